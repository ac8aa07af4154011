using VaeGen.Cpu;
using VaeGen.Cpu.Picking;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>A vector for every label, with 1 at the label's place and 0 elsewhere: shape [..., classes], Int64.</summary>
            /// <param name="x">Labels, Int64, from 0.</param>
            /// <param name="num_classes">How many there are; −1: one more than the largest label.</param>
            public static unsafe Tensor one_hot(Tensor x, long num_classes = -1)
            {
                var labels = x.Impl;
                Errors.Check(labels.DType == ScalarType.Int64, $"one_hot is only applicable to index tensor of type LongTensor, got {DTypes.Name(labels.DType)}");
                var values = IndexValues.Read(labels);
                Errors.Check(num_classes > 0 || values.Length > 0, $"Can not infer total number of classes from empty tensor.");
                var classes = num_classes == -1 ? values.Max() + 1 : num_classes;
                var result = Ops.Full([.. labels.Sizes, classes], 0, ScalarType.Int64);
                var row = result.Pointer<long>();
                foreach (var label in values)
                {
                    Errors.Check(label >= 0 && label < classes, $"Class values must be non-negative and smaller than num_classes ({classes}), got {label}");
                    row[label] = 1;
                    row += classes;
                }
                GC.KeepAlive(result);
                return new Tensor(result);
            }
        }
    }
}
