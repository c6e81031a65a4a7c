namespace CompetencyBot.Cards;

/// <summary>An Adaptive Card, schema version 1.5: the elements that these cards use, named as in the schema.</summary>
public sealed record AdaptiveCard
{
    public const string Type = "AdaptiveCard";
    public const string Schema = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Version { get; init; } = "1.5";

    /// <summary>Two-letter language of the card's words.</summary>
    public required string Lang { get; init; }

    /// <summary>The card in a few words, for notifications; it is no part of the card's JSON.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What the card says when it is read aloud.</summary>
    public required string Speak { get; init; }

    /// <summary>What a client that cannot draw the card shows: the same words as are read aloud.</summary>
    public string FallbackText => Speak;

    public required IReadOnlyList<CardElement> Body { get; init; }

    public IReadOnlyList<CardAction>? Actions { get; init; }
}

public abstract record CardElement
{
    protected CardElement()
    {
    }

    /// <summary>A copy may be changed, so it keeps no JSON.</summary>
    protected CardElement(CardElement original)
    {
        Id = original.Id;
        Spacing = original.Spacing;
        Separator = original.Separator;
    }

    public string? Id { get; init; }
    public string? Spacing { get; init; }
    public bool? Separator { get; init; }

    /// <summary>Where an element that many cards show keeps its JSON from when it is first written; null for others.</summary>
    internal KeptJson? Json { get; set; }
}

/// <summary>The JSON of an element, as UTF-8, once it is written. It tells no element from another.</summary>
internal sealed record KeptJson
{
    public byte[]? Utf8 { get; set; }

    public bool Equals(KeptJson? other) => other is not null;

    public override int GetHashCode() => 0;
}

/// <summary>Text in which the client reads a little Markdown; it always wraps. For our own words and the index's, never for a person's.</summary>
public sealed record TextBlock(string Text) : CardElement
{
    public string? Style { get; init; }
    public string? Size { get; init; }
    public string? Weight { get; init; }
    public bool? IsSubtle { get; init; }
}

/// <summary>Text shown letter by letter as it is, without Markdown; it always wraps.</summary>
public sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : CardElement;

public sealed record TextRun(string Text)
{
    /// <summary>Makes the run a link.</summary>
    public CardAction? SelectAction { get; init; }
    public string? Size { get; init; }
    public string? Weight { get; init; }
    public bool? IsSubtle { get; init; }
}

public sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    public string? Style { get; init; }

    /// <summary>What a press anywhere on the container does; its title names the button to a screen reader.</summary>
    public CardAction? SelectAction { get; init; }
}

public abstract record CardAction
{
    public required string Title { get; init; }
    public string? Style { get; init; }
    public string? Tooltip { get; init; }
}

/// <summary>Universal action: the client replaces the card with the answer. Older clients use the fallback.</summary>
public sealed record ExecuteAction : CardAction
{
    public required string Verb { get; init; }
    public required CardData Data { get; init; }
    public CardAction? Fallback { get; init; }
}

public sealed record SubmitAction : CardAction
{
    public required CardData Data { get; init; }
}

public sealed record OpenUrlAction : CardAction
{
    public required Uri Url { get; init; }
}
