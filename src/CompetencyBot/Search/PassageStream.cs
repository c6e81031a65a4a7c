using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace CompetencyBot.Search;

/// <summary>Hands terms that are analyzed already to Lucene's index writer.</summary>
internal sealed class PassageStream : TokenStream
{
    private readonly ICharTermAttribute term;
    private readonly IReadOnlyList<string> terms;
    private int next;

    public PassageStream(IReadOnlyList<string> terms)
    {
        this.terms = terms;
        term = AddAttribute<ICharTermAttribute>();
    }

    public override bool IncrementToken()
    {
        if (next == terms.Count) return false;
        ClearAttributes();
        term.SetEmpty().Append(terms[next++]);
        return true;
    }
}
