using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VaeGen.Tests;

public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(0, 22.6, 5, "0 5 10 15 20")]
    [InlineData(1, 12, 6, "2 4 6 8 10 12")]
    [InlineData(-3.2, 4.1, 5, "−2 0 2 4")]
    [InlineData(105.21, 105.29, 4, "105.22 105.24 105.26 105.28")]
    [InlineData(0, 1e-9, 4, "0 2e−10 4e−10 6e−10 8e−10 1e−9")]
    [InlineData(0, 3e6, 3, "0 1000000 2000000 3000000")]
    public void Ticks_are_round_numbers_inside(double from, double to, int about, string expected) =>
        Assert.Equal(expected.Split(' '), new Scale(from, to, 0, 100).Ticks(about).Select(Words.Short));

    [Fact]
    public void A_value_alone_stands_in_the_middle_of_its_scale()
    {
        foreach (var value in (double[])[0, -3, 1e6])
        {
            Assert.Equal(50, Scale.Around(value, value, 0, 100).At(value), 1e-9);
        }
    }

    [Fact]
    public void Epochs_far_above_the_others_are_left_out()
    {
        Assert.Equal(2, LineChart.LeftOut([Curve(500, 150, 120, 110, 108, 107, 106, 105, 105, 105, 105, 105)]));
        Assert.Equal(0, LineChart.LeftOut([Curve(120, 115, 111, 110, 108, 107, 106, 105, 105, 105, 105, 105)]));
        Assert.Equal(0, LineChart.LeftOut([Curve(500, 150, 120)]));
        Assert.Equal(0, LineChart.LeftOut([Curve(0, 10, 11, 12, 12, 12, 12, 12, 12, 12, 12)])); // what rises from 0 is not cut
        Assert.Equal(0, LineChart.LeftOut([Curve(double.NaN)]));
    }

    [Fact]
    public void Losses_that_are_no_numbers_interrupt_their_line()
    {
        var html = new HtmlWriter();
        LineChart.Write(html, new ChartText("c", "t", "d"), [Curve(3, double.NaN, 2, 1), Curve(double.PositiveInfinity, double.NaN, double.NaN, double.NaN)]);
        var page = html.ToString();
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", page, StringComparison.Ordinal);
        Assert.Matches("""d="M[0-9.]+ [0-9.]+M[0-9.]+ [0-9.]+L""", page);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("−117.1", -117.11)]
    [InlineData("12,346", 12345.6)]
    [InlineData("0.0132", 0.01321)]
    [InlineData("1.2e−7", 1.2e-7)]
    [InlineData("NaN", double.NaN)]
    public void Numbers_are_written_for_people(string expected, double value) => Assert.Equal(expected, Words.Number(value));

    /// <summary>In light and dark, as everyone sees the page and as it is seen without red or without green receptors (Viénot et al. 1999).</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Classes_of_one_form_have_colours_that_differ_for_everybody(int scheme)
    {
        var colors = Regex.Matches(ReportStyle.Css, "--c([0-9]): #([0-9a-f]{6})").Skip(10 * scheme).Take(10).Select(match => int.Parse(match.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        for (var a = 0; a < 10; a++)
        {
            for (var b = a + 1; b < 10; b++)
            {
                if (Form(a) == Form(b))
                {
                    foreach (var seen in (Func<double[], double[]>[])[rgb => rgb, WithoutRed, WithoutGreen])
                    {
                        Assert.True(Distance(Lab(seen(Linear(colors[a]))), Lab(seen(Linear(colors[b])))) > 20, $"{a} and {b} look alike: {Distance(Lab(seen(Linear(colors[a]))), Lab(seen(Linear(colors[b]))))}");
                    }
                }
            }
        }
    }

    private static string Form(int label)
    {
        var path = new StringBuilder();
        ClassColors.Mark(path, label, 0, 0);
        return path.ToString();
    }

    private static double[] Linear(int color) => [.. new[] { 16, 8, 0 }.Select(shift => Math.Pow(((color >> shift) & 255) / 255.0, 2.2))];

    private static double[] WithoutRed(double[] rgb) => [0.11238 * rgb[0] + 0.88762 * rgb[1], 0.11238 * rgb[0] + 0.88762 * rgb[1], 0.00401 * rgb[0] - 0.00401 * rgb[1] + rgb[2]];

    private static double[] WithoutGreen(double[] rgb) => [0.29275 * rgb[0] + 0.70725 * rgb[1], 0.29275 * rgb[0] + 0.70725 * rgb[1], -0.02234 * rgb[0] + 0.02234 * rgb[1] + rgb[2]];

    private static double[] Lab(double[] rgb)
    {
        var x = F((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
        var y = F(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        var z = F((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double value) => value > 0.008856 ? Math.Cbrt(value) : 7.787 * value + 16.0 / 116;
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    private static LineChart.Series Curve(params double[] values) => new("training", "train", [.. values.Select((value, index) => (index + 1.0, value))]);
}
