using System.Collections.Concurrent;
using System.Collections.Frozen;
using CompetencyBot.Competencies;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;
using FrenchStemmer = Lucene.Net.Tartarus.Snowball.Ext.FrenchStemmer;

namespace CompetencyBot.Search;

/// <summary>
/// Lucene's analysis chains for one language. <see cref="Split"/> cuts a text into folded words without elision or possessive;
/// a word then has a narrow stem (plural and inflection off) and a wide one (related forms together).
/// </summary>
internal sealed class WordStemmer
{
    /// <summary>Stems are remembered for this many words, so that a flood of nonsense does not fill the memory.</summary>
    private const int MostRemembered = 50_000;

    private readonly Func<string, List<string>> split;
    private readonly Func<string, string> narrow;
    private readonly Func<string, string> wide;
    private readonly ConcurrentDictionary<string, WordStems> remembered = new(StringComparer.Ordinal);

    private WordStemmer(bool french)
    {
        split = Chain(Analyzer.NewAnonymous((_, reader) =>
        {
            var tokenizer = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
            TokenStream words = new LowerCaseFilter(LuceneVersion.LUCENE_48, tokenizer);
            words = french ? new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES) : new EnglishPossessiveFilter(LuceneVersion.LUCENE_48, words);
            return new TokenStreamComponents(tokenizer, words);
        }));
        narrow = ForOneWord(word => french ? new FrenchMinimalStemFilter(word) : new EnglishMinimalStemFilter(word));
        wide = ForOneWord(word => french
            ? new SnowballFilter(new StemmerOverrideFilter(word, FrenchOverrides), new FrenchStemmer())
            : new SnowballFilter(new StemmerOverrideFilter(word, EnglishOverrides), new EnglishStemmer()));
    }

    public static WordStemmer For(Language language) => ByLanguage[language];

    /// <summary>The words of a text in order, lower case, with their accents.</summary>
    public List<string> Split(string text) => split(text.Replace('’', '\''));

    /// <summary>A word without its accents.</summary>
    public static string Fold(string word)
    {
        var folded = new char[4 * word.Length];
        return new string(folded, 0, ASCIIFoldingFilter.FoldToASCII(word.ToCharArray(), 0, folded, 0, word.Length));
    }

    public WordStems StemsOf(string word)
    {
        if (remembered.TryGetValue(word, out var known)) return known;
        var stems = new WordStems(narrow(word), wide(word));
        if (remembered.Count < MostRemembered) remembered[word] = stems;
        return stems;
    }

    private static Func<string, List<string>> Chain(Analyzer analyzer) => text => Terms(analyzer, text);

    private static List<string> Terms(Analyzer analyzer, string text)
    {
        var terms = new List<string>();
        using var stream = analyzer.GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) terms.Add(term.ToString());
        stream.End();
        return terms;
    }

    private static Func<string, string> ForOneWord(Func<TokenStream, TokenStream> stem)
    {
        var chain = Chain(Analyzer.NewAnonymous((_, reader) =>
        {
            var tokenizer = new KeywordTokenizer(reader);
            return new TokenStreamComponents(tokenizer, new ASCIIFoldingFilter(stem(tokenizer)));
        }));
        return word => chain(word) is [var term, ..] ? term : word;
    }

    /// <summary>Words that the English stemmer would throw together with words of another meaning, by what they stand for.</summary>
    private static StemmerOverrideFilter.StemmerOverrideMap EnglishOverrides { get; } = Overrides("""
        communicate communication communications communicates communicating
        community communities
        policy policies
        police
        organize organization organizations
        organ
        general
        generate
        news
        new
        user users
        use used using
        university
        universe
        international
        internal
        serial serials
        series
        reference
        refer referral
        patron
        patronize
        board
        boarding
        past
        paste
        fine fines
        final finalize
        print
        market
        marketing
        inviting
        invite invites invited
        """);

    private static StemmerOverrideFilter.StemmerOverrideMap FrenchOverrides { get; } = Overrides("""
        données donnée
        usager usagers usagere usagères
        usage usages
        police
        politique politiques
        poli polie polis
        """);

    /// <summary>Each line: the term, then the other words that stand for it.</summary>
    private static StemmerOverrideFilter.StemmerOverrideMap Overrides(string lines)
    {
        var overrides = new StemmerOverrideFilter.Builder(ignoreCase: true);
        foreach (var words in lines.Split('\n').Select(line => line.Split(' ')))
        {
            foreach (var word in words) overrides.Add(word, words[0]);
        }
        return overrides.Build();
    }

    /// <summary>Stands last, for the overrides must be there first.</summary>
    private static readonly FrozenDictionary<Language, WordStemmer> ByLanguage = Languages.All.ToFrozenDictionary(language => language, language => new WordStemmer(language == Language.French));
}

/// <summary>A word without plural or inflection, and a form that it shares with its relatives. Both are folded.</summary>
internal sealed record WordStems(string Narrow, string Wide);
