using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CompetencyBot.Web.Pages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Web;

/// <summary>So many requests a minute of one client, that one cannot take the program from the others.</summary>
internal static class ClientLimit
{
    public const string Policy = "client";

    public static void Configure(RateLimiterOptions limiter)
    {
        limiter.AddPolicy(Policy, context =>
        {
            var requests = context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.RequestsPerMinute;
            return requests == 0
                ? RateLimitPartition.GetNoLimiter(IPAddress.None)
                : RateLimitPartition.GetFixedWindowLimiter(ClientOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = requests, Window = TimeSpan.FromMinutes(1) });
        });
        limiter.OnRejected = (context, _) => Refuse(context);
    }

    /// <summary>One household or office has a whole IPv6 network: its first 64 bits are the client.</summary>
    private static IPAddress ClientOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return IPAddress.Loopback;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes().Take(8), .. new byte[8]]) : address;
    }

    private static async ValueTask Refuse(OnRejectedContext rejected)
    {
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 60;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var answer = Door.Of(rejected.HttpContext) is { IsPage: true }
            ? rejected.HttpContext.RequestServices.GetRequiredService<MessagePages>().TooMany(rejected.HttpContext, seconds)
            : Results.Problem($"Too many requests from this client. Try again in {seconds} seconds.", statusCode: StatusCodes.Status429TooManyRequests);
        await answer.ExecuteAsync(rejected.HttpContext);
    }
}
