using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor: a handle to data that other handles (views, aliases, the autograd graph) may share.
    /// Disposing it gives the data back as soon as nothing else needs it.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long totalCount;
        private static long peakCount;
        private static long lastHandle;

        private TensorImpl? impl;
        private nint handle;

        /// <summary>Takes over the caller's count.</summary>
        internal Tensor(TensorImpl impl)
        {
            this.impl = impl;
            var total = Interlocked.Increment(ref totalCount);
            if (total > Volatile.Read(ref peakCount))
            {
                Volatile.Write(ref peakCount, total);
            }
            DisposeScopeManager.ThreadSingleton.Register(this);
        }

        /// <summary>
        /// Takes another tensor's place, in its scope and in the counts: the other one becomes invalid.
        /// What it stood for lives on here as a leaf, outside the graph it may have been part of.
        /// </summary>
        private protected Tensor(Tensor other)
        {
            var released = other.Impl;
            impl = released.Alias();
            if (other.OwningDisposeScope is { } scope)
            {
                scope.Remove(other);
                scope.Add(this);
            }
            other.impl = null;
            released.Release();
        }

        /// <summary>Handles that have not been disposed of; for finding leaks.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        public static long PeakCount => Interlocked.Read(ref peakCount);

        public string? name { get; set; }

        public bool IsInvalid => impl is null;

        /// <summary>A number that no other tensor object has. TorchSharp's is an address, which nothing outside it may use either.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        public nint Handle
        {
            get
            {
                if (impl is null)
                {
                    throw new InvalidOperationException("The tensor has been disposed.");
                }
                return handle != 0 ? handle : handle = (nint)Interlocked.Increment(ref lastHandle);
            }
        }

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal int ScopeIndex { get; set; }

        /// <summary>What the handle stands for.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        internal TensorImpl Impl => impl ?? throw new ObjectDisposedException(nameof(Tensor), "The tensor has been disposed.");

        public void Dispose()
        {
            Dispose(true);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (impl is not { } released)
            {
                return;
            }
            DisposeScopeManager.ThreadSingleton.Disposing(this);
            OwningDisposeScope?.Remove(this);
            impl = null;
            _ = Interlocked.Decrement(ref totalCount);
            released.Release();
        }

        /// <summary>Hands the tensor to the scope around its own; to nobody when there is none.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner)
            {
                owner.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }
            return this;
        }

        /// <summary>Another handle to the same tensor, to be disposed of by itself.</summary>
        public Tensor alias() => new(Impl.Retain());

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => base.GetHashCode();

        /// <summary>Replaces what this handle stands for; takes over the caller's count (parameters that move to another type).</summary>
        internal void Replace(TensorImpl other)
        {
            var old = Impl;
            impl = other;
            old.Release();
        }
    }
}
