namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place between the brackets of an indexed tensor: a number, a range, a tensor, or a word such as Ellipsis.</summary>
    public struct TensorIndex
    {
        /// <summary>As many whole dimensions as the other indices leave over.</summary>
        public static readonly TensorIndex Ellipsis = new() { Kind = IndexKind.Ellipsis };

        /// <summary>A new dimension of size one.</summary>
        public static readonly TensorIndex None = new() { Kind = IndexKind.None };

        public static readonly TensorIndex Null = new() { Kind = IndexKind.None };

        /// <summary>The whole dimension.</summary>
        public static readonly TensorIndex Colon = Slice();

        internal enum IndexKind
        {
            None,
            Single,
            Slice,
            Ellipsis,
            Bool,
            Tensor,
        }

        internal IndexKind Kind { get; private init; }

        /// <summary>The index itself, or where a slice starts.</summary>
        internal long? Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long? Step { get; private init; }

        internal bool Flag { get; private init; }

        internal Tensor? Picked { get; private init; }

        /// <summary>From start (inclusive) to stop (exclusive); negative positions count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Kind = IndexKind.Slice, Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice((long?)range.start, (long?)range.end);

        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value);

        public static TensorIndex Bool(bool value) => new() { Kind = IndexKind.Bool, Flag = value };

        public static TensorIndex Single(long? index) => new() { Kind = IndexKind.Single, Start = index };

        public static TensorIndex Tensor(Tensor tensor) => new() { Kind = IndexKind.Tensor, Picked = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        // TorchSharp has this conversion so that indices of both kinds can stand in one list, and never performs it.
        public static implicit operator Tensor(TensorIndex value) =>
            throw new InvalidOperationException("An index is no tensor: wrap the tensor with TensorIndex.Tensor instead.");
    }
}
