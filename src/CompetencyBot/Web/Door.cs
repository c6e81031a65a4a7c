namespace CompetencyBot.Web;

/// <summary>Marks an endpoint of the web doors: pages are told to people, everything else to programs.</summary>
internal sealed record Door(bool IsPage)
{
    public static Door? Of(HttpContext context) => Of(context.GetEndpoint());

    public static Door? Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<Door>();
}
