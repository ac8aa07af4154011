using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>[*, C·r², H, W] becomes [*, C, H·r, W·r]: each block of r² channels is a picture element of r by r.</summary>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor)
            {
                var (lead, sizes, r) = (input.dim() - 3, input.shape, upscale_factor);
                Errors.Check(
                    lead >= 0 && r > 0 && sizes[lead] % (r * r) == 0,
                    $"pixel_shuffle expects [*, C, H, W] with C divisible by the square of the upscale factor {r}, but got {Shapes.Text(sizes)}");
                long channels = sizes[lead] / (r * r), height = sizes[lead + 1], width = sizes[lead + 2];
                using var parts = input.reshape([-1, channels, r, r, height, width]);
                using var turned = parts.permute(0, 1, 4, 2, 5, 3);
                return turned.reshape([.. sizes[..(int)lead], channels, height * r, width * r]);
            }

            /// <summary>[*, C, H·r, W·r] becomes [*, C·r², H, W]: the inverse of <see cref="pixel_shuffle"/>.</summary>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor)
            {
                var (lead, sizes, r) = (input.dim() - 3, input.shape, downscale_factor);
                Errors.Check(
                    lead >= 0 && r > 0 && sizes[lead + 1] % r == 0 && sizes[lead + 2] % r == 0,
                    $"pixel_unshuffle expects [*, C, H, W] with H and W divisible by the downscale factor {r}, but got {Shapes.Text(sizes)}");
                long channels = sizes[lead], height = sizes[lead + 1] / r, width = sizes[lead + 2] / r;
                using var parts = input.reshape([-1, channels, height, r, width, r]);
                using var turned = parts.permute(0, 1, 3, 5, 2, 4);
                return turned.reshape([.. sizes[..(int)lead], channels * r * r, height, width]);
            }
        }
    }

    public partial class Tensor
    {
        /// <summary>Deals the channels (dimension 1) of each group out to all groups.</summary>
        public Tensor channel_shuffle(long groups)
        {
            var sizes = shape;
            Errors.Check(
                sizes.Length > 2 && groups > 0 && sizes[1] % groups == 0,
                $"channel_shuffle expects [N, C, *] with C divisible by the number of groups {groups}, but got {Shapes.Text(sizes)}");
            using var parts = reshape([sizes[0], groups, sizes[1] / groups, -1]);
            using var turned = parts.transpose(1, 2);
            return turned.reshape(sizes);
        }
    }
}
