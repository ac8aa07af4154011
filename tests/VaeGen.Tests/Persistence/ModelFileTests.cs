using System.Security.Cryptography;
using System.Text;

namespace VaeGen.Tests;

public sealed class ModelFileTests : IDisposable
{
    private const string Declaration = """{"input":[28,28],"latent":{"dim":20},"name":"Größe"}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_comes_back()
    {
        var file = new ModelFile(Declaration);
        file.Add("decoder0.weight", [2, 3], [1, 2, 3, 4, 5, 6]);
        file.Add("ä \"quoted\"\n", [], [-0f]);
        file.Add("nothing", [3, 0], []);
        file.Save(folder["model"]);

        var loaded = ModelFile.Load(folder["model"], Declaration);
        Assert.Equal(Declaration, loaded.Declaration);
        Assert.Equal(["decoder0.weight", "nothing", "ä \"quoted\"\n"], loaded.Names);
        Assert.Equal([1, 2, 3, 4, 5, 6], loaded.Values("decoder0.weight", [2, 3]));
        Assert.Equal(BitConverter.SingleToInt32Bits(-0f), BitConverter.SingleToInt32Bits(Assert.Single(loaded.Values("ä \"quoted\"\n", []))));
        Assert.Empty(loaded.Values("nothing"));
        loaded.RequireAllUsed();
    }

    [Fact]
    public void Every_bit_pattern_comes_back()
    {
        int[] bits = [0x7FC00000, 0x7F800001, unchecked((int)0xFFC12345), 0x7F800000, 1, int.MinValue];
        var file = new ModelFile("{}");
        file.Add("x", [6], [.. bits.Select(BitConverter.Int32BitsToSingle)]);
        file.Save(folder["model"]);
        Assert.Equal(bits, ModelFile.Load(folder["model"]).Values("x").Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Integers_and_bytes_come_back_in_the_order_of_their_size()
    {
        var many = new long[(1 << 20) + 3];
        many[^1] = -5;
        var file = new ModelFile("{}");
        file.Add("a", [1], [0.5f]);
        file.AddInt64("count", [], [long.MaxValue]);
        file.AddInt64("many", [many.Length], many);
        file.AddBytes("random", [3], [1, 2, 255]);
        file.Save(folder["model"]);

        var loaded = ModelFile.Load(folder["model"]);
        Assert.Equal([long.MaxValue], loaded.Int64Values("count", []));
        Assert.Equal(many, loaded.Int64Values("many", [many.Length]));
        Assert.Equal([0.5f], loaded.Values("a", [1]));
        Assert.Equal([1, 2, 255], loaded.ByteValues("random", [3]));
        loaded.RequireAllUsed();

        // eight-byte values begin at multiples of eight bytes
        var bytes = File.ReadAllBytes(folder["model"]);
        Assert.Contains($"\"count\":{{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}}", Encoding.UTF8.GetString(bytes.AsSpan(0, 400)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_another_type_is_refused()
    {
        var file = new ModelFile("{}");
        file.Add("a", [1], [0.5f]);
        file.AddInt64("b", [1], [2]);
        var error = Assert.Throws<ModelFileException>(() => file.Values("b", [1]));
        Assert.EndsWith("tensor 'b' is of type I64, expected F32.", error.Message, StringComparison.Ordinal);
        Assert.Equal(("b", "F32", "I64"), (error.TensorName, error.Expected, error.Found));
        Assert.EndsWith("tensor 'a' is of type F32, expected I64.", Assert.Throws<ModelFileException>(() => file.Int64Values("a", [1])).Message, StringComparison.Ordinal);
        Assert.EndsWith("tensor 'b' has the shape [1], expected [].", Assert.Throws<ModelFileException>(() => file.Int64Values("b", [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_larger_than_a_piece_comes_back()
    {
        var values = new float[(1 << 20) + 17];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i;
        }
        var file = new ModelFile("{}");
        file.Add("x", [values.Length], values);
        file.Save(folder["model"]);
        Assert.Equal(values, ModelFile.Load(folder["model"]).Values("x"));
    }

    [Fact]
    public void The_bytes_are_the_formats_and_the_same_every_time()
    {
        var bytes = new List<byte[]>();
        foreach (var names in (string[][])[["b", "a"], ["a", "b"]])
        {
            var file = new ModelFile("""{"input":[4]}""");
            foreach (var name in names)
            {
                file.Add(name, [1, 1], [name == "a" ? 1 : 2]);
            }
            file.Save(folder["model"]);
            bytes.Add(File.ReadAllBytes(folder["model"]));
        }
        Assert.Equal(bytes[0], bytes[1]);

        const string Header = """{"__metadata__":{"vaegen.declaration":"{\"input\":[4]}","vaegen.version":"1","vaegen.sha256":"…"},"a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}}""";
        byte[] data = [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40];
        string With(string checksum) => Header.Replace("…", checksum, StringComparison.Ordinal) is var text ? text.PadRight((text.Length + 7) / 8 * 8) : "";
        var checksum = SHA256.HashData([.. Encoding.UTF8.GetBytes(With(new string('0', 64))), .. data]);
        Assert.Equal(SafeTensorsFile.Of(With(Convert.ToHexStringLower(checksum)), data), bytes[0]);
    }

