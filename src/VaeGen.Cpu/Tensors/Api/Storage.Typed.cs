using System.Collections;
using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    /// <inheritdoc cref="Storage"/>
    /// <typeparam name="T">The elements' type.</typeparam>
    public sealed class Storage<T> : Storage, IDisposable, IEnumerable<T> where T : unmanaged
    {
        private readonly T single;

        /// <summary>Takes over the caller's count of a contiguous row.</summary>
        internal Storage(TensorImpl row)
        {
            this.row = row;
        }

        private Storage(T single)
        {
            this.single = single;
        }

        public int Count => checked((int)Row.Count);

        public bool IsReadOnly => false;

        public Device device
        {
            get
            {
                _ = Row;
                return CPU;
            }
        }

        private unsafe Span<T> Elements => new(Row.Pointer<T>(), Count);

        /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
        public T this[int index]
        {
            get => Elements[index];
            set
            {
                Elements[index] = value;
                Row.Storage.Version++;
            }
        }

        /// <summary>Some of the elements, in the same memory; a single value can be written to all of them.</summary>
        /// <exception cref="IndexOutOfRangeException">The range goes beyond the elements.</exception>
        /// <exception cref="ArgumentException">The range ends before it starts.</exception>
        public Storage<T> this[Range range]
        {
            get => this[(range.Start.GetOffset(Count), range.End.GetOffset(Count))];
            set => this[(range.Start.GetOffset(Count), range.End.GetOffset(Count))] = value;
        }

        /// <inheritdoc cref="this[Range]"/>
        public Storage<T> this[(int? start, int? end) range]
        {
            get
            {
                var (start, length) = Within(range);
                return new Storage<T>(Row.Alias([length], [1], Row.Offset + start));
            }
            set
            {
                if (value.row is not null)
                {
                    throw new InvalidOperationException("Only a single value can be written to a range of a storage.");
                }
                var (start, length) = Within(range);
                Elements.Slice(start, length).Fill(value.single);
                Row.Storage.Version++;
            }
        }

        public static implicit operator Storage<T>(T value) => new(value);

        public override unsafe int element_size()
        {
            _ = Row;
            return sizeof(T);
        }

        public Storage<T> cpu() => new(Row.Retain());

        public T[] ToArray() => Elements.ToArray();

        public IList<T> tolist() => ToArray();

        public void fill_(T value)
        {
            Elements.Fill(value);
            Row.Storage.Version++;
        }

        public void copy_(IList<T> array) => CopyFrom(array, 0);

        /// <summary>Writes the array's elements from an index on, as many as both have.</summary>
        public void CopyFrom(IList<T> array, int arrayIndex)
        {
            var source = Spans.Of(array)[arrayIndex..];
            var target = Elements;
            source[..Math.Min(source.Length, target.Length)].CopyTo(target);
            Row.Storage.Version++;
        }

        /// <summary>Writes to the array from an index on, as many elements as both have.</summary>
        public void CopyTo(IList<T> array, int arrayIndex)
        {
            var count = Math.Min(Count, array.Count - arrayIndex);
            for (var i = 0; i < count; i++)
            {
                array[arrayIndex + i] = Elements[i];
            }
        }

        public bool Contains(T item) => IndexOf(item) >= 0;

        public int IndexOf(T item) => Array.IndexOf(ToArray(), item);

        public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Lets go of the memory; the tensor keeps it.</summary>
        public void Dispose()
        {
            row?.Release();
            row = null;
        }

        private (int Start, int Length) Within((int? Start, int? End) range)
        {
            var (start, end) = (range.Start ?? 0, range.End ?? Count);
            if (end < start)
            {
                throw new ArgumentException($"A range cannot end at {end}, before its start {start}.", nameof(range));
            }
            if (start < 0 || end > Count)
            {
                throw new IndexOutOfRangeException($"The range from {start} to {end} goes beyond the {Count} elements.");
            }
            return (start, end - start);
        }
    }
}
