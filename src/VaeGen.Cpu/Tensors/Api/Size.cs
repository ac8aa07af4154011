using System.Collections;
using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sizes of a tensor.</summary>
    public struct Size : IEnumerable<long>
    {
        public static readonly Size Empty = new(Array.Empty<long>());

        private readonly long[] extents;

        public Size(long[] shape) => extents = (long[])shape.Clone();

        public Size(int[] shape) => extents = Shapes.Widen(shape);

        public Size(IEnumerable<long> shape) => extents = shape.ToArray();

        public Size(long size) => extents = [size];

        public Size(int size) => extents = [size];

        public Size((long, long) size) => extents = [size.Item1, size.Item2];

        public Size((long, long, long) size) => extents = [size.Item1, size.Item2, size.Item3];

        public Size((long, long, long, long) size) => extents = [size.Item1, size.Item2, size.Item3, size.Item4];

        public Size((long, long, long, long, long) size) => extents = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        public Size((long, long, long, long, long, long) size) => extents = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        public Size((int, int) size) => extents = [size.Item1, size.Item2];

        public Size((int, int, int) size) => extents = [size.Item1, size.Item2, size.Item3];

        public Size((int, int, int, int) size) => extents = [size.Item1, size.Item2, size.Item3, size.Item4];

        public Size((int, int, int, int, int) size) => extents = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        public Size((int, int, int, int, int, int) size) => extents = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        public readonly int Length => extents.Length;

        public readonly bool IsEmpty => extents.Length == 0;

        public readonly bool IsScalar => IsEmpty;

        public readonly long[] Shape => extents;

        public readonly long this[int idx] => extents[idx];

        public readonly long this[long idx] => extents[(int)idx];

        public static implicit operator Size(long size) => new(size);

        public static implicit operator Size(long[] size) => new(size);

        public static implicit operator Size((long, long) size) => new(size);

        public static implicit operator Size((long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long, long, long) size) => new(size);

        public static Size operator +(Size left, Size right) => new([.. left.extents, .. right.extents]);

        public static Size operator +(Size left, IEnumerable<long> right) => new([.. left.extents, .. right]);

        public static bool operator ==(Size left, Size right) => left.extents.AsSpan().SequenceEqual(right.extents);

        public static bool operator !=(Size left, Size right) => !(left == right);

        /// <summary>The extents from one place up to, not including, another; negative places count from the end.</summary>
        public readonly Size Slice(int first, int next)
        {
            var length = extents.Length;
            var start = Math.Clamp(first < 0 ? first + length : first, 0, length);
            var end = Math.Clamp(next < 0 ? next + length : next, start, length);
            return new Size(extents[start..end]);
        }

        public readonly IEnumerable<long> Take(int i) => extents.Take(i);

        public readonly long numel() => Shapes.Count(extents);

        public readonly IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)extents).GetEnumerator();

        readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override readonly bool Equals(object? obj) => obj is Size other && this == other;

        public override readonly int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var extent in extents)
            {
                hash.Add(extent);
            }
            return hash.ToHashCode();
        }
    }
}
