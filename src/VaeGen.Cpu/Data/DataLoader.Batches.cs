using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class DataLoader<T, S>
{
    /// <summary>One epoch.</summary>
    private sealed class Batches(DataLoader<T, S> loader) : IEnumerator<S>
    {
        private readonly List<long> places = [];
        private IEnumerator<long> order = loader.sampler.GetEnumerator();
        private IReadOnlyList<IDisposable> owned = [];

        public S Current { get; private set; } = default!;

        object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            DisposeBatch();
            places.Clear();
            while (places.Count < loader.batch_size && order.MoveNext())
            {
                places.Add(order.Current);
            }
            if (places.Count == 0 || (loader.drop_last && places.Count < loader.batch_size))
            {
                return false;
            }

            var samples = new T[places.Count];
            var parts = new IReadOnlyList<IDisposable>[places.Count];
            if (loader.num_workers == 1)
            {
                for (var i = 0; i < samples.Length; i++)
                {
                    parts[i] = Collected(() => samples[i] = loader.dataset.GetTensor(places[i]));
                }
            }
            else
            {
                var workers = new ParallelOptions { MaxDegreeOfParallelism = loader.num_workers };
                _ = Parallel.For(0, samples.Length, workers, i => parts[i] = Collected(() => samples[i] = loader.dataset.GetTensor(places[i])));
            }
            var batch = Collected(() => Current = loader.collate_fn(samples, loader.Device));
            owned = loader.DisposeBatch ? batch : [];
            foreach (var part in parts)
            {
                DisposeAll(part);
            }
            return true;
        }

        public void Reset()
        {
            DisposeBatch();
            order.Dispose();
            order = loader.sampler.GetEnumerator();
        }

        public void Dispose()
        {
            DisposeBatch();
            order.Dispose();
        }

        /// <summary>The tensors that the action made and did not dispose of, out of every scope.</summary>
        private static IReadOnlyList<IDisposable> Collected(Action action)
        {
            using var scope = NewDisposeScope();
            action();
            var made = scope.DisposablesView;
            scope.Detach(made);
            return made;
        }

        private static void DisposeAll(IReadOnlyList<IDisposable> disposables)
        {
            foreach (var disposable in disposables)
            {
                disposable.Dispose();
            }
        }

        private void DisposeBatch()
        {
            DisposeAll(owned);
            owned = [];
        }
    }
}
