using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VaeGen;

namespace Explorer;

/// <summary>What the page asks of the model.</summary>
internal sealed class Api(OpenModel open, ModelWorker worker, ServerLimits limits)
{
    public const string EncodePath = "/api/encode";

    private ExplorableModel Model => open.Model;

    /// <summary>Where each question is asked.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/model", DescribeAsync);
        app.MapPost("/api/decode", DecodeAsync);
        app.MapPost("/api/random", RandomAsync);
        app.MapPost(EncodePath, EncodeAsync);
    }

    // what the page is built from
    private Task DescribeAsync(HttpContext context) => AnswerAsync(
        context,
        new ModelDescription(
            open.Name,
            open.Fingerprint,
            Model.Samples.Shape[^2],
            Model.Samples.Shape[^1],
            Model.Samples.Classes,
            open.Map.Start,
            open.Map.StartClass,
            open.Map.Dimensions,
            open.Map.Concepts,
            limits.UploadBytes),
        Messages.Default.ModelDescription);

    // codes to pictures, one below the other in a PNG
    private async Task DecodeAsync(HttpContext context)
    {
        var asked = await context.Request.ReadCodesAsync(Model, limits);
        var kind = asked.Codes.Length > 1 ? "sheet" : "move";
        var started = Stopwatch.GetTimestamp();
        var picture = await worker.RunAsync(
            $"{context.Request.Client()} {kind}",
            () => Model.Decode(new SampleSet([.. asked.Codes.SelectMany(code => code)], Model.Dimensions), asked.Class),
            context.RequestAborted);
        var took = Stopwatch.GetElapsedTime(started);
        context.Response.Headers["Server-Timing"] = string.Create(CultureInfo.InvariantCulture, $"model;dur={took.TotalMilliseconds:F2}");
        await SendPngAsync(context, picture, asked.Scale);
    }

    private async Task RandomAsync(HttpContext context)
    {
        var code = await worker.RunAsync($"{context.Request.Client()} random", Model.Draw, context.RequestAborted);
        await AnswerAsync(context, new DrawnCode(code), Messages.Default.DrawnCode);
    }

    // a picture to its code, and the picture as the model sees it
    private async Task EncodeAsync(HttpContext context)
    {
        var client = context.Request.Client();
        if (!int.TryParse(context.Request.Query["class"].FirstOrDefault("0"), NumberStyles.None, CultureInfo.InvariantCulture, out var label))
        {
            label = -1; // no class either
        }
        Requests.CheckClass(label, Model);
        await using var body = await context.Request.ReadBodyAsync(limits.UploadBytes);
        var sample = ImageSample.Read(body, "The file", new ImageFolderOptions { MaximumPixels = limits.UploadPixels }, Model.Samples.Shape);
        var code = await worker.RunAsync($"{client} encode", () => Model.LatentMean(sample.WithLabels([label])).Values, context.RequestAborted);
        var seen = "data:image/png;base64," + Convert.ToBase64String(ToPng(sample, scale: 1));
        await AnswerAsync(context, new EncodedPicture(code, seen), Messages.Default.EncodedPicture);
    }

    private static Task AnswerAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type) =>
        context.Response.WriteAsJsonAsync(answer, type, cancellationToken: context.RequestAborted);

    private static async Task SendPngAsync(HttpContext context, SampleSet pictures, int scale)
    {
        var png = ToPng(pictures, scale);
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = png.Length;
        await context.Response.Body.WriteAsync(png, context.RequestAborted);
    }

    private static byte[] ToPng(SampleSet pictures, int scale)
    {
        using var png = new MemoryStream();
        Png.Write(ImageGrid.Draw(pictures, columns: 1, scale, padding: 0), png);
        return png.ToArray();
    }
}
