using CompetencyBot.Competencies;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Synonym;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace CompetencyBot.Search;

/// <summary>
/// Text into index terms for one language: words without elision, possessive, accent and ending,
/// then one more term for every group of the vocabulary that a word or phrase belongs to.
/// </summary>
internal sealed class LanguageAnalyzer : Analyzer
{
    private static readonly CharArraySet EnglishStopWords = StopWords("a an and are as at be but by can do does for from how i if in into is it its me my of on or our should so than that the their them then there these they this to up was we what when where which who why will with would you your am been being did he her him his she someone somebody when");
    private static readonly CharArraySet FrenchStopWords = StopWords("a ai au aux avec bien ce ces cet cette ca comment d dans de des devrais dois doit du elle elles en est et etre eux faire faut font fait il ils j je l la le les leur leurs lui m ma mais me mes moi mon n nos notre nous on ont ou où par pas peut peux pour puis qu quand que quel quelle quels quelles qui quoi s sa se ses si son sont sur t ta te tes toi ton tu un une vos votre vous y à ça été être quelqu");

    private readonly Language language;
    private readonly SynonymMap? vocabulary;

    public LanguageAnalyzer(Language language, Vocabulary vocabulary)
    {
        this.language = language;
        this.vocabulary = Concepts(vocabulary);
    }

    private LanguageAnalyzer(Language language) => this.language = language;

    /// <summary>The distinct terms of a text, in order.</summary>
    public IReadOnlyList<string> TermsOf(string text)
    {
        var terms = new List<string>();
        using var stream = GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            var value = term.ToString();
            if (!terms.Contains(value)) terms.Add(value);
        }
        stream.End();
        return terms;
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokenizer = new StandardTokenizer(SearchSchema.Version, reader);
        TokenStream stream = language == Language.French ? French(tokenizer) : English(tokenizer);
        if (vocabulary is not null) stream = new SynonymFilter(stream, vocabulary, ignoreCase: false);
        return new TokenStreamComponents(tokenizer, stream);
    }

    private static PorterStemFilter English(Tokenizer tokenizer)
    {
        TokenStream stream = new EnglishPossessiveFilter(SearchSchema.Version, new StandardFilter(SearchSchema.Version, tokenizer));
        stream = new StopFilter(SearchSchema.Version, new LowerCaseFilter(SearchSchema.Version, stream), EnglishStopWords);
        return new PorterStemFilter(new ASCIIFoldingFilter(stream));
    }

    private static ASCIIFoldingFilter French(Tokenizer tokenizer)
    {
        TokenStream stream = new ElisionFilter(new StandardFilter(SearchSchema.Version, tokenizer), FrenchAnalyzer.DEFAULT_ARTICLES);
        stream = new StopFilter(SearchSchema.Version, new LowerCaseFilter(SearchSchema.Version, stream), FrenchStopWords);
        return new ASCIIFoldingFilter(new FrenchLightStemFilter(stream));
    }

    /// <summary>Every word or phrase of a group also yields the group's own term, in the index as in the question.</summary>
    private SynonymMap? Concepts(Vocabulary vocabulary)
    {
        var plain = new LanguageAnalyzer(language);
        var map = new SynonymMap.Builder(dedup: true);
        var any = false;
        for (var group = 0; group < vocabulary.Groups.Length; group++)
        {
            var concept = new CharsRef($"={group}");
            foreach (var phrase in vocabulary.Groups[group])
            {
                var terms = plain.TermsOf(phrase);
                if (terms.Count == 0) continue;
                map.Add(SynonymMap.Builder.Join([.. terms], new CharsRef()), concept, includeOrig: true);
                any = true;
            }
        }
        return any ? map.Build() : null;
    }

    private static CharArraySet StopWords(string words) => new(SearchSchema.Version, words.Split(' '), ignoreCase: true);
}
