using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Explorer;

/// <summary>Reads what a request brings, and no more of it than is allowed.</summary>
internal static class Requests
{
    /// <summary>Which page a request comes from: each tab has a number of its own.</summary>
    public static string Client(this HttpRequest request)
    {
        var client = request.Headers["X-Client"].ToString();
        return client.Length is > 0 and <= 64 ? client : throw new BadHttpRequestException("The request does not say which page it is from, in a header X-Client.");
    }

    /// <summary>Reads all of a body.</summary>
    /// <exception cref="BadHttpRequestException">It is larger.</exception>
    public static async Task<MemoryStream> ReadBodyAsync(this HttpRequest request, int limit)
    {
        // the server itself stops reading a body that does not say how long it is
        request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = limit;
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        body.Position = 0;
        return body;
    }

    /// <summary>Reads codes, and checks that they are such of a model.</summary>
    /// <exception cref="BadHttpRequestException">They are not.</exception>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static async Task<DecodeRequest> ReadCodesAsync(this HttpRequest request, ExplorableModel model, ServerLimits limits)
    {
        // far outside of anything that is drawn or encoded, where a decoder says nothing
        const float Furthest = 1000;
        await using var body = await request.ReadBodyAsync(limits.RequestBytes);
        var asked = await JsonSerializer.DeserializeAsync(body, Messages.Default.DecodeRequest) ?? throw new JsonException();
        if (asked.Codes is not { Length: > 0 } codes || codes.Length > limits.Codes)
        {
            throw new BadHttpRequestException($"Expected 1 to {limits.Codes} codes.");
        }
        if (!codes.All(code => code?.Length == model.Dimensions && code.All(value => Math.Abs(value) <= Furthest)))
        {
            throw new BadHttpRequestException($"Expected codes of {model.Dimensions} numbers from −{Furthest} to {Furthest}.");
        }
        if (asked.Scale is < 1 or > 32 || (asked.Scale > 1 && codes.Length > 1))
        {
            throw new BadHttpRequestException("Expected a scale of 1, or of up to 32 for a single code.");
        }
        CheckClass(asked.Class, model);
        return asked;
    }

    /// <summary>Checks that a model knows a class.</summary>
    /// <exception cref="BadHttpRequestException">It does not.</exception>
    public static void CheckClass(int label, ExplorableModel model)
    {
        if (label < 0 || label >= Math.Max(1, model.Samples.Classes))
        {
            throw new BadHttpRequestException($"Expected a class from 0 to {Math.Max(0, model.Samples.Classes - 1)}.");
        }
    }
}
