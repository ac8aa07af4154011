using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
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
