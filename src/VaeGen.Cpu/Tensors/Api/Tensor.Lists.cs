using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements as nested lists of <see cref="Scalar"/>s; a tensor without dimensions is one scalar.</summary>
        public object tolist()
        {
            if (Impl.Rank == 0)
            {
                return this.ToScalar();
            }
            var list = new ArrayList();
            foreach (var row in unbind(0))
            {
                list.Add(row.tolist());
                row.Dispose();
            }
            return list;
        }

        /// <summary>The places of the elements that differ from zero, one tensor a dimension.</summary>
        public IList<Tensor> nonzero_as_list()
        {
            // A number has a place in a row of its own.
            using var input = Impl.Rank == 0 ? unsqueeze(0) : alias();
            using var places = input.nonzero();
            return places.unbind(1);
        }

        /// <summary>Writes the elements as they lie in memory.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024) => stream.Write(bytes);

        /// <summary>Reads the elements as <see cref="WriteBytesToStream"/> writes them.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
        /// <exception cref="EndOfStreamException">The stream ends before the tensor is full.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            stream.ReadExactly(bytes);
            Impl.Storage.Version++;
        }
    }
}
