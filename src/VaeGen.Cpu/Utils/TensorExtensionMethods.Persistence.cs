using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>TorchSharp's format of a tensor: type, number of dimensions and sizes as variable-length integers, then the elements in order.</summary>
public static unsafe partial class TensorExtensionMethods
{
    // A span's length is an int, a tensor's number of bytes a long.
    private const int Part = 1 << 30;

    /// <summary>Makes a tensor a parameter; the parameter takes its place.</summary>
    public static Modules.Parameter AsParameter(this Tensor tensor) => new(tensor);

    public static void Save(this Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        using var frozen = GradMode.Enable(false);
        using var temp = new Temporaries();
        var dense = temp.Own(Ops.Contiguous(tensor.Impl));
        writer.Write7BitEncodedInt64((long)dense.DType);
        writer.Write7BitEncodedInt64(dense.Rank);
        foreach (var size in dense.Sizes)
        {
            writer.Write7BitEncodedInt64(size);
        }

        var bytes = Bytes(dense);
        for (long done = 0; done < bytes; done += Part)
        {
            writer.Write(new ReadOnlySpan<byte>(dense.Data + done, (int)Math.Min(bytes - done, Part)));
        }

        GC.KeepAlive(dense);
    }

    /// <summary>Reads a tensor; with <paramref name="skip"/> only past it, and returns null.</summary>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var (dtype, sizes) = ReadHeader(reader);
        var tensor = TensorImpl.Empty(sizes, dtype);
        ReadElements(reader, tensor);
        if (skip)
        {
            tensor.Release();
            return null!;
        }

        return new Tensor(tensor);
    }

    /// <summary>Reads a tensor of the same type and shape into this one; with <paramref name="skip"/> leaves it as it is.</summary>
    /// <exception cref="ArgumentException">The saved tensor has another type or shape.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (dtype, sizes) = ReadHeader(reader);
        var target = tensor.Impl;
        if (dtype != target.DType || !Shapes.Same(sizes, target.Sizes))
        {
            throw new ArgumentException(
                $"The saved tensor holds {DTypes.Name(dtype)} of shape {Shapes.Text(sizes)}: expected {DTypes.Name(target.DType)} of shape {Shapes.Text(target.Sizes)}.",
                nameof(reader));
        }

        using var temp = new Temporaries();
        var saved = temp.Own(TensorImpl.Empty(sizes, dtype));
        ReadElements(reader, saved);
        if (!skip)
        {
            Ops.CopyInto(target, saved);
        }
    }

    /// <summary>Reads a tensor in place of the one given.</summary>
    public static void Load(ref Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var saved = Load(reader, skip);
        if (!skip)
        {
            tensor?.Dispose();
            tensor = saved;
        }
    }

    private static long Bytes(TensorImpl tensor) => tensor.Count * DTypes.Size(tensor.DType);

    private static (ScalarType DType, long[] Sizes) ReadHeader(BinaryReader reader)
    {
        var type = reader.Read7BitEncodedInt64();
        var rank = reader.Read7BitEncodedInt64();
        if (!Enum.IsDefined((ScalarType)type) || rank is < 0 or > 64)
        {
            throw new InvalidDataException($"No tensor begins here: found type {type} with {rank} dimensions.");
        }

        var sizes = new long[rank];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = reader.Read7BitEncodedInt64();
        }

        return ((ScalarType)type, sizes);
    }

    private static void ReadElements(BinaryReader reader, TensorImpl tensor)
    {
        var bytes = Bytes(tensor);
        for (long done = 0; done < bytes; done += Part)
        {
            reader.BaseStream.ReadExactly(new Span<byte>(tensor.Data + done, (int)Math.Min(bytes - done, Part)));
        }

        GC.KeepAlive(tensor);
    }
}
