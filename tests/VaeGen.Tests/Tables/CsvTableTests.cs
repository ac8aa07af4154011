using System.Globalization;
using System.Text;

namespace VaeGen.Tests;

public sealed class CsvTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Numbers_are_standardised_as_NumPy_does_it()
    {
        var data = Load("x\n34.5\n12\n-3.25\n1e3\n 7 \n\"7\"\n").ToDataset();
        // (x - x.mean()) / x.std()
        Assert.Equal([-0.3844618f, -0.4455054f, -0.4868794f, 2.234988f, -0.45907065f, -0.45907065f], SampleSet.Of(data).Values);
        Assert.Equal([1], data.Shape);
        Assert.Equal(1, data.Schema.Width);
        Assert.False(data.HasLabels);
        Assert.Equal("The table has no labels, expected CsvOptions.Label to name their column.", Assert.Throws<DataException>(() => data.Label(0)).Message);
    }

    [Fact]
    public void Categories_are_one_hot_in_the_alphabets_order()
    {
        var data = Load("size,colour\n1,red\n1,Blue\n1,\"a, b\"\n1,red\n").ToDataset();
        Assert.Equal([0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], SampleSet.Of(data).Values); // a size that does not vary is 0
        Assert.Equal(["size", "colour"], data.Schema.Columns);
        Assert.Equal(["red", "Blue", "a, b", "red"], data.Schema.ToRows(data).Select(row => row["colour"]));
    }

    [Fact]
    public void Columns_may_be_chosen_and_labels_be_classes()
    {
        var table = Load("id,code,y,v\n1,8,10,0\n2,9,9,2\n3,8,-1,4\n", new CsvOptions { Ignored = ["id"], Categorical = ["code"], Label = "y" });
        var data = table.ToDataset();
        Assert.Equal(["-1", "9", "10"], data.Schema.ClassNames);
        Assert.Equal([2, 1, 0], Enumerable.Range(0, 3).Select(data.Label));
        Assert.Equal(["code", "v"], data.Schema.Columns);
        Assert.Equal([1, 0], SampleSet.Of(data).Values[..2]);
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(((ILabelledDataset)data).Skip(1).Label));
    }

    [Fact]
    public void Rows_may_be_chosen_by_a_column()
    {
        var table = Load("kind,v\na,0\nb,100\na,2\n", new CsvOptions { Ignored = ["kind"] });
        var usual = table.Where("kind", kind => kind == "a");
        Assert.Equal(2, usual.Count);
        var data = usual.ToDataset();
        Assert.Equal([-1, 1], SampleSet.Of(data).Values);
        Assert.Equal([99], SampleSet.Of(data.Schema.Encode(table.Where("kind", kind => kind != "a"))).Values); // in the deviations of the usual ones
        Assert.Equal("There is no column 'sort', expected one of: kind, v. (Parameter 'column')", Assert.Throws<ArgumentException>(() => table.Where("sort", _ => true)).Message);
        Assert.EndsWith("column 'kind' has no row that is wanted, expected some.", Assert.Throws<DataException>(() => table.Where("kind", _ => false)).Message);
    }

    [Fact]
    public void Other_dialects_are_read()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        var table = Load("\uFEFF1,5;a\r\n\r\n2,5;b\r\n", new CsvOptions { HasHeader = false, Separator = ';', Culture = comma });
        Assert.Equal(["1", "2"], table.Columns);
        var data = table.ToDataset();
        Assert.Equal([-1, 1, 0, 1, 0, 1], SampleSet.Of(data).Values);
        Assert.Equal([1.5, 2.5], data.Schema.ToRows(data).Select(row => row.Number("1")!.Value));
    }

    [Fact]
    public void The_training_part_alone_decides()
    {
        // whatever rows are held out, mean and deviation are those of the others
        var table = Load("x,c\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i * i},{(char)('a' + i % 3)}\n")));
        var (train, validation) = table.Split(10, seed: 3);
        Assert.Equal((30, 10), (train.Count, validation.Count));
        Assert.Same(train.Schema, validation.Schema);
        var numbers = train.Schema.ToRows(train).Select(row => row.Number("x")!.Value).ToArray();
        var held = train.Schema.ToRows(validation).Select(row => row.Number("x")!.Value).ToArray();
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i * i), numbers.Concat(held).Select(number => (int)Math.Round(number)).Order());
        var first = SampleSet.Of(train).Values.Where((_, i) => i % 4 == 0).ToArray();
        Assert.Equal(0, first.Average(value => (double)value), 1e-6);
        Assert.Equal(1, first.Average(value => (double)value * value), 1e-5);
        Assert.NotEqual(0, SampleSet.Of(validation).Values.Where((_, i) => i % 4 == 0).Average(value => (double)value), 1e-3);
        Assert.Equal(SampleSet.Of(train).Values, SampleSet.Of(table.Split(10, seed: 3).Train).Values);
        Assert.NotEqual(SampleSet.Of(train).Values, SampleSet.Of(table.Split(10, seed: 4).Train).Values);
    }

    [Fact]
    public void A_kind_is_that_of_the_training_part()
    {
        // one row of words: where it is held out, the column is one of numbers, and the row an error
        var table = Load("x\n1\n2\nthree\n4\n", new CsvOptions { Unknown = UnknownCategories.Zeros });
        var outcomes = Enumerable.Range(0, 20).Select(seed =>
        {
            try
            {
                return table.Split(1, seed).Train.Schema.Width;
            }
            catch (DataException error)
            {
                Assert.Equal($"{folder["table.csv"]}: line 4, column 'x': 'three' is no number, expected one.", error.Message);
                Assert.Equal((4, "x", "three"), (error.Line, error.Column, error.Found));
                return 0;
            }
        }).ToHashSet();
        Assert.Equal([0, 3], outcomes.Order()); // an error, or three categories
    }

    [Fact]
    public void Missing_values_become_means_or_are_marked_or_refused()
    {
        const string Content = "x,c,full\n1,a,1\n,b,2\n3,NA,3\n5,a,4\n";
        var plain = SampleSet.Of(Load(Content).ToDataset()).Values;
        Assert.Equal([0, 0, 1], plain[4..7]);
        Assert.Equal([2 / 3f, 1 / 3f], plain[9..11]);

        var marked = Load(Content, new CsvOptions { Missing = MissingValues.ImputeAndMark }).ToDataset();
        Assert.Equal(6, marked.Schema.Width); // x and its mark, two categories and their mark, and full
        var values = SampleSet.Of(marked).Values;
        Assert.Equal([0, 1, 0, 1, 0], values[6..11]);
        Assert.Equal([2 / 3f, 1 / 3f, 1], values[14..17]);
        var rows = marked.Schema.ToRows(marked);
        Assert.Null(rows[1].Number("x"));
        Assert.Equal(("", "b", "", "a"), (rows[1]["x"], rows[1]["c"], rows[2]["c"], rows[3]["c"]));

        var error = Assert.Throws<DataException>(() => Load(Content, new CsvOptions { Missing = MissingValues.Refuse }).ToDataset());
        Assert.Equal($"{folder["table.csv"]}: line 3, column 'x': has no value, expected one: none may be missing.", error.Message);
    }

    [Theory]
    [InlineData("", "has no rows, expected some below the columns' names.")]
    [InlineData("a,b\n", "has no rows, expected some below the columns' names.")]
    [InlineData("a,a\n1,2\n", "has two columns 'a', expected every column to have a name of its own.")]
    [InlineData("a,\n1,2\n", "has a column without a name, expected every column to have a name of its own.")]
    [InlineData("a,b\n1,2\n\n3\n", "line 4: has 1 cells, expected 2, as the first line has.")]
    [InlineData("a,b\n1,\"2\n", "line 2: is no CSV, expected quotes around whole cells and doubled inside")]
    [InlineData("a,b\n1,\"2\"3\n", "line 2: is no CSV, expected quotes around whole cells and doubled inside")]
    [InlineData("a\nNA\nNA\n", "column 'a' has no value in the training part, expected some: CsvOptions.Ignored leaves it out.")]
    [InlineData("a\n1e308\n-1e308\n", "column 'a' has numbers that are too large to take their mean and deviation, expected smaller ones.")]
    public void A_table_is_whole(string content, string what)
    {
        var error = Assert.Throws<DataException>(() => Load(content).ToDataset());
        Assert.StartsWith($"{folder["table.csv"]}: {what}", error.Message, StringComparison.Ordinal);
        Assert.Equal(folder["table.csv"], error.Path);
    }

    [Fact]
    public void Options_must_fit_the_table()
    {
        Fails(new CsvOptions { Label = "z" }, "has no column 'z', which the options name, expected one of: 'x, y'.");
        Fails(new CsvOptions { Numeric = ["y"] }, "line 2, column 'y': 'a' is no number, expected one.");
        Fails(new CsvOptions { Ignored = ["x", "y"] }, "no column is left to train on, expected at least one.");
        Fails(new CsvOptions { MaximumCategories = 1 }, "column 'y' has more than 1 categories, expected no more");
        Assert.Throws<ArgumentOutOfRangeException>(() => Load("x\n1\n").Split(2, seed: 0));
        Assert.Contains("no row is left to train on", Assert.Throws<DataException>(() => Load("x\n1\n").Split(1, seed: 0)).Message, StringComparison.Ordinal);

        void Fails(CsvOptions options, string what) =>
            Assert.StartsWith($"{folder["table.csv"]}: {what}", Assert.Throws<DataException>(() => Load("x,y\n1,a\n2,b\n", options).ToDataset()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Equal($"{folder["none.csv"]}: no such file, expected a CSV file.", Assert.Throws<DataException>(() => CsvTable.Load(folder["none.csv"])).Message);
        Assert.StartsWith($"{folder.Full}: cannot be read", Assert.Throws<DataException>(() => CsvTable.Load(folder.Full)).Message, StringComparison.Ordinal);
    }

    private CsvTable Load(string content, CsvOptions? options = null) => CsvTable.Load(folder.Write("table.csv", Encoding.UTF8.GetBytes(content)), options);
}
