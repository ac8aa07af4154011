using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Memory;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <summary>
/// What a tensor is, shared by every handle to it: geometry over a storage, and its place in the autograd graph.
/// Counted: each handle, each node that saved it and each function result owns one count; the last one out
/// hands the storage back. A count that is never released costs nothing but an earlier reuse: the collector takes it.
/// </summary>
internal sealed unsafe class TensorImpl
{
    private int references = 1;
    private TensorImpl? grad;
    private long[] strides;
    private bool? contiguous;
    private Node? gradFn;
    private TensorImpl? viewBase;
    private int viewVersion;

    /// <summary>Takes over the caller's count of the storage. The arrays are shared and must never be written to.</summary>
    internal TensorImpl(Storage storage, long[] sizes, long[] strides, long offset, ScalarType dtype)
    {
        Storage = storage;
        Sizes = sizes;
        this.strides = strides;
        Offset = offset;
        DType = dtype;
        Count = Shapes.Count(sizes);
    }

    internal Storage Storage { get; private set; }

    internal long[] Sizes { get; private set; }

    internal long[] Strides => strides;

    internal long Offset { get; private set; }

    internal ScalarType DType { get; private set; }

    internal long Count { get; private set; }

    /// <summary>A number that met a tensor: it yields to the tensor's type.</summary>
    internal bool IsNumber { get; set; }

    /// <summary>Made under inference mode: never part of a graph.</summary>
    internal bool IsInference { get; set; }

    /// <summary>A leaf whose gradient is wanted.</summary>
    internal bool LeafRequiresGrad { get; set; }

    internal bool RetainsGrad { get; set; }

    /// <summary>The gradient, owned once; null before a backward pass.</summary>
    internal TensorImpl? Grad
    {
        get
        {
            if (IsGradOutdated)
            {
                IsGradOutdated = false;
                Ops.FillWithZeros(grad!);
            }
            return grad;
        }
    }

    /// <summary>The gradient counts as zero although its memory still holds the last one's values.</summary>
    internal bool IsGradOutdated { get; private set; }

    /// <summary>The function that computed this tensor, owned once; null for leaves.</summary>
    internal Node? GradFn
    {
        get
        {
            if (viewBase is { } root && viewVersion != root.HistoryVersion)
            {
                RefreshHistory();
            }
            return gradFn;
        }
    }

    /// <summary>Which of the function's outputs this is.</summary>
    internal int OutputIndex { get; private set; }

    /// <summary>For a differentiable view: the tensor it looks at, itself no view, owned once. Null for a tensor of its own.</summary>
    internal TensorImpl? ViewBase => viewBase;

    /// <summary>How often an in-place change of a view has rewritten this base's history.</summary>
    internal int HistoryVersion { get; set; }

    /// <summary>The node that adds gradients to this leaf. Not counted: it holds nothing that must be freed.</summary>
    internal AccumulateGrad? Accumulator { get; set; }

    internal bool RequiresGrad => LeafRequiresGrad || GradFn is not null;

    internal bool IsLeaf => GradFn is null;

    internal int Rank => Sizes.Length;

    internal bool IsContiguous => contiguous ??= Shapes.IsContiguous(Sizes, strides);

    internal bool IsDisposed => Volatile.Read(ref references) <= 0;

    /// <summary>True when the caller's count is the only one, of tensor and memory: it may be overwritten.</summary>
    internal bool IsUnshared => Volatile.Read(ref references) == 1 && Storage.IsUnshared;

    /// <summary>The first element. Whoever takes it keeps the tensor alive until done.</summary>
    internal byte* Data => (byte*)Storage.Data + Offset * DTypes.Size(DType);

    internal static TensorImpl Empty(long[] sizes, ScalarType dtype) => Empty(sizes, Shapes.ContiguousStrides(sizes), dtype);

    /// <summary>Uninitialised memory with the contiguous strides given.</summary>
    internal static TensorImpl Empty(long[] sizes, long[] strides, ScalarType dtype)
    {
        var bytes = checked(Shapes.Count(sizes) * DTypes.Size(dtype));
        return new TensorImpl(Storage.Allocate(bytes), sizes, strides, 0, dtype) { IsInference = GradMode.IsInference, contiguous = true };
    }

    internal static TensorImpl EmptyLike(TensorImpl other, ScalarType? dtype = null) =>
        other.IsContiguous ? Empty(other.Sizes, other.Strides, dtype ?? other.DType) : Empty(other.Sizes, dtype ?? other.DType);

    /// <summary>Another tensor over the same storage, outside every graph.</summary>
    internal TensorImpl Alias(long[] sizes, long[] newStrides, long offset)
    {
        Storage.Retain();
        return new TensorImpl(Storage, sizes, newStrides, offset, DType) { IsInference = IsInference };
    }

    internal TensorImpl Alias() => Alias(Sizes, strides, Offset);

    internal T* Pointer<T>() where T : unmanaged => (T*)Data;

    internal TensorImpl Retain()
    {
        Interlocked.Increment(ref references);
        return this;
    }

    internal void Release()
    {
        if (Interlocked.Decrement(ref references) != 0)
        {
            return;
        }
        Storage.Release();
        SetGrad(null);
        var node = gradFn;
        gradFn = null;
        node?.Release();
        var root = viewBase;
        viewBase = null;
        root?.Release();
    }

    /// <summary>Takes over the caller's count of the gradient.</summary>
    internal void SetGrad(TensorImpl? grad)
    {
        var old = this.grad;
        this.grad = grad;
        IsGradOutdated = false;
        old?.Release();
    }

    /// <summary>
    /// Sets the gradient to zero. Where nobody else sees its memory that is done when someone looks:
    /// the backward pass of the next training step puts another gradient in its place without ever reading it.
    /// </summary>
    internal void ZeroGrad()
    {
        if (grad is not null)
        {
            if (grad.IsUnshared && !grad.RequiresGrad)
            {
                IsGradOutdated = true;
            }
            else
            {
                Ops.FillWithZeros(grad);
            }
        }
    }

    /// <summary>Makes this tensor an output of the node, in place of what computed it before.</summary>
    internal void SetGradFn(Node? node, int output = 0)
    {
        node?.Retain();
        var old = gradFn;
        gradFn = node;
        OutputIndex = output;
        old?.Release();
    }

    /// <summary>Makes this a differentiable view of the tensor it was taken from.</summary>
    internal void SetViewOf(TensorImpl other)
    {
        viewBase = (other.viewBase ?? other).Retain();
        viewVersion = viewBase.HistoryVersion;
    }

    /// <summary>Takes the gradient function anew from the base.</summary>
    internal void RefreshHistory()
    {
        viewVersion = viewBase!.HistoryVersion;
        SetGradFn(ViewHistory.Derive(this, viewBase));
    }

    /// <summary>Changes the geometry in place (squeeze_, transpose_ and their like).</summary>
    internal void Reshape(long[] sizes, long[] newStrides, long offset)
    {
        Sizes = sizes;
        strides = newStrides;
        Offset = offset;
        Count = Shapes.Count(sizes);
        contiguous = null;
    }

    /// <summary>Takes another tensor's memory and geometry (set_).</summary>
    internal void Adopt(TensorImpl other)
    {
        other.Storage.Retain();
        var old = Storage;
        Storage = other.Storage;
        DType = other.DType;
        Reshape(other.Sizes, other.Strides, other.Offset);
        old.Release();
    }
}
