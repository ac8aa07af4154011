namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Samples that can be fetched by their number.</summary>
            /// <typeparam name="T">What one sample is.</typeparam>
            public abstract class Dataset<T> : IDisposable
            {
                public abstract long Count { get; }

                /// <summary>One sample; tensors without a batch dimension.</summary>
                public abstract T GetTensor(long index);

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing)
                {
                }
            }

            /// <summary>Samples whose tensors have names.</summary>
            public abstract class Dataset : Dataset<Dictionary<string, Tensor>>
            {
            }

            /// <summary>Samples that are lists of tensors.</summary>
            public abstract class IterableDataset : Dataset<IList<Tensor>>
            {
            }
        }
    }
}
