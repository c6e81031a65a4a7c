using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CompetencyBot.BotFramework.Connector;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompetencyBot.Tests.Bot;

/// <summary>Whatever is sent, the whole program answers as the protocol says: no crash, no hang, no internal error, no memory that grows. It has the machine to itself.</summary>
[Collection(nameof(AnyActivityTests))]
[CollectionDefinition(nameof(AnyActivityTests), DisableParallelization = true)]
public sealed class AnyActivityTests
{
    private const int Bodies = 100_000;

    /// <summary>After so many, what is remembered for a while is there, and everything is compiled.</summary>
    private const int FirstBodies = 20_000;

    /// <summary>Half a kilobyte for each that follows: what is remembered of it for ten minutes, and the channel's pace in its conversation.</summary>
    private const long MostGrowth = (Bodies - FirstBodies) * 512L;

    private static readonly HttpStatusCode[] Defined =
    [
        HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge,

        // An invoke that the bot does not know, in the protocol's own words.
        HttpStatusCode.NotImplemented,
    ];

    [Fact]
    public async Task A_hundred_thousand_mutated_activities_are_each_answered_as_the_protocol_says()
    {
        var (failures, statuses, turnFailures) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<HttpStatusCode, int>(), new TurnFailures());
        await using var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Development");
            builder.UseContentRoot(TestKnowledge.Root);
            builder.UseSetting("Bot:MaxTurnsPerConversation", "0");
            builder.UseSetting("Bot:MaxTurnsPerTenant", "0");
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(turnFailures));
            builder.ConfigureServices(services => services.AddHttpClient(nameof(IConnectorClient)).ConfigurePrimaryHttpMessageHandler(() => new Silent()));
        });
        using var client = host.CreateClient();
        var slowest = TimeSpan.Zero;

        await Send(0, FirstBodies);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Send(FirstBodies, Bodies);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;

        Task Send(int from, int to) => Parallel.ForAsync(from, to, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (number, cancellationToken) =>
        {
            var body = MutatedActivity.Number(number);
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            var start = Stopwatch.GetTimestamp();
            using var response = await client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancellationToken);
            var took = Stopwatch.GetElapsedTime(start);
            if (took > slowest) slowest = took;
            statuses.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            if (!Defined.Contains(response.StatusCode)) failures.Enqueue($"{(int)response.StatusCode} for number {number}: {Encoding.UTF8.GetString(body)}");
        });

        Assert.True(turnFailures.Kinds.IsEmpty, string.Join('\n', turnFailures.Kinds.Select(kind => $"{kind.Value} × {kind.Key}")));
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Take(5)));
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.InRange(growth, long.MinValue, MostGrowth);
        TestContext.Current.TestOutputHelper?.WriteLine($"grew by {growth:N0} bytes");
        // The changes are small enough for most to get through to the bot, and large enough to be noticed.
        Assert.InRange(statuses[HttpStatusCode.OK], Bodies / 4, Bodies);
        Assert.InRange(statuses[HttpStatusCode.BadRequest], Bodies / 20, Bodies / 2);
    }

    /// <summary>A channel that takes everything.</summary>
    private sealed class Silent : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.Accepted));
    }

    /// <summary>A turn that failed is answered politely, and is still a mistake of the bot's.</summary>
    private sealed class TurnFailures : ILoggerProvider, ILogger
    {
        public ConcurrentDictionary<string, int> Kinds { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null) Kinds.AddOrUpdate(exception.ToString(), 1, (_, count) => count + 1);
        }

        public void Dispose()
        {
        }
    }
}
