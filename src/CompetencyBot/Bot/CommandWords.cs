using System.Collections.Frozen;
using CompetencyBot.Cards;
using CompetencyBot.Competencies;

namespace CompetencyBot.Bot;

/// <summary>Words that are commands, of every language whatever the locale: Teams sends the localized command.</summary>
internal static class CommandWords
{
    /// <summary>What a greeting asks for: the welcome, which says what to do next.</summary>
    public const string Greeting = "greeting";

    private static readonly FrozenDictionary<string, Language> Language = new Dictionary<string, Language>
    {
        ["english"] = Competencies.Language.English, ["in english"] = Competencies.Language.English, ["anglais"] = Competencies.Language.English, ["en anglais"] = Competencies.Language.English,
        ["français"] = Competencies.Language.French, ["francais"] = Competencies.Language.French, ["en français"] = Competencies.Language.French, ["french"] = Competencies.Language.French, ["in french"] = Competencies.Language.French,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Verb = Table(
        (Verbs.Help, ["help", "help me", "how does this work", "what can you do", "aide", "aidez-moi", "aide-moi", "au secours", "comment ça marche", "que peux-tu faire", "que pouvez-vous faire"]),
        (Verbs.Categories, ["browse", "index", "categories", "topics", "browse the index", "parcourir", "parcourir l'index", "catégories", "sujets"]),
        (Greeting, ["hi", "hello", "hey", "hi there", "hello there", "good morning", "good afternoon", "good evening", "start", "bonjour", "bonsoir", "salut", "allô", "allo", "coucou", "bon matin", "commencer"]));

    /// <summary>The verb of a text that is a command, or null. Case and closing punctuation don't matter.</summary>
    public static string? VerbFor(string text) => Verb.GetValueOrDefault(Bare(text));

    /// <summary>What a message asks for: a command, a code of the index, or else a question.</summary>
    public static CardData Read(string text, Language language)
    {
        if (Language.TryGetValue(Bare(text), out var chosen)) return CardData.For(chosen, Verbs.Language);
        if (VerbFor(text) is { } verb) return CardData.For(language, verb);
        if (Code.TryParseTyped(text, out var code))
            return CardData.For(language, code.IsTopic ? Verbs.Topic : Verbs.Competency, code.ToString(), question: text);
        return CardData.For(language, Verbs.Ask, question: text);
    }

    private static string Bare(string text) => text.Trim(' ', '.', '!', '?', ',', '\u00a0').Replace('’', '\'');

    private static FrozenDictionary<string, string> Table(params (string Verb, string[] Words)[] commands) =>
        commands.SelectMany(command => command.Words, (command, word) => (command.Verb, word))
            .ToFrozenDictionary(pair => pair.word, pair => pair.Verb, StringComparer.OrdinalIgnoreCase);
}
