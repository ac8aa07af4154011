using System.Text;

namespace VaeGen.Tests;

public sealed class TableSchemaTests : IDisposable
{
    private const string Content = "area,city,rooms,kind\n80.5,Ulm,3,flat\n,Bonn,2,house\n120,Ulm,,flat\n60,Trier,1,flat\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_schema_comes_back_and_does_the_same()
    {
        var data = Table(Content, new CsvOptions { Label = "kind", Missing = MissingValues.ImputeAndMark, Unknown = UnknownCategories.Zeros }).ToDataset();
        data.Schema.Save(folder["schema.json"]);
        var loaded = TableSchema.Load(folder["schema.json"]);
        Assert.Equal((data.Schema.Width, data.Schema.Label), (loaded.Width, loaded.Label));
        Assert.Equal(data.Schema.Columns, loaded.Columns);
        Assert.Equal(["flat", "house"], loaded.ClassNames);

        // another file, with its columns in another order and one more
        var more = Table("kind,more,rooms,city,area\nhouse,x,2,Paris,100\nflat,y,,Ulm,81\n");
        var (first, second) = (data.Schema.Encode(more), loaded.Encode(more));
        Assert.Equal(SampleSet.Of(first).Values, SampleSet.Of(second).Values);
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(second.Label));
        Assert.Equal([0, 0, 0], SampleSet.Of(second).Values[2..5]); // Paris is not known
        var rows = loaded.ToRows(second);
        Assert.Equal((81, 2, null), (Math.Round(rows[1].Number("area")!.Value, 4), Math.Round(rows[0].Number("rooms")!.Value, 4), rows[1].Number("rooms")));
        Assert.Equal(("81", "Ulm", ""), (rows[1]["area"], rows[1]["city"], rows[1]["rooms"]));
        loaded.Save(folder["again.json"]);
        Assert.Equal(File.ReadAllText(folder["schema.json"]), File.ReadAllText(folder["again.json"]));
    }

    [Fact]
    public void Another_file_must_have_what_the_first_had()
    {
        var schema = Table(Content, new CsvOptions { Label = "kind" }).ToDataset().Schema;
        Fails("area,city,rooms,kind\n1,Paris,1,flat\n", "line 2, column 'city': 'Paris' is a category that the training part does not have, expected one of: 'Bonn, Trier, Ulm'.");
        Fails("area,city,rooms,kind\n1,Ulm,1,tent\n", "line 2, column 'kind': 'tent' is a class that the training part does not have, expected one of: 'flat, house'.");
        Fails("area,city,rooms,kind\nbig,Ulm,1,flat\n", "line 2, column 'area': 'big' is no number, expected one.");
        Fails("area,city,rooms,kind\n1e300,Ulm,1,flat\n", "line 2, column 'area': '1e300' is too far from the training part's mean of ");
        Fails("area,city,kind\n1,Ulm,flat\n", "has no column 'rooms', expected the columns that the model was trained on.");
        Assert.False(schema.Encode(Table("area,city,rooms\n1,Ulm,1\n")).HasLabels);
        Assert.Throws<ShapeException>(() => schema.ToRows(new SampleSet(new float[4], 4)));
        Assert.Throws<ArgumentException>(() => schema.ToRows(new SampleSet(new float[5], 5))[0]["none"]);
        Assert.Throws<ArgumentException>(() => schema.ToRows(new SampleSet(new float[5], 5))[0].Number("city"));

        void Fails(string content, string what) => Assert.StartsWith($"{folder["table.csv"]}: {what}", Assert.Throws<DataException>(() => schema.Encode(Table(content))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is no table's schema, expected the JSON that VaeGen saved")]
    [InlineData("[]", "is no table's schema")]
    [InlineData("{}", "has no 'version', expected one.")]
    [InlineData("{\"version\":2}", "is of version 2, expected version 1: was it saved by a newer VaeGen?")]
    [InlineData("{\"version\":1,\"version\":1}", "is no table's schema")]
    [InlineData("{\"version\":1,\"columns\":[]}", "has no columns or two of one name, expected each to have its own.")]
    [InlineData("{\"version\":1,\"columns\":[{\"name\":\"x\",\"marked\":false,\"mean\":1,\"deviation\":0}]}", "column 'x' has the deviation 0, expected one above 0.")]
    [InlineData("{\"version\":1,\"columns\":[{\"name\":\"x\",\"marked\":false,\"mean\":1e999,\"deviation\":1}]}", "has a mean that is too large, expected a finite number.")]
    [InlineData("{\"version\":1,\"columns\":[{\"name\":null,\"marked\":false,\"mean\":1,\"deviation\":1}]}", "is no table's schema")]
    [InlineData("{\"version\":1,\"columns\":[{\"name\":\"x\",\"marked\":false,\"categories\":[\"a\",\"a\"],\"shares\":[1,0]}]}", "has no categories of column 'x' or two of one name")]
    [InlineData("{\"version\":1,\"columns\":[{\"name\":\"x\",\"marked\":false,\"categories\":[\"a\"],\"shares\":[2]}]}", "column 'x' has other shares than categories")]
    [InlineData("{\"version\":1,\"missing\":\"Maybe\",\"columns\":[{\"name\":\"x\",\"marked\":false,\"mean\":1,\"deviation\":1}]}", "'missing' is 'Maybe', expected one of: Impute, ImputeAndMark, Refuse.")]
    public void A_schema_is_whole(string content, string what)
    {
        var path = folder.Write("schema.json", Encoding.UTF8.GetBytes(content));
        var error = Assert.Throws<DataException>(() => TableSchema.Load(path));
        Assert.StartsWith($"{path}: {what}", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
    }

    [Fact]
    public void What_cannot_be_read_or_written_is_named()
    {
        Assert.Equal($"{folder["none.json"]}: no such file, expected a table's schema.", Assert.Throws<DataException>(() => TableSchema.Load(folder["none.json"])).Message);
        var path = Path.Combine(folder["none"], "schema.json");
        Assert.Equal($"{path}: cannot be written, its folder does not exist.", Assert.Throws<DataException>(() => Table(Content).ToDataset().Schema.Save(path)).Message);
    }

    private CsvTable Table(string content, CsvOptions? options = null) => CsvTable.Load(folder.Write("table.csv", Encoding.UTF8.GetBytes(content)), options);
}