    [Fact]
    public void A_tensor_that_cannot_be_is_not_added()
    {
        var file = new ModelFile("{}");
        file.Add("a", [2], [1, 2]);
        Assert.Throws<ArgumentException>(() => file.Add("a", [2], [1, 2]));
        Assert.Equal("Tensor 'b' of shape [2, 2] cannot have 3 values. (Parameter 'values')", Assert.Throws<ArgumentException>(() => file.Add("b", [2, 2], [1, 2, 3])).Message);
        Assert.Throws<ArgumentException>(() => file.Add("b", [-1, -1], [1]));
        Assert.Throws<ArgumentException>(() => file.Add("b", [long.MaxValue, 4], []));
        Assert.Throws<ArgumentException>(() => file.Add("__metadata__", [1], [1]));
    }

    [Fact]
    public void Missing_additional_and_misshapen_tensors_are_named()
    {
        var path = folder["model"];
        var file = new ModelFile("{}");
        file.Add("encoder0.weight", [200, 4], new float[800]);
        file.Add("spare", [1], [1]);
        file.Save(path);
        var loaded = ModelFile.Load(path, "{}");

        var error = Assert.Throws<ModelFileException>(() => loaded.Values("encoder0.weight", [400, 2]));
        Assert.Equal($"{path}: tensor 'encoder0.weight' has the shape [200, 4], expected [400, 2].", error.Message);
        Assert.Equal((path, "encoder0.weight", "[400, 2]", "[200, 4]"), (error.Path, error.TensorName, error.Expected, error.Found));

        error = Assert.Throws<ModelFileException>(() => loaded.Values("encoder0.bias", [400]));
        Assert.Equal($"{path}: has no tensor 'encoder0.bias', expected one of shape [400].", error.Message);
        Assert.Equal("encoder0.bias", error.TensorName);

        loaded.Values("encoder0.weight", [200, 4]);
        error = Assert.Throws<ModelFileException>(loaded.RequireAllUsed);
        Assert.Equal($"{path}: has a tensor 'spare' that the model does not, expected only the model's own.", error.Message);
    }

    [Theory]
    [InlineData("""{"latent":{"dim":16},"input":[4]}""", """{"latent":{"dim":20},"input":[4]}""", "latent.dim is 16 in the file, 20 in DigitVae.")]
    [InlineData("""{"input":[28,28]}""", """{"input":[1,28,28]}""", "input is [28,28] in the file, [1,28,28] in DigitVae.")]
    [InlineData("""{"a":{"likelihood":"gaussian"}}""", """{"a":{"likelihood":"bernoulli"}}""", "a.likelihood is gaussian in the file, bernoulli in DigitVae.")]
    [InlineData("""{"a":1}""", """{"a":1,"b":{"c":2}}""", """b is missing in the file, {"c":2} in DigitVae.""")]
    [InlineData("""{"a":1,"b":true}""", """{"a":1}""", "b is true in the file, missing in DigitVae.")]
    [InlineData("""{"a":{"b":1}}""", """{"a":7}""", """a is {"b":1} in the file, 7 in DigitVae.""")]
    [InlineData("[]", "{}", "the declaration is [] in the file, {} in DigitVae.")]
    public void What_differs_between_declarations_is_named(string saved, string declared, string difference)
    {
        new ModelFile(saved).Save(folder["model"]);
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(folder["model"], declared, "DigitVae"));
        Assert.Equal($"{folder["model"]}: holds another model: {difference}", error.Message);
        Assert.NotEqual(error.Expected, error.Found);
    }

    [Fact]
    public void The_same_declaration_may_be_written_otherwise()
    {
        new ModelFile("""{ "b": 1.0, "a": [1, 2] }""").Save(folder["model"]);
        ModelFile.Load(folder["model"], """{"a":[1,2],"b":1}""");
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"a":"\udfff"}""")]
    public void A_declaration_that_is_no_JSON_is_refused(string saved)
    {
        new ModelFile(saved).Save(folder["model"]);
        Assert.Throws<ModelFileException>(() => ModelFile.Load(folder["model"], """{"a":"b"}"""));
    }

    [Fact]
    public void A_hostile_declaration_makes_no_endless_message()
    {
        new ModelFile($$"""{"a":"{{new string('x', 100_000)}}"}""").Save(folder["model"]);
        Assert.InRange(Assert.Throws<ModelFileException>(() => ModelFile.Load(folder["model"], """{"a":1}""")).Message.Length, 80, 400);
    }

    [Fact]
    public void Files_of_others_and_of_later_versions_are_told_apart()
    {
        var path = folder.Write("foreign", SafeTensorsFile.Of("""{"__metadata__":{"format":"pt"}}"""));
        Assert.Equal($"{path}: was not saved by VaeGen, expected \"vaegen.declaration\" and \"vaegen.version\" in its metadata.",
            Assert.Throws<ModelFileException>(() => ModelFile.Load(path)).Message);
        path = folder.Write("later", SafeTensorsFile.Of("""{"__metadata__":{"vaegen.declaration":"{}","vaegen.version":"2"}}"""));
        Assert.Equal($"{path}: is of version 2, expected version 1: was it saved by a newer VaeGen?",
            Assert.Throws<ModelFileException>(() => ModelFile.Load(path)).Message);
    }

    [Fact]
    public void Text_that_is_no_Unicode_is_not_saved_as_something_else()
    {
        // the writer replaces half a surrogate pair, as .NET's UTF-8 does everywhere
        new ModelFile("\"\uD800\"").Save(folder["model"]);
        Assert.Equal("\"\uFFFD\"", ModelFile.Load(folder["model"]).Declaration);
        Assert.DoesNotContain("D800", Encoding.UTF8.GetString(File.ReadAllBytes(folder["model"])), StringComparison.OrdinalIgnoreCase);
    }
}
