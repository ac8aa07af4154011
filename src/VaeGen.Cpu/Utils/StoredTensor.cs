using System.Buffers;
using VaeGen.Cpu;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>
/// A tensor in TorchSharp's format, its header read and its elements still in the stream. The header is not believed:
/// nothing is allocated that the stream does not hold.
/// </summary>
internal sealed unsafe class StoredTensor
{
    // A span's length is an int, a tensor's number of bytes a long.
    private const int Part = 1 << 30;

    // As much is allocated on the word of a stream that cannot tell its length.
    private const long Trusted = 1 << 24;

    private readonly Stream stream;
    private readonly string name;
    private readonly long bytes;

    /// <summary>Reads a header.</summary>
    /// <param name="reader">Stands where a tensor begins.</param>
    /// <param name="name">What messages call it, as the subject of a sentence.</param>
    /// <exception cref="EndOfStreamException">The stream ends before the tensor does.</exception>
    /// <exception cref="InvalidDataException">No tensor begins here.</exception>
    /// <exception cref="NotSupportedException">The engine has no tensors of the saved type.</exception>
    internal StoredTensor(BinaryReader reader, string name = "The saved tensor")
    {
        this.name = name;
        stream = reader.BaseStream;
        var type = Number(reader);
        var rank = Number(reader);
        Expect(type is >= 0 and <= sbyte.MaxValue && Enum.IsDefined((ScalarType)type), $"begins with type {type}, which no tensor has.");
        Expect(rank is >= 0 and <= 64, $"has {rank} dimensions: expected 0 to 64.");
        DType = (ScalarType)type;
        Sizes = new long[rank];
        for (var i = 0; i < Sizes.Length; i++)
        {
            Sizes[i] = Number(reader);
            Expect(Sizes[i] >= 0, $"has size {Sizes[i]} in dimension {i}.");
        }

        try
        {
            bytes = checked(Shapes.Count(Sizes) * DTypes.Size(DType));
        }
        catch (OverflowException error)
        {
            throw new InvalidDataException($"{name} has the shape {Shapes.Text(Sizes)}: more bytes than can be counted.", error);
        }

        var left = stream.CanSeek ? stream.Length - stream.Position : bytes;
        if (left < bytes)
        {
            throw new EndOfStreamException($"{name} ends too early: {DTypes.Name(DType)} of shape {Shapes.Text(Sizes)} takes {bytes} bytes, {left} are left.");
        }
    }

    internal ScalarType DType { get; }

    internal long[] Sizes { get; }

    /// <summary>Checks that the elements could be written over the tensor's own.</summary>
    /// <exception cref="ArgumentException">The saved tensor has another type or shape.</exception>
    internal void CheckFits(TensorImpl target)
    {
        CheckType(target);
        if (!Shapes.Same(Sizes, target.Sizes))
        {
            throw Misfit(target);
        }
    }

    internal void CheckType(TensorImpl target)
    {
        if (DType != target.DType)
        {
            throw Misfit(target);
        }
    }

    /// <summary>Reads the elements.</summary>
    internal TensorImpl Read()
    {
        var room = stream.CanSeek ? bytes : Math.Min(bytes, Trusted);
        var storage = Storage.Allocate(room);
        for (var done = Fill(storage, 0, room); done < bytes; done = Fill(storage, done, room))
        {
            room = Math.Min(bytes, 2 * room);
            var larger = Storage.Allocate(room);
            Buffer.MemoryCopy(storage.Data, larger.Data, room, done);
            storage.Release();
            storage = larger;
        }

        return new TensorImpl(storage, Sizes, Shapes.ContiguousStrides(Sizes), 0, DType) { IsInference = VaeGen.Cpu.Autograd.GradMode.IsInference };
    }

    /// <summary>Goes past the elements.</summary>
    internal void Skip()
    {
        if (stream.CanSeek)
        {
            stream.Seek(bytes, SeekOrigin.Current);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        for (long done = 0; done < bytes; done += buffer.Length)
        {
            Fill(buffer.AsSpan(0, (int)Math.Min(bytes - done, buffer.Length)));
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private long Fill(Storage storage, long start, long end)
    {
        for (var done = start; done < end; done += Part)
        {
            Fill(new Span<byte>((byte*)storage.Data + done, (int)Math.Min(end - done, Part)));
        }

        GC.KeepAlive(storage);
        return end;
    }

    private void Fill(Span<byte> part)
    {
        try
        {
            stream.ReadExactly(part);
        }
        catch (EndOfStreamException error)
        {
            throw new EndOfStreamException($"{name} ends too early: {DTypes.Name(DType)} of shape {Shapes.Text(Sizes)} takes {bytes} bytes.", error);
        }

        // Any other byte in a bool would make it neither true nor false.
        Expect(DType != ScalarType.Bool || !part.ContainsAnyExceptInRange((byte)0, (byte)1), $"is of type Bool, and holds bytes other than 0 and 1.");
    }

    private long Number(BinaryReader reader)
    {
        try
        {
            return reader.Read7BitEncodedInt64();
        }
        catch (EndOfStreamException error)
        {
            throw new EndOfStreamException($"{name} ends too early: within its type and shape.", error);
        }
        catch (FormatException error)
        {
            throw new InvalidDataException($"{name} is damaged: a number of its type and shape never ends.", error);
        }
    }

    private void Expect(bool condition, FormattableString problem)
    {
        if (!condition)
        {
            throw new InvalidDataException($"{name} {FormattableString.Invariant(problem)}");
        }
    }

    private ArgumentException Misfit(TensorImpl target) => new(
        $"{name} holds {DTypes.Name(DType)} of shape {Shapes.Text(Sizes)}: expected {DTypes.Name(target.DType)} of shape {Shapes.Text(target.Sizes)}.");
}
