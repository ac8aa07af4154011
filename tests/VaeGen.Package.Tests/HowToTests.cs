using System.Text;

namespace VaeGen.Package.Tests;

/// <summary>The programs of docs/howto, run as their readers run them: in a console project that references the packages, with few data and few epochs.</summary>
public sealed class HowToTests(Packages packages)
{
    // in order: one uses what another saved
    private static readonly (string Page, string Long, string Short, string[] Leaves)[] programs =
    [
        ("images", "Epochs = 100", "Epochs = 1", ["new.png", "report.html", "photos.safetensors"]),
        ("tables", "Epochs = 200", "Epochs = 2", ["houses.safetensors", "houses.schema.json"]),
        ("classes", "model.Fit(digits)", "model.Fit(digits, new TrainingOptions { Epochs = 1 })", ["sevens.png", "one-hand.png"]),
        ("resume", "Epochs = 200", "Epochs = 1", ["digits.safetensors"]),
        ("deploy", "", "", ["decoder.safetensors", "encoder.onnx", "decoder.onnx"]),
    ];

    [Fact]
    public async Task The_programs_of_the_pages_run()
    {
        using var user = new UserFolder(packages);
        (await user.NewAsync("console", "-n", "HowTo", "-o", ".")).Succeeded();
        foreach (var package in (string[])["VaeGen", "VaeGen.Cpu", "VaeGen.Tables"])
        {
            (await user.RunAsync("add", "package", package)).Succeeded();
        }
        WriteData(user);
        foreach (var (page, @long, @short, leaves) in programs)
        {
            var program = MarkdownPage.Read($"docs/howto/{page}.md").Blocks.First(block => block.Language == "csharp").Text;
            Assert.Contains(@long, program, StringComparison.Ordinal);
            await File.WriteAllTextAsync(user["Program.cs"], @long.Length > 0 ? program.Replace(@long, @short, StringComparison.Ordinal) : program, TestContext.Current.CancellationToken);
            var run = (await user.RunAsync("run", "-c", "Release")).Succeeded();
            Assert.All(leaves, file => Assert.True(File.Exists(user[file]), $"{page} left no {file}:\n{run.Output}"));
        }
    }

    private static void WriteData(UserFolder user)
    {
        var random = new Random(1);
        Directory.CreateDirectory(user["photos"]);
        for (var photo = 0; photo < 70; photo++)
        {
            var pixels = new byte[80 * 60 * 3];
            random.NextBytes(pixels);
            File.WriteAllBytes(user[$"photos/{photo}.ppm"], [.. Encoding.ASCII.GetBytes("P6\n80 60\n255\n"), .. pixels]);
        }
        File.WriteAllBytes(user["photos/broken.ppm"], "P6\n80 60\n255\n"u8.ToArray());

        // area, rooms and age, whether the age is missing, seven postcodes and two kinds: 13 values
        var houses = Enumerable.Range(0, 300).Select(house => $"{house},{60 + random.Next(80)}.5,{1 + random.Next(6)},{(house % 20 == 0 ? "" : $"{random.Next(90)}")},{1010 + 10 * (house % 7)},{(random.Next(2) == 0 ? "flat" : "house")}");
        File.WriteAllLines(user["houses.csv"], ["id,area,rooms,age,postcode,kind", .. houses]);

        foreach (var part in (string[])["images-idx3", "labels-idx1"])
        {
            File.Copy(Repository.PathOf("examples", "Digits", "data", $"t10k-{part}-ubyte.gz"), user[$"train-{part}-ubyte.gz"]);
        }
    }
}
