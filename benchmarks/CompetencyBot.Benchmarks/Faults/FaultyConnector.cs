using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary>A connector on this machine that fails on purpose, and keeps what the person then sees.</summary>
internal sealed class FaultyConnector : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly FaultPlan plan;
    private readonly TimeProvider time;

    private FaultyConnector(WebApplication application, FaultPlan plan, TimeProvider time) => (this.application, this.plan, this.time) = (application, plan, time);

    public string Address => application.Urls.First();

    public ConcurrentDictionary<string, PostedQuestion> Questions { get; } = new();

    /// <summary>Messages for no question that was asked: there should be none.</summary>
    public ConcurrentQueue<string> Strays { get; } = new();

    public static async Task<FaultyConnector> Start(FaultPlan plan, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(server => server.Limits.MinResponseDataRate = null);
        var application = builder.Build();
        var connector = new FaultyConnector(application, plan, time);
        application.MapPost("/v3/conversations/{conversation}/activities/{replyTo?}", connector.Take);
        await application.StartAsync(cancellationToken);
        return connector;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task Take(HttpContext context, string? replyTo)
    {
        using var activity = await JsonDocument.ParseAsync(context.Request.Body);
        var type = activity.RootElement.GetProperty("type").GetString();
        if (type != "message")
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return;
        }
        if (replyTo is null || !Questions.TryGetValue(replyTo, out var question))
        {
            Strays.Enqueue(replyTo ?? "no question");
            return;
        }

        var fault = Fault.For(plan.Seed, question.Number, question.NextRequest(), plan.Share);
        question.Met.Enqueue(fault);
        if (fault.Keeps) Keep(activity.RootElement, question);
        await Answer(fault, context);
    }

    private static void Keep(JsonElement activity, PostedQuestion question)
    {
        if (activity.TryGetProperty("attachments", out var attachments)) question.Cards.Enqueue(attachments[0].GetProperty("content").GetProperty("type").GetString() ?? "");
        else question.Words.Enqueue(activity.GetProperty("text").GetString() ?? "");
    }

    private async Task Answer(Fault fault, HttpContext context)
    {
        if (fault == Fault.BusySeconds) context.Response.Headers.RetryAfter = "1";
        if (fault == Fault.BusyDate) context.Response.Headers.RetryAfter = (time.GetUtcNow() + TimeSpan.FromSeconds(2)).ToString("R", CultureInfo.InvariantCulture);
        if (fault == Fault.Slow) await Task.Delay(plan.Turn / 4, time, context.RequestAborted);
        if (fault == Fault.SilentAfter || fault == Fault.SilentBefore) await Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted);
        if (fault == Fault.CutAfter || fault == Fault.CutBefore)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = fault.Status;
        if (fault == Fault.CutWithin)
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("{\"id\":");
            await context.Response.Body.FlushAsync();
            // What was sent must get there before the cut.
            await Task.Delay(TimeSpan.FromMilliseconds(200), time);
            context.Abort();
        }
        else if (fault.Keeps)
        {
            await context.Response.WriteAsync(fault == Fault.BrokenJson ? "{\"id\":" : "{\"id\":\"1\"}");
        }
    }
}
