using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Explorer;

/// <summary>How often one may ask. All clients count together: they are all on one machine, and it is the machine that is to be spared.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services, ServerLimits limits) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(context =>
            RateLimitPartition.GetTokenBucketLimiter(context.Request.Path.StartsWithSegments(Api.EncodePath, StringComparison.Ordinal), isUpload =>
            {
                var perSecond = isUpload ? limits.UploadsPerSecond : limits.RequestsPerSecond;
                return new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 2 * perSecond,
                    TokensPerPeriod = Math.Max(1, perSecond / 4),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(0.25 * Math.Max(1.0, 4.0 / perSecond)),
                };
            }));
        options.OnRejected = async (rejected, _) => await Failures.SendAsync(
            rejected.HttpContext, StatusCodes.Status429TooManyRequests, "This is more than the explorer can answer. Wait a moment.", TimeSpan.FromSeconds(1));
    });
}
