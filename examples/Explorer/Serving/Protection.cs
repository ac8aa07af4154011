using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Explorer;

/// <summary>
/// Keeps other web pages out. The server listens on this machine alone, but so does every page that is open in its browsers: one whose name has been pointed
/// at 127.0.0.1 has another host (DNS rebinding), and one that sends a request here has another origin.
/// </summary>
internal static class Protection
{
    /// <summary>Refuses requests of other hosts and origins, and adds the headers by which a browser keeps to this server.</summary>
    public static void UseProtection(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return IsOurs(context.Request)
            ? next(context)
            : Failures.SendAsync(context, StatusCodes.Status403Forbidden, "This page is served to browsers on this machine alone, at its own address.");
    });

    private static bool IsOurs(HttpRequest request)
    {
        if (request.Host.Host is not ("127.0.0.1" or "localhost") || (request.Host.Port ?? 80) != request.HttpContext.Connection.LocalPort)
        {
            return false;
        }
        // a link on another page may lead here; nothing on it may ask for anything else
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isLink = HttpMethods.IsGet(request.Method) && request.Path == "/";
        return (site is "" or "same-origin" or "none" || isLink)
            && (request.Headers.Origin.Count == 0 || request.Headers.Origin == $"{request.Scheme}://{request.Host}");
    }
}
