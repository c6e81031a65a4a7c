using System.ComponentModel.DataAnnotations;
using CompetencyBot.Ask;
using CompetencyBot.BotFramework.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CompetencyBot.Web;

/// <summary>How an operator sees the program, section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Path of the metrics for Prometheus, such as <c>/metrics</c>; empty for none. Whoever reaches the program reads it.</summary>
    [RegularExpression("^(/.+)?$", ErrorMessage = "Telemetry:PrometheusPath must be empty or start with '/'.")]
    public string PrometheusPath { get; set; } = "";
}

/// <summary>Metrics and traces, over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says so, and for Prometheus. No text of a person and no name is in them.</summary>
internal static class Telemetry
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations();
        builder.Services.AddSingleton<AskMetrics>();
        // What nobody reads is not collected: it would cost every turn a part of its time. Without a tracer the web server would make an
        // activity of each request for its own log, and each request to the channel another one below it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        var isSentAway = !string.IsNullOrEmpty(builder.Configuration[OtlpEndpoint]);
        var isScraped = !string.IsNullOrEmpty(builder.Configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.PrometheusPath)}"]);
        if (!isSentAway && !isScraped) return builder;
        var openTelemetry = builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(TurnMetrics.Name, AskMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime");
            if (isScraped) metrics.AddPrometheusExporter();
        });
        if (isSentAway) openTelemetry.WithTracing(traces => traces.AddSource(TurnMetrics.Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation()).UseOtlpExporter();
        return builder;
    }

    public static void MapTelemetry(this WebApplication application)
    {
        var path = application.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.PrometheusPath;
        if (path.Length > 0) application.MapPrometheusScrapingEndpoint(path);
    }
}
