using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Explorer;
using VaeGen.Tests;

namespace VaeGen.Explorer.Tests;

public sealed class ApiTests(ServedModel served) : IDisposable
{
    private readonly PageClient page = new(served.Address);

    public void Dispose() => page.Dispose();

    [Fact]
    public async Task The_model_is_described()
    {
        var model = await page.DescribeAsync();
        Assert.Equal("DigitVae", model["name"]!.GetValue<string>());
        Assert.Equal((28, 28, 0), (model["height"]!.GetValue<int>(), model["width"]!.GetValue<int>(), model["classes"]!.GetValue<int>()));
        Assert.Equal(20, model["start"]!.AsArray().Count);
        Assert.Equal(Enumerable.Range(0, 10).Select(digit => $"{digit}"), model["concepts"]!.AsArray().Select(concept => concept!["name"]!.GetValue<string>()));
        Assert.All(model["concepts"]!.AsArray(), concept => Assert.Equal(20, concept!["direction"]!.AsArray().Count));

        var dimensions = model["dimensions"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, 20), dimensions.Select(dimension => dimension!["number"]!.GetValue<int>()).Order());
        var kl = dimensions.Select(dimension => dimension!["kl"]!.GetValue<double>()).ToArray();
        Assert.Equal(kl.OrderDescending(), kl);
        Assert.All(dimensions, dimension => Assert.True(dimension!["from"]!.GetValue<float>() <= -3 && dimension["to"]!.GetValue<float>() >= 3));
    }

    [Fact]
    public async Task Codes_are_decoded_as_the_model_decodes_them()
    {
        var start = served.Model.Map.Start;
        var other = start.ToArray();
        other[served.Model.Map.Dimensions[0].Number] += 2;
        var sheet = PngDecoder.Decode(await page.PictureAsync(start, other));
        Assert.Equal((28, 56, 1), (sheet.Width, sheet.Height, sheet.Channels));

        using var model = OpenModel.Load(served.File, data: null);
        var expected = ImageGrid.Draw(model.Model.Decode(new SampleSet([.. start, .. other], 20), 0), columns: 1, padding: 0);
        Assert.Equal(expected.Pixels, sheet.Pixels);
        Assert.NotEqual(sheet.Pixels[..784], sheet.Pixels[784..]);
    }

    [Fact]
    public async Task A_picture_can_be_had_larger()
    {
        using var answer = await page.DecodeAsync(new { codes = new[] { served.Model.Map.Start }, scale = 19 });
        var picture = PngDecoder.Decode(await answer.Content.ReadAsByteArrayAsync(PageClient.Cancellation));
        Assert.Equal((532, 532), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task Random_codes_are_draws_of_the_prior()
    {
        var draws = new List<float>();
        for (var draw = 0; draw < 40; draw++)
        {
            using var answer = await page.Http.PostAsJsonAsync("/api/random", new { }, PageClient.Cancellation);
            draws.AddRange((await answer.Content.ReadFromJsonAsync<JsonNode>(PageClient.Cancellation))!["code"]!.AsArray().Select(value => value!.GetValue<float>()));
        }
        Assert.Equal(800, draws.Distinct().Count());

        // 800 draws from N(0, 1): four standard errors either way
        Assert.InRange(draws.Average(), -0.15, 0.15);
        Assert.InRange(draws.Average(value => value * value), 0.8, 1.2);
    }

    [Theory]
    [InlineData(28, 28)]
    [InlineData(200, 120)] // cropped in the middle and resized, as everything the project reads
    public async Task An_uploaded_picture_becomes_its_code(int width, int height)
    {
        using var file = new MemoryStream();
        Png.Write(new RasterImage(width, height, 1, [.. Enumerable.Range(0, width * height).Select(pixel => (byte)(pixel * 7 % 256))]), file);
        using var answer = await page.UploadAsync(file.ToArray());
        var body = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(PageClient.Cancellation))!;

        var sample = ImageSample.Read(file, "the picture", new ImageFolderOptions(), 28, 28);
        using var model = OpenModel.Load(served.File, data: null);
        Assert.Equal(model.Model.LatentMean(sample.WithLabels([0])).Values, body["code"]!.AsArray().Select(value => value!.GetValue<float>()));

        var seen = body["seen"]!.GetValue<string>();
        Assert.StartsWith("data:image/png;base64,", seen, StringComparison.Ordinal);
        var picture = PngDecoder.Decode(Convert.FromBase64String(seen[(seen.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Equal(sample.Values, picture.Pixels.Select(value => value / 255f));
    }

    [Fact]
    public async Task Many_at_once_get_each_their_own_picture()
    {
        var codes = Enumerable.Range(0, 32).Select(client => served.Model.Map.Start.Select(value => value + (client - 16) / 8f).ToArray()).ToArray();
        var expected = new List<byte[]>();
        foreach (var code in codes)
        {
            expected.Add(await page.PictureAsync(code));
        }
        var found = await Task.WhenAll(codes.Select(async (code, client) =>
        {
            using var another = new PageClient(served.Address, $"client {client}");
            return await another.PictureAsync(code);
        }));
        Assert.Equal(expected, found);
        Assert.Equal(32, expected.Select(Convert.ToBase64String).Distinct().Count());
    }
}
