using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public long[] shape => (long[])Impl.Sizes.Clone();

        public long Dimensions => Impl.Rank;

        public long ndim => Impl.Rank;

        public long NumberOfElements => Impl.Count;

        public long ElementSize => DTypes.Size(Impl.DType);

        public ScalarType dtype => Impl.DType;

        public Device device
        {
            get
            {
                _ = Impl;
                return CPU;
            }
        }

        public DeviceType device_type => device.type;

        public int device_index => device.index;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse
        {
            get
            {
                _ = Impl;
                return false;
            }
        }

        public long dim() => Impl.Rank;

        public long numel() => Impl.Count;

        public long element_size() => ElementSize;

        public long[] size() => shape;

        public long size(int dim) => Impl.Rank == 0 ? throw NoDimensions(dim) : Impl.Sizes[Shapes.Dim(dim, Impl.Rank)];

        public long[] stride() => (long[])Impl.Strides.Clone();

        public long stride(int dim) => Impl.Rank == 0 ? throw NoDimensions(dim) : Impl.Strides[Shapes.Dim(dim, Impl.Rank)];

        public long storage_offset() => Impl.Offset;

        public bool is_contiguous() => Impl.IsContiguous;

        public bool is_floating_point() => DTypes.IsFloating(Impl.DType);

        public bool is_integral() => torch.is_integral(Impl.DType);

        public bool is_complex() => torch.is_complex(Impl.DType);

        public bool is_cpu() => device_type == DeviceType.CPU;

        private static IndexOutOfRangeException NoDimensions(int dim) => new($"A tensor without dimensions has no dimension {dim}.");
    }

    public static bool is_integral(ScalarType type) => DTypes.IsIntegral(type, includeBool: true);

    public static bool is_integral(Tensor t) => is_integral(t.dtype);

    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    public static bool is_floating_point(Tensor input) => is_floating_point(input.dtype);

    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    public static bool is_complex(Tensor input) => is_complex(input.dtype);
}
