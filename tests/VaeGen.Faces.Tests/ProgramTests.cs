using System.Diagnostics;
using System.Text.Json;
using Faces;

namespace VaeGen.Faces.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task A_short_run_leaves_its_pictures_its_model_and_its_concepts()
    {
        var folder = Directory.CreateTempSubdirectory("faces-").FullName;
        try
        {
            var (code, output, error) = await RunAsync("--faces", "128", "--epochs", "1", "--reader-steps", "5", "--json", "--out", folder);
            Assert.Equal("", error);
            Assert.Equal(0, code);
            var lines = output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
            Assert.Equal(
                ["faces", "reader", "reader", "fooled", "epoch", "model", "arithmetic", "measures", "epoch", "model", "epoch", "model", "done"],
                lines.Select(line => line.GetProperty("event").GetString()));
            Assert.All(lines[^1].GetProperty("files").EnumerateArray(), file => Assert.True(File.Exists(file.GetString())));

            using var model = FaceVae.Load(Path.Combine(folder, "faces.safetensors"));
            var concepts = JsonSerializer.Deserialize<Dictionary<string, float[]>>(
                await File.ReadAllTextAsync(Path.Combine(folder, "concepts.json"), TestContext.Current.CancellationToken))!;
            Assert.Contains("glasses", concepts.Keys);
            Assert.All(concepts.Values, direction => Assert.Equal(FaceVae.Codes.Shape[0], direction.Length));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Photographs_take_the_place_of_drawn_faces_and_a_second_run_goes_on_from_the_first()
    {
        var folder = Directory.CreateTempSubdirectory("faces-").FullName;
        try
        {
            // any picture does; these are larger than what a model takes
            var photographs = Directory.CreateDirectory(Path.Combine(folder, "photographs")).FullName;
            var faces = new FaceDataset(FaceData.MeasuredSeed, 24);
            for (var i = 0; i < faces.Count; i++)
            {
                SampleSet.Of(faces.Slice(i, 1)).SavePng(Path.Combine(photographs, $"{i}.png"), columns: 1, scale: 2);
            }
            string[] options = ["--data", photographs, "--json", "--resume", "--out", Path.Combine(folder, "out")];
            Assert.Equal(["faces", "epoch", "model", "epoch", "model", "epoch", "model", "done"], Events(await RunAsync([.. options, "--epochs", "1"])));
            Assert.Equal(["faces", "epoch", "model", "epoch", "model", "epoch", "model", "done"], Events(await RunAsync([.. options, "--epochs", "2"])));
            Assert.Equal(["faces", "model", "model", "model", "done"], Events(await RunAsync([.. options, "--epochs", "2"]))); // nothing is left to do
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static IEnumerable<string?> Events((int Code, string Output, string Error) run)
        {
            Assert.Equal((0, ""), (run.Code, run.Error));
            return run.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString());
        }
    }

    [Fact]
    public async Task Its_speed_is_measured()
    {
        var (code, output, error) = await RunAsync("--measure");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("faces/s", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--faces is '3', expected 100 or more.", "--faces", "3")]
    [InlineData("--data is ' ', expected a folder.", "--data", " ")]
    public async Task A_bad_option_is_one_line_that_says_what_was_expected(string expected, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Equal($"Faces: {expected}", error.TrimEnd());
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Faces.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
