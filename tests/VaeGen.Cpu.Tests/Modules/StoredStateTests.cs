using TorchSharp;
using TorchSharp.Modules;
using VaeGen.Cpu.Tests.Tensors;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Modules saved and loaded: every option, and files that are cut, damaged or lie.</summary>
public sealed class StoredStateTests
{
    private static readonly byte[] File = Saved(1);

    [Fact]
    public void Skipped_names_are_neither_written_nor_read()
    {
        using var scope = NewDisposeScope();
        using Mixed from = new(2), to = new(3);
        var stream = new MemoryStream();
        from.save(stream, skip: ["count", "weight"]);
        Assert.Throws<ArgumentException>(() => to.load(new MemoryStream(stream.ToArray())));
        var loaded = new Dictionary<string, bool>();
        to.load(new MemoryStream(stream.ToArray()), strict: false, loadedParameters: loaded);
        Assert.Equal(["scale", "flags"], loaded.Keys);
        Assert.Equal(2.0, to.get_buffer("scale")!.item<double>());
        Assert.Equal(3, to.get_buffer("count")![0].item<long>());

        to.load(new MemoryStream(File), skip: ["weight", "scale"]);
        Assert.Equal(2.0, to.get_buffer("scale")!.item<double>());
        Assert.Equal(1, to.get_buffer("count")![0].item<long>());
        Assert.Equal(3f, to.get_parameter("weight")![0, 0].item<float>());
    }

    [Fact]
    public void Unknown_names_are_told_when_they_are_allowed()
    {
        using var scope = NewDisposeScope();
        using var to = nn.Linear(2, 3, hasBias: false);
        var loaded = new Dictionary<string, bool>();
        foreach (var stream in new[] { new MemoryStream(File), SavingTests.Unseekable(File) })
        {
            to.load(stream, strict: false, loadedParameters: loaded);
            Assert.Equal([true, false, false, false], loaded.Values);
            Assert.Equal(6f, to.weight!.sum().item<float>());
        }

        Assert.True(to.weight.requires_grad);
        Assert.True(to.weight.is_leaf);
    }

    [Fact]
    public void Wherever_a_file_is_cut_it_is_refused_and_the_module_stays()
    {
        for (var length = 0; length < File.Length; length++)
        {
            foreach (var strict in new[] { true, false })
            {
                var error = Refused<EndOfStreamException>(File[..length], strict);
                Assert.Contains("saved state", error.Message, StringComparison.Ordinal);
                Assert.Contains("ends too early", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.Contains("Entry 4 of 4 of the saved state, 'flags',", Refused<EndOfStreamException>(File[..^1]).Message, StringComparison.Ordinal);
    }

    // Every byte in turn: refused with one of four exceptions that says something, or accepted because it was a value.
    [Fact]
    public void Whatever_byte_is_damaged_the_module_is_whole()
    {
        for (var i = 0; i < File.Length; i++)
        {
            foreach (var value in new byte[] { 0, 1, 0x7f, 0x80, 0xff })
            {
                byte[] damaged = [.. File[..i], value, .. File[(i + 1)..]];
                using var scope = NewDisposeScope();
                using var module = new Mixed(3);
                try
                {
                    module.load(new MemoryStream(damaged));
                }
                catch (Exception error) when (error is ArgumentException or InvalidDataException or EndOfStreamException or NotSupportedException)
                {
                    Assert.Matches("saved state", error.Message);
                    Unchanged(module);
                }
            }
        }
    }

    [Fact]
    public void A_state_that_lies_is_refused()
    {
        Assert.Contains("5 entries: Mixed has 4", Refused<ArgumentException>([5, .. File[1..]]).Message, StringComparison.Ordinal);
        Assert.Contains("-1 entries", Refused<InvalidDataException>([.. SavingTests.Encoded(-1), .. File[1..]], strict: false).Message, StringComparison.Ordinal);
        var many = SavingTests.Encoded(1L << 60);
        Assert.Contains("entry 5 of 1152921504606846976", Refused<EndOfStreamException>([.. many, .. File[1..]], strict: false).Message, StringComparison.Ordinal);
        Assert.Contains("a second entry 'weight'", Refused<InvalidDataException>([5, .. File[1..], .. File[1..]], strict: false).Message, StringComparison.Ordinal);
        Assert.Contains("the name of entry 1 of 4", Refused<InvalidDataException>([4, 255, 255, 255, 255, 15]).Message, StringComparison.Ordinal);
        Assert.Contains("the name of entry 1 of 4", Refused<EndOfStreamException>([4, 255, 255, 255, 255, 7, 65]).Message, StringComparison.Ordinal);
        var other = Refused<ArgumentException>([4, 6, .. "weight"u8, 7, 2, 3, 2, .. new byte[48]]);
        Assert.Contains("'weight', holds Double of shape [3, 2]: expected Float of shape [3, 2]", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_a_state_stays_in_the_stream()
    {
        using var module = new Mixed(3);
        using var reader = new BinaryReader(new MemoryStream([.. File, .. File, 9]));
        module.load(reader).load(reader);
        Assert.Equal(9, reader.ReadByte());
    }

    private static TException Refused<TException>(byte[] bytes, bool strict = true)
        where TException : Exception
    {
        using var scope = NewDisposeScope();
        using var module = new Mixed(3);
        var error = Assert.Throws<TException>(() => module.load(new MemoryStream(bytes), strict));
        Unchanged(module);
        return error;
    }

    private static void Unchanged(Mixed module)
    {
        var state = module.state_dict();
        using var expected = new Mixed(3);
        Assert.All(expected.state_dict(), entry => Assert.True(entry.Value.Equals(state[entry.Key])));
    }

    private static byte[] Saved(double value)
    {
        using var module = new Mixed(value);
        var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }

    private sealed class Mixed : nn.Module
    {
        public Mixed(double value)
            : base(nameof(Mixed))
        {
            register_parameter("weight", new Parameter(full(3, 2, value)));
            register_buffer("count", full(1, (long)value, dtype: int64));
            register_buffer("scale", tensor(value));
            register_buffer("flags", ones(2, dtype: ScalarType.Bool));
        }
    }
}
