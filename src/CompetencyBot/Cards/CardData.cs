using CompetencyBot.Competencies;

namespace CompetencyBot.Cards;

/// <summary>What a press on a card asks for. It comes back as the data of <c>Action.Execute</c> or <c>Action.Submit</c>.</summary>
/// <param name="Verb">One of <see cref="Verbs"/>.</param>
/// <param name="Language">Language of the card that was pressed: <c>en</c> or <c>fr</c>.</param>
/// <param name="Code">Code of the topic, competency or indicator meant.</param>
/// <param name="Category">Id of the category meant.</param>
/// <param name="Question">The question asked.</param>
/// <param name="Back">What the pressed card answers, to go back to.</param>
public sealed record CardData(string Verb, string? Language = null, string? Code = null, string? Category = null, string? Question = null, CardData? Back = null)
{
    public static CardData For(Language language, string verb, string? code = null, string? category = null, string? question = null) =>
        new(verb, language.Tag(), code, category, question);
}

/// <summary>The constant verbs that card actions are routed by.</summary>
public static class Verbs
{
    public const string Ask = "ask";
    public const string Competency = "browse/competency";
    public const string Topic = "browse/topic";
    public const string Category = "browse/category";
    public const string Categories = "browse/categories";
    public const string Help = "help";

    /// <summary>Speak the card's language in this conversation from now on.</summary>
    public const string Language = "language";

    /// <summary>Put a card into the message that is being written.</summary>
    public const string Share = "share";
}
