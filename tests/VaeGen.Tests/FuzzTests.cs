using System.Text;

namespace VaeGen.Tests;

/// <summary>Ten thousand damaged files of every format that is read.</summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Idx(bool zipped)
    {
        var values = new byte[5 * 6 * 7];
        new Random(1).NextBytes(values);
        var intact = new[] { Tests.Idx.File([5, 6, 7], values), Tests.Idx.File([3, 4], values[..12]) };
        // half of the gzipped files are damaged outside, half inside
        Refuses(Fuzz.Run(20260101, zipped ? [.. intact, .. intact.Select(Tests.Idx.Gzip)] : intact, path => SampleSet.Of(IdxDataset.Load(path)), mend: zipped ? Tests.Idx.Gzip : null));
    }

    [Fact]
    public void Png() => Refuses(Fuzz.Run(20260102, [.. Pictures.Names.Where(name => name.EndsWith(".png", StringComparison.Ordinal)).Select(Pictures.File)],
        path => ImageFile.Read(path), most: 4 << 20, mend: file =>
        {
            PngFile.MendChecks(file);
            return file;
        }));

    [Fact]
    public void Png_rows()
    {
        // whole chunks and a whole stream, whose rows are damaged
        var rows = new byte[9 * (1 + 4 * 7)];
        new Random(2).NextBytes(rows);
        for (var row = 0; row < 9; row++)
        {
            rows[row * 29] = (byte)(row % 5);
        }
        var round = 0;
        Refuses(Fuzz.Run(20260103, [PngFile.Of(PngFile.Header(7, 9, 8, 6), PngFile.Rows(rows), PngFile.End)], path => ImageFile.Read(path), mend: _ =>
            PngFile.Of(PngFile.Header(7, 9, 8, 6), PngFile.Rows(Mutation.Of(rows, new Random(round++))), PngFile.End)));
    }

    [Fact]
    public void Netpbm() => Refuses(Fuzz.Run(20260104,
        [
            .. Pictures.Names.Where(name => !name.EndsWith(".png", StringComparison.Ordinal)).Select(Pictures.File),
            "P2\n# a comment\n4 3\n15\n0 1 2 3\n4 5 6 7\n8 9 10 11\n"u8.ToArray(),
            "P3 2 2 65535 1 2 3 4 5 6 65535 0 9 10 11 12"u8.ToArray(),
        ], path => ImageFile.Read(path)));

    [Fact]
    public void Csv() => Refuses(Fuzz.Run(20260105,
        [
            "id,city,area,kind\n1,\"Ulm, Donau\",80.5,flat\n2,Bonn,,house\n3,Ulm,120,flat\n4,\"a \"\"b\"\"\",1e3,flat\n"u8.ToArray(),
            "x\n1\n2\n"u8.ToArray(),
            Encoding.UTF8.GetBytes("größe,y\r\n1,2\r\n3,4\r\n"),
        ],
        path =>
        {
            var data = CsvTable.Load(path).ToDataset();
            _ = data.Schema.ToRows(data);
        }));

    [Fact]
    public void Table_schemas()
    {
        using var folder = new TemporaryFolder();
        var table = CsvTable.Load(folder.Write("table.csv", "city,area,kind\nUlm,80.5,flat\nBonn,,house\nUlm,120,flat\n"u8), new CsvOptions { Label = "kind", Missing = MissingValues.ImputeAndMark });
        table.ToDataset().Schema.Save(folder["schema.json"]);
        Refuses(Fuzz.Run(20260106, [File.ReadAllBytes(folder["schema.json"])], path => TableSchema.Load(path)));
    }

    [Fact]
    public void Mapped_samples()
    {
        using var folder = new TemporaryFolder();
        var samples = new SampleSet([.. Enumerable.Range(0, 24).Select(i => i / 24f)], 2, 3);
        MappedDataset.Write(folder["bytes"], samples.WithLabels([0, 1, 2, 3]), asBytes: true);
        MappedDataset.Write(folder["floats"], samples);
        Refuses(Fuzz.Run(20260107, [File.ReadAllBytes(folder["bytes"]), File.ReadAllBytes(folder["floats"])], path =>
        {
            using var mapped = MappedDataset.Open(path);
            var sample = new float[Shapes.Size(mapped.Shape)];
            foreach (var index in mapped.Count == 0 ? [] : (int[])[0, mapped.Count / 2, mapped.Count - 1])
            {
                mapped.Read(index, sample);
                _ = mapped.HasLabels ? mapped.Label(index) : 0;
            }
        }));
    }

    [Fact]
    public void Model_files()
    {
        using var folder = new TemporaryFolder();
        var file = new ModelFile("""{"input":[28,28],"latent":{"dim":20}}""");
        file.Add("encoder0.bias", [5], [1, 2, 3, 4, 5]);
        file.Add("encoder0.weight", [5, 2], new float[10]);
        file.AddInt64("encoder0Norm.num_batches_tracked", [], [7]);
        file.Save(folder["model"]);
        var intact = File.ReadAllBytes(folder["model"]);
        var key = Encoding.ASCII.GetBytes($"\"{Checksum.Key}\"");
        Refuses(Fuzz.Run(20260108, [intact], path =>
        {
            var loaded = ModelFile.Load(path, file.Declaration);
            _ = loaded.Values("encoder0.bias", [5]);
            _ = loaded.Values("encoder0.weight", [5, 2]);
            _ = loaded.Int64Values("encoder0Norm.num_batches_tracked", []);
            loaded.RequireAllUsed();

            // nothing was damaged, or there is no checksum to tell
            var content = File.ReadAllBytes(path);
            Assert.True(content.SequenceEqual(intact) || content.AsSpan().IndexOf(key) < 0);
        }, mend: damaged =>
        {
            // another name for the checksum: nobody checks it, and the damage goes further
            var place = damaged.AsSpan().IndexOf(key);
            if (place >= 0)
            {
                damaged[place + 1]++;
            }
            return damaged;
        }));
    }

    // most damage is found, and some does none
    private static void Refuses(int refused) => Assert.InRange(refused, Fuzz.Cases / 4, Fuzz.Cases - 1);
}
