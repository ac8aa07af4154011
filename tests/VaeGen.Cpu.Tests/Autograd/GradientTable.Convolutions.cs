using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Autograd;

// Convolutions, and gradients of their gradients: each of the three products that a convolution joins is differentiated by the other two.
internal static partial class GradientTable
{
    private static void AddConvolutions(Dictionary<string, (Func<Tensor[], Tensor> Function, Input[] Inputs)> cases)
    {
        Input signal = Sized(2, 2, 5), kernel = Sized(0.9, 2, 2, 3), two = Sized(0.5, 2), image = Sized(2, 2, 4, 3), kernels = Sized(0.7, 2, 2, 3, 2);
        Add("conv1d", static x => functional.conv1d(x[0], x[1], x[2], 2, 1), signal, kernel, two);
        Add("conv1d same", static x => functional.conv1d_padding(x[0], x[1], padding: Padding.Same, dilation: 2), signal, kernel);
        Add("conv2d", static x => functional.conv2d(x[0], x[1], x[2]), image, kernels, two);
        Add("conv2d strided", static x => functional.conv2d(x[0], x[1], x[2], [2, 1], [1, 2], [1, 2]), image, kernels, two);
        Add("conv2d groups", static x => functional.conv2d(x[0], x[1], x[2], groups: 2), image, Sized(0.7, 2, 1, 3, 2), two);
        Add("conv2d unbatched, transposed", static x => functional.conv2d(x[0].transpose(1, 2), x[1].transpose(2, 3)), Sized(2, 4, 3), kernels);
        Add("conv_transpose1d", static x => functional.conv_transpose1d(x[0], x[1], x[2], 2, 1, 1), signal, kernel, two);
        Add("conv_transpose2d", static x => functional.conv_transpose2d(x[0], x[1], x[2]), Sized(1, 2, 2, 3), kernels, two);
        Add("conv_transpose2d strided", static x => functional.conv_transpose2d(x[0], x[1], x[2], [2, 3], [1, 0], [1, 2], [1, 2]), Sized(1, 2, 2, 3), kernels, two);
        Add("conv_transpose2d groups", static x => functional.conv_transpose2d(x[0], x[1], null, [2, 2], groups: 2), Sized(1, 2, 2, 3), Sized(0.7, 2, 1, 3, 2));
        Add("pad", static x => functional.pad(x[0], (1, -1, 0, 2), value: 0.3), Sized(2, 3, 2));
        Add("pad reflect", static x => functional.pad(x[0], (2, 1), PaddingModes.Reflect), Sized(2, 3));
        Add("pad replicate", static x => functional.pad(x[0], (2, 1), PaddingModes.Replicate), Sized(2, 3));
        Add("pad circular", static x => functional.pad(x[0], (2, 1), PaddingModes.Circular), Sized(1, 2, 3));

        void Add(string name, Func<Tensor[], Tensor> function, params Input[] inputs) => cases.Add(name, (function, inputs));
    }
}
