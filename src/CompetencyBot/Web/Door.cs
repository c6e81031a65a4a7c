namespace CompetencyBot.Web;

/// <summary>Marks an endpoint of the web doors: pages are told to people, everything else to programs.</summary>
internal sealed record Door(bool IsPage)
{
    public static Door? Of(HttpContext context) => Of(context.GetEndpoint());

    public static Door? Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<Door>();
}

internal static class DoorConventions
{
    /// <summary>Makes endpoints part of the web doors: counted against the client, and told failures as programs or people are.</summary>
    public static TBuilder WithDoor<TBuilder>(this TBuilder endpoints, bool isPage = false)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Door(isPage)).RequireRateLimiting(ClientLimit.Policy);
}
