using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Spreads groups of r² channels over r × r pixels: [*, C·r², H, W] becomes [*, C, H·r, W·r] (Shi et al. 2016).</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The channels cannot be grouped so.</exception>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor)
            {
                var sizes = input.Impl.Sizes;
                var r = upscale_factor;
                Errors.Check(sizes.Length >= 3, $"pixel_shuffle expects input to have at least 3 dimensions, but got the shape {Shapes.Text(sizes)}");
                Errors.Check(r > 0, $"pixel_shuffle expects a positive upscale_factor, but got {r}");
                Errors.Check(
                    sizes[^3] % (r * r) == 0,
                    $"pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, {r}, but got the shape {Shapes.Text(sizes)}");
                long channels = sizes[^3] / (r * r), height = sizes[^2], width = sizes[^1];
                using var split = input.reshape([Shapes.Count(sizes.AsSpan(0, sizes.Length - 3)), channels, r, r, height, width]);
                using var moved = split.permute(0, 1, 4, 2, 5, 3);
                return moved.reshape([.. sizes[..^3], channels, height * r, width * r]);
            }

            /// <summary>The way back: [*, C, H·r, W·r] becomes [*, C·r², H, W].</summary>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor)
            {
                var sizes = input.Impl.Sizes;
                var r = downscale_factor;
                Errors.Check(sizes.Length >= 3, $"pixel_unshuffle expects input to have at least 3 dimensions, but got the shape {Shapes.Text(sizes)}");
                Errors.Check(r > 0, $"pixel_unshuffle expects a positive downscale_factor, but got {r}");
                Errors.Check(
                    sizes[^2] % r == 0 && sizes[^1] % r == 0,
                    $"pixel_unshuffle expects height and width to be divisible by downscale_factor, {r}, but got the shape {Shapes.Text(sizes)}");
                long channels = sizes[^3], height = sizes[^2] / r, width = sizes[^1] / r;
                using var split = input.reshape([Shapes.Count(sizes.AsSpan(0, sizes.Length - 3)), channels, height, r, width, r]);
                using var moved = split.permute(0, 1, 3, 5, 2, 4);
                return moved.reshape([.. sizes[..^3], channels * r * r, height, width]);
            }
        }
    }
}
