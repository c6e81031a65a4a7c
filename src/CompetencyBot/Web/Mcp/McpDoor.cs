using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using ModelContextProtocol.Protocol;

namespace CompetencyBot.Web.Mcp;

/// <summary>The index for assistants, over the Model Context Protocol. Each request stands by itself.</summary>
internal static class McpDoor
{
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

    public static void MapMcpDoor(this IEndpointRouteBuilder routes) =>
        routes.MapMcp("/mcp").WithDoor().WithMetadata(new SizeLimit()).ExcludeFromDescription();

    /// <summary>Room for the longest question many times over.</summary>
    private sealed class SizeLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 64 * 1024;
    }
}
