using TorchSharp.Utils;
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

        var bytes = dense.Count * DTypes.Size(dense.DType);
        for (long done = 0; done < bytes; done += Part)
        {
            writer.Write(new ReadOnlySpan<byte>(dense.Data + done, (int)Math.Min(bytes - done, Part)));
        }

        GC.KeepAlive(dense);
    }

    /// <summary>Reads a tensor; with <paramref name="skip"/> only past it, and returns zeros of its type and shape.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before the tensor does.</exception>
    /// <exception cref="InvalidDataException">No tensor begins here.</exception>
    /// <exception cref="NotSupportedException">The engine has no tensors of the saved type.</exception>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var saved = new StoredTensor(reader);
        if (!skip)
        {
            return new Tensor(saved.Read());
        }

        saved.Skip();
        return zeros(saved.Sizes, dtype: saved.DType);
    }

    /// <summary>Reads a tensor of the same type and shape into this one; with <paramref name="skip"/> leaves it as it is.</summary>
    /// <exception cref="ArgumentException">The saved tensor has another type or, if it is not skipped, another shape.</exception>
    /// <exception cref="EndOfStreamException">The stream ends before the tensor does; this one is unchanged.</exception>
    /// <exception cref="InvalidDataException">No tensor begins here.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var saved = new StoredTensor(reader);
        if (skip)
        {
            saved.CheckType(tensor.Impl);
            saved.Skip();
            return;
        }

        saved.CheckFits(tensor.Impl);
        using var temp = new Temporaries();
        Ops.CopyInto(tensor.Impl, temp.Own(saved.Read()));
    }

    /// <summary>Reads a tensor into the one given; a null takes a new one, of zeros with <paramref name="skip"/>.</summary>
    /// <inheritdoc cref="Load(Tensor, BinaryReader, bool)"/>
    public static void Load(ref Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null)
        {
            tensor = Load(reader, skip);
        }
        else
        {
            tensor.Load(reader, skip);
        }
    }
}
