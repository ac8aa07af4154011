namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor new_zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeZeros([dim0, dim1, dim2, dim3], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeZeros([dim0, dim1, dim2], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeZeros([rows, columns], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeZeros([size], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeZeros((long[])size.Clone(), dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeZeros(size.ToArray(), dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeOnes([dim0, dim1, dim2, dim3], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeOnes([dim0, dim1, dim2], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeOnes([rows, columns], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeOnes([size], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeFull([dim0, dim1, dim2, dim3], value.Value, dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeFull([dim0, dim1, dim2], value.Value, dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeFull([rows, columns], value.Value, dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeFull([size], value.Value, dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeFull((long[])size.Clone(), value.Value, dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeFull(size.ToArray(), value.Value, dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeEmpty([dim0, dim1, dim2, dim3], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeEmpty([dim0, dim1, dim2], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeEmpty([rows, columns], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeEmpty([size], dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeEmpty((long[])size.Clone(), dtype ?? Impl.DType, device, requires_grad);

        public Tensor new_empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            MakeEmpty(size.ToArray(), dtype ?? Impl.DType, device, requires_grad);
    }
}
