using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>What tensors look like when printed, in each of the styles.</summary>
public class PrintingTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private readonly Tensor m = tensor(new[,] { { 0f, 3.141f, 6.2834f }, { 4.71f, -23.125f, 700f } });

    [Fact]
    public void The_plain_form_tells_shape_type_and_device()
    {
        Assert.Equal("[2x3], type = Float32, device = cpu", m.ToString());
        Assert.Equal("[], type = Int64, device = cpu", tensor(3L).ToString());
        Assert.Equal("[4], type = Bool, device = cpu", zeros(4, dtype: ScalarType.Bool).ToString());
        Assert.Equal(m.ToString(), m.metastr());
    }

    [Fact]
    public void Numpy_style()
    {
        Assert.Equal("[[0, 3.141, 6.2834]\n [4.71, -23.125, 700]]", m.ToString(numpy, cultureInfo: Invariant, newLine: "\n"));
        Assert.Equal("[0, 1, 2, 3]", arange(4).npstr(newLine: "\n"));
        Assert.Equal("2.5", tensor(2.5).npstr(cultureInfo: Invariant));
        Assert.Equal("[[[0, 1]\n  [2, 3]]\n\n [[4, 5]\n  [6, 7]]]", arange(8).reshape(2, 2, 2).npstr(newLine: "\n"));
        Assert.Equal("[True, False]", tensor(new[] { true, false }).npstr());
    }

    [Fact]
    public void Julia_style_aligns_columns()
    {
        Assert.Equal(
            "[2x3], type = Float32, device = cpu\n    0   3.141 6.2834\n 4.71 -23.125    700\n",
            m.ToString(julia, "g5", cultureInfo: Invariant, newLine: "\n"));
        Assert.Equal("[3], type = Int64, device = cpu\n 10 200 3000\n", tensor(new[] { 10L, 200L, 3000L }).jlstr(newLine: "\n"));
        Assert.Equal("[], type = Float32, device = cpu, value = 0.1", tensor(0.1f).jlstr("g5", cultureInfo: Invariant));
        Assert.Equal(
            "[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n\n[1,..,..] =\n 2 3\n",
            arange(4).reshape(2, 1, 2).jlstr(newLine: "\n"));
    }

    [Fact]
    public void Csharp_style_reads_as_an_initialiser()
    {
        Assert.Equal("[3], type = Float32, device = cpu, value = float [] {1f, 2.5f, -3f}", tensor(new[] { 1f, 2.5f, -3f }).cstr(cultureInfo: Invariant));
        Assert.Equal(
            "[2x2], type = Int64, device = cpu, value = \nlong [,] {\n {0L, 1L},\n {2L, 3L}\n}",
            arange(4).reshape(2, 2).cstr(newLine: "\n"));
        Assert.Equal("[], type = Int64, device = cpu, value = 5", tensor(5L).cstr());
    }

    [Fact]
    public void Formats_and_cultures_apply()
    {
        var german = (CultureInfo)Invariant.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        Assert.Equal("[0,50, 1,25]", tensor(new[] { 0.5f, 1.25f }).npstr("0.00", cultureInfo: german));
        Assert.Equal("[1E+004]", tensor(new[] { 10000f }).npstr("0E+000", cultureInfo: Invariant));
        Assert.Equal(m.ToString(numpy, "g3"), m.str("g3", style: numpy));
    }
}
