namespace CompetencyBot.Cards;

/// <summary>A card that replaces another leads back to it.</summary>
public static class CardSteps
{
    /// <summary>So much of a question goes with each button; cards must stay small.</summary>
    private const int LongestQuestion = 300;

    /// <summary>Lets everything that is pressed on the card know where it was pressed.</summary>
    /// <param name="card">The card.</param>
    /// <param name="here">What the card answers.</param>
    public static AdaptiveCard LeadingBackTo(this AdaptiveCard card, CardData here)
    {
        var back = here with { Back = null, Question = here.Question is { Length: > LongestQuestion } question ? question[..LongestQuestion] : here.Question };
        return card with { Body = [.. card.Body.Select(Mark)], Actions = card.Actions is { } actions ? [.. actions.Select(MarkAction)] : null };

        CardElement Mark(CardElement element) => element is Container container
            ? container with
            {
                Items = container.Items.Any(item => item is Container) ? [.. container.Items.Select(Mark)] : container.Items,
                SelectAction = container.SelectAction is { } action ? MarkAction(action) : null,
            }
            : element;

        CardAction MarkAction(CardAction action) => action switch
        {
            ExecuteAction execute => execute with { Data = execute.Data with { Back = back }, Fallback = execute.Fallback is { } fallback ? MarkAction(fallback) : null },
            SubmitAction submit => submit with { Data = submit.Data with { Back = back } },
            _ => action,
        };
    }

    public static AdaptiveCard With(this AdaptiveCard card, params IEnumerable<CardAction> actions) =>
        card with { Actions = [.. card.Actions ?? [], .. actions] };
}
