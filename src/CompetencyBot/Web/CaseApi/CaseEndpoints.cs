using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CompetencyBot.Web.CaseApi;

/// <summary>The index at the addresses that 1EdTech's CASE 1.1 gives: two documents, one for each language.</summary>
internal static class CaseEndpoints
{
    public static void MapCase(this IEndpointRouteBuilder routes)
    {
        var index = routes.MapGroup(CaseShelf.Path).WithDoor().WithGroupName(Api.ApiEndpoints.Version).WithTags("CASE 1.1").AddEndpointFilter(Freshness.Spare);
        index.MapGet("/CFDocuments", Documents).WithSummary("The documents.").Produces<CaseDocuments>();
        Map(index, "/CFDocuments/{id}", "A document.", CaseAnswerJson.Wire.CaseDocument, (contents, id) => contents.Document(id));
        Map(index, "/CFPackages/{id}", "A document with all that is in it.", CaseAnswerJson.Wire.CasePackage, (contents, id) => contents.Package(id));
        Map(index, "/CFItems/{id}", "A category, topic, competency or indicator.", CaseAnswerJson.Wire.CaseItem, (contents, id) => contents.Item(id));
        Map(index, "/CFAssociations/{id}", "What an item is part of.", CaseAnswerJson.Wire.CaseAssociation, (contents, id) => contents.Association(id));
        Map(index, "/CFItemAssociations/{id}", "An item with what it is part of and what is part of it.", CaseAnswerJson.Wire.CaseItemAssociations, (contents, id) => contents.ItemAssociations(id));
    }

    private static void Map<T>(RouteGroupBuilder index, string path, string summary, JsonTypeInfo<T> type, Func<CaseShelf.Contents, string, T?> find)
        where T : class =>
        index.MapGet(path, (string id, CaseShelf shelf) => find(shelf.Current, id.ToLowerInvariant()) is { } found
                ? TypedResults.Json(found, type)
                : Results.Json(new CaseRefusal { Description = "There is no such object here." }, CaseAnswerJson.Wire.CaseRefusal, statusCode: StatusCodes.Status404NotFound))
            .WithSummary(summary).Produces<T>().Produces<CaseRefusal>(StatusCodes.Status404NotFound);

    private static JsonHttpResult<CaseDocuments> Documents(CaseShelf shelf, HttpResponse response, int offset = 0, int limit = 100)
    {
        var documents = shelf.Current.Documents;
        response.Headers["X-Total-Count"] = documents.Length.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Json(new CaseDocuments { Documents = [.. documents.Skip(offset).Take(limit)] }, CaseAnswerJson.Wire.CaseDocuments);
    }
}
