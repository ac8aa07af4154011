using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Explorer;

/// <summary>The page's files, which are in the program itself. There is no way from a request to a file of the machine.</summary>
internal static class Page
{
    private const string Prefix = "page/";

    private static readonly FrozenDictionary<string, string> types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Serves each file at its name, and index.html at the root.</summary>
    public static void MapPage(this IEndpointRouteBuilder app)
    {
        var assembly = typeof(Page).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            var name = resource[Prefix.Length..];
            app.MapGet(name == "index.html" ? "/" : "/" + name, context => SendAsync(context, types[Path.GetExtension(name)], content));
        }
    }

    private static async Task SendAsync(HttpContext context, string type, byte[] content)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
