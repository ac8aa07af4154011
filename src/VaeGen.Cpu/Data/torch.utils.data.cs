namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        /// <summary>Data sets and the loops over them.</summary>
        public static partial class data
        {
            /// <summary>Rows of several tensors side by side.</summary>
            /// <exception cref="ArgumentNullException">No tensor is given.</exception>
            /// <exception cref="ArgumentException">The tensors differ in their number of rows.</exception>
            public static Modules.TensorDataset TensorDataset(params Tensor[] tensors) => new(tensors);

            /// <inheritdoc cref="Modules.DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, IEnumerable{long}, Device, int, bool, bool, bool)"/>
            public static Modules.DataLoader DataLoader(
                Dataset dataset,
                int batchSize,
                IEnumerable<long> shuffler,
                Device? device = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true) =>
                new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <inheritdoc cref="Modules.DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, bool, Device, int?, int, bool, bool, bool)"/>
            public static Modules.DataLoader DataLoader(
                Dataset dataset,
                int batchSize,
                bool shuffle = false,
                Device? device = null,
                int? seed = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true) =>
                new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <inheritdoc cref="Modules.DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, IEnumerable{long}, Device, int, bool, bool, bool)"/>
            public static Modules.IterableDataLoader DataLoader(
                IterableDataset dataset,
                int batchSize,
                IEnumerable<long> shuffler,
                Device? device = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true) =>
                new(dataset, batchSize, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset);

            /// <inheritdoc cref="Modules.DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, bool, Device, int?, int, bool, bool, bool)"/>
            public static Modules.IterableDataLoader DataLoader(
                IterableDataset dataset,
                int batchSize,
                bool shuffle = false,
                Device? device = null,
                int? seed = null,
                int num_worker = 1,
                bool drop_last = false,
                bool disposeBatch = true,
                bool disposeDataset = true) =>
                new(dataset, batchSize, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset);
        }
    }
}
