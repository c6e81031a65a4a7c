using System.Collections.Concurrent;
using System.Text.Json;
using CompetencyBot.BotFramework.Activities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.BotFramework.Tests.Connector;

/// <summary>A connector on this machine that fails as the test says.</summary>
internal sealed class FakeChannel : IAsyncDisposable
{
    private readonly WebApplication application;
    private int requests;

    private FakeChannel(WebApplication application) => this.application = application;

    public string Address => application.Urls.First();

    /// <summary>Answers a request; the number counts from 1.</summary>
    public Func<int, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public int Requests => requests;

    /// <summary>What it took: answered with success.</summary>
    public ConcurrentQueue<Activity> Accepted { get; } = new();

    /// <summary>What it got, whatever it answered.</summary>
    public ConcurrentQueue<Activity> Received { get; } = new();

    public static async Task<FakeChannel> Start(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var application = builder.Build();
        var channel = new FakeChannel(application);
        application.MapPost("/v3/conversations/{conversation}/activities/{activity?}", channel.Take);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return channel;
    }

    public static Func<int, HttpContext, Task> Status(params int[] statuses) => (number, context) =>
    {
        context.Response.StatusCode = statuses[Math.Min(number, statuses.Length) - 1];
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        var activity = (await JsonSerializer.DeserializeAsync(context.Request.Body, ActivityJson.Default.Activity))!;
        Received.Enqueue(activity);
        await Answer(Interlocked.Increment(ref requests), context);
        if (context.Response.StatusCode < 300 && !context.RequestAborted.IsCancellationRequested) Accepted.Enqueue(activity);
    }
}
