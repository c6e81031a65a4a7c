using CompetencyBot.Ask;
using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using CompetencyBot.Snapshots;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CompetencyBot.Web.Api;

/// <summary>The index as JSON, for intranets and other programs, and its description.</summary>
internal static class ApiEndpoints
{
    /// <summary>Name of the description, which only these endpoints are in.</summary>
    public const string Version = "v1";

    private const string LanguageHelp = "en or fr; without it, the language that the client prefers.";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithDoor().WithGroupName(Version).WithTags("Competencies").AddEndpointFilter(Freshness.Spare);
        api.MapGet("/competencies", List).WithSummary("All competencies of the index, or of one topic.").ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/competencies/{code}", One).WithSummary("One competency, by its code or an indicator's.").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/search", Search).WithSummary("The bot's answer to a question.").ProducesProblem(StatusCodes.Status400BadRequest);
        routes.MapOpenApi($"/openapi/{{documentName}}.json").WithDoor();
    }

    private static Results<Ok<CompetencyList>, ProblemHttpResult> List(
        [System.ComponentModel.Description(LanguageHelp)] string? lang,
        [System.ComponentModel.Description("Code of a topic, such as CSC.")] string? topic,
        SnapshotSource snapshots, IndexPages pages, HttpRequest request)
    {
        if (!TryLanguage(lang, request, out var language)) return UnknownLanguage();
        var framework = snapshots.Current.Framework;
        var edition = framework.In(language);
        var places = topic is null ? edition.Competencies : edition.Competencies.Where(place => place.Topic.Code.ToString().Equals(topic, StringComparison.OrdinalIgnoreCase));
        return TypedResults.Ok(new CompetencyList(
            language.Tag(), edition.Title, edition.Publisher, edition.Licence, framework.Source,
            [.. places.Select(place => CompetencyAnswer.For(place, edition, pages.AddressOf(place.Competency.Code, language)))]));
    }

    private static Results<Ok<CompetencyAnswer>, ProblemHttpResult> One(
        [System.ComponentModel.Description("Code of a competency or an indicator, such as CSC-4.")] string code,
        [System.ComponentModel.Description(LanguageHelp)] string? lang,
        SnapshotSource snapshots, IndexPages pages, HttpRequest request)
    {
        if (!TryLanguage(lang, request, out var language)) return UnknownLanguage();
        var edition = snapshots.Current.Framework.In(language);
        if (!Code.TryParseTyped(code, out var known)) return Problem(StatusCodes.Status404NotFound, $"'{code}' is not a code such as CSC-4.");
        if (known.IsTopic && edition.Topic(known) is not null) return Problem(StatusCodes.Status404NotFound, $"{known} is a topic: its competencies are at /api/competencies?topic={known}.");
        return edition.Competency(known) is { } place
            ? TypedResults.Ok(CompetencyAnswer.For(place, edition, pages.AddressOf(place.Competency.Code, language)))
            : Problem(StatusCodes.Status404NotFound, $"{known} is not in the index.");
    }

    private static Results<Ok<AskAnswer>, ProblemHttpResult> Search(
        [System.ComponentModel.Description("The question, in English or French.")] string? q,
        [System.ComponentModel.Description("en or fr; without it, the question's own words tell.")] string? lang,
        AskHandler ask, HttpRequest request)
    {
        if (string.IsNullOrWhiteSpace(q)) return Problem(StatusCodes.Status400BadRequest, "Give the question: /api/search?q=…");
        if (!TryLanguage(lang, request, out var language)) return UnknownLanguage();
        return TypedResults.Ok(AskAnswer.For(ask.Ask(q, language, only: lang is null ? null : language)));
    }

    private static bool TryLanguage(string? asked, HttpRequest request, out Language language)
    {
        var known = asked is null ? PreferredLanguage.Of(request) : PreferredLanguage.Named(asked);
        language = known ?? default;
        return known is not null;
    }

    private static ProblemHttpResult UnknownLanguage() => Problem(StatusCodes.Status400BadRequest, "lang is en or fr.");

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
