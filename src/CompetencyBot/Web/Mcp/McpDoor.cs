using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using ModelContextProtocol.Protocol;

namespace CompetencyBot.Web.Mcp;

/// <summary>The index for assistants, over the Model Context Protocol. Each request stands by itself.</summary>
internal static class McpDoor
{
    private const string Path = "/mcp";

    public static void AddMcpDoor(this IServiceCollection services) => services
        .AddMcpServer(server =>
        {
            server.ServerInfo = new Implementation
            {
                Name = "competencies-index",
                Title = "Competencies Index for Public Library Staff",
                Version = typeof(McpDoor).Assembly.GetName().Version?.ToString(3) ?? "",
            };
            server.ServerInstructions = "The competencies of public library staff, in English and French. Texts are quoted from the index: give them unchanged, with their code.";
        })
        .WithHttpTransport()
        .WithTools([typeof(IndexTools)])
        .WithRequestFilters(filters => filters.AddCallToolFilter(next => async (request, cancellationToken) =>
        {
            try
            {
                return await next(request, cancellationToken);
            }
            catch (Exception exception) when (exception is ArgumentException or JsonException)
            {
                return IndexTools.Refuse("The arguments do not fit the tool: see its input schema.");
            }
        }));

    /// <summary>Its tools are described for the first assistant that asks, so that a start need not wait for that.</summary>
    public static void MapMcpDoor(this IEndpointRouteBuilder routes)
    {
        var protocol = new Lazy<RequestDelegate>(() => Protocol(routes.ServiceProvider));
        routes.Map(Path, context =>
        {
            // For the protocol's own endpoints to be found, there must be none yet.
            context.SetEndpoint(null);
            return protocol.Value(context);
        }).WithDoor().WithMetadata(new SizeLimit()).ExcludeFromDescription();
    }

    private static RequestDelegate Protocol(IServiceProvider services)
    {
        var application = new ApplicationBuilder(services);
        application.UseRouting();
        application.UseEndpoints(endpoints => endpoints.MapMcp(Path));
        return application.Build();
    }

    /// <summary>Room for the longest question many times over.</summary>
    private sealed class SizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 64 * 1024;
    }
}
