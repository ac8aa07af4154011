using System.Runtime.InteropServices;

namespace VaeGen.Cpu.Memory;

/// <summary>A .NET array held in its place while a tensor looks at it.</summary>
internal sealed class BorrowedArray(Array array) : IDisposable
{
    private GCHandle handle = GCHandle.Alloc(array, GCHandleType.Pinned);

    // For tensors that nobody disposes of: the array must not stay in its place for ever.
    ~BorrowedArray() => Free();

    internal nint Address => handle.AddrOfPinnedObject();

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (handle.IsAllocated)
        {
            handle.Free();
        }
    }
}
