using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CompetencyBot.Knowledge;

/// <summary>The plain text of a Markdown block: marks of emphasis and links are dropped, their words stay.</summary>
internal static class MarkdownText
{
    public static string Of(LeafBlock block)
    {
        var text = new StringBuilder();
        if (block.Inline is { } inlines) Append(inlines, text);
        return text.ToString().Trim();
    }

    private static void Append(ContainerInline container, StringBuilder text)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case LineBreakInline: text.Append(' '); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case HtmlInline html: text.Append(html.Tag); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case ContainerInline nested: Append(nested, text); break;
            }
        }
    }
}
