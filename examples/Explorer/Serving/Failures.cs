using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using VaeGen;

namespace Explorer;

/// <summary>Answers for requests that cannot be done: a status, and one sentence for the person before the page.</summary>
internal static class Failures
{
    /// <summary>Turns what a request throws into its answer.</summary>
    public static void UseFailures(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, error);
        }
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed })
        {
            await SendAsync(context, context.Response.StatusCode, "There is nothing here.");
        }
    });

    /// <summary>Sends a status and a sentence.</summary>
    public static Task SendAsync(HttpContext context, int status, string sentence, TimeSpan? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
        return context.Response.WriteAsJsonAsync(new Refusal(sentence), Messages.Default.Refusal, cancellationToken: context.RequestAborted);
    }

    private static async Task AnswerAsync(HttpContext context, Exception error)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return; // nobody is there to read it
        }
        switch (error)
        {
            case OperationCanceledException:
                context.Response.StatusCode = StatusCodes.Status204NoContent; // a newer request of the same client has taken its place
                break;
            case BusyException:
                await SendAsync(context, StatusCodes.Status503ServiceUnavailable, error.Message, TimeSpan.FromSeconds(1));
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                await SendAsync(context, StatusCodes.Status413PayloadTooLarge, "This is larger than the explorer takes.");
                break;
            case BadHttpRequestException bad:
                await SendAsync(context, bad.StatusCode, bad.Message);
                break;
            case JsonException:
                await SendAsync(context, StatusCodes.Status400BadRequest, "The request is no JSON of the kind that is expected.");
                break;
            case VaeGenException:
                await SendAsync(context, StatusCodes.Status400BadRequest, error.Message);
                break;
            default:
                await Console.Error.WriteLineAsync($"Explorer: {error}");
                await SendAsync(context, StatusCodes.Status500InternalServerError, "Something went wrong in the explorer; its console says what.");
                break;
        }
    }
}
