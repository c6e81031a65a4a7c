using CompetencyBot.Competencies;
using CompetencyBot.Search;
using Microsoft.AspNetCore.Components;

namespace CompetencyBot.Web.Pages;

/// <summary>Marks the words of a text that speak of the question.</summary>
public sealed class Marks(Highlights highlights, Question question, Language language)
{
    public RenderFragment On(string text) => builder =>
    {
        foreach (var (piece, isMarked) in highlights.In(text, question, language))
        {
            if (isMarked) builder.OpenElement(0, "mark");
            builder.AddContent(1, piece);
            if (isMarked) builder.CloseElement();
        }
    };
}
