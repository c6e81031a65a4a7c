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

namespace CompetencyBot.Search;

/// <summary>
/// Lucene's analysis chains for one language. <see cref="Split"/> cuts a text into folded words without elision or possessive;
/// a word then has a narrow stem (plural and inflection off) and a wide one (related forms together).
/// </summary>
internal sealed class WordStemmer
{
    /// <summary>Stems are remembered for this many words, so that a flood of nonsense does not fill the memory.</summary>
    private const int MostRemembered = 50_000;

    private static readonly FrozenDictionary<Language, WordStemmer> ByLanguage = Languages.All.ToFrozenDictionary(language => language, language => new WordStemmer(language == Language.French));

    private readonly Func<string, List<string>> split;
    private readonly Func<string, string> narrow;
    private readonly Func<string, string> wide;
    private readonly ConcurrentDictionary<string, WordStems> remembered = new(StringComparer.Ordinal);

    private WordStemmer(bool french)
    {
        split = Chain(Analyzer.NewAnonymous((_, reader) =>
        {
            var tokenizer = new StandardTokenizer(SearchSchema.Version, reader);
            TokenStream words = new LowerCaseFilter(SearchSchema.Version, tokenizer);
            words = french ? new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES) : new EnglishPossessiveFilter(SearchSchema.Version, words);
            return new TokenStreamComponents(tokenizer, words);
        }));
        narrow = ForOneWord(word => french ? new FrenchMinimalStemFilter(word) : new KStemFilter(word));
        wide = ForOneWord(word => french
            ? new FrenchLightStemFilter(word)
            : new SnowballFilter(new StemmerOverrideFilter(word, EnglishOverrides()), new EnglishStemmer()));
    }

    public static WordStemmer For(Language language) => ByLanguage[language];

    /// <summary>The words of a text in order, lower case, with their accents.</summary>
    public List<string> Split(string text) => split(text.Replace('’', '\''));

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

    /// <summary>Words that the English stemmer would throw together with words of another meaning.</summary>
    private static StemmerOverrideFilter.StemmerOverrideMap EnglishOverrides()
    {
        var overrides = new StemmerOverrideFilter.Builder(ignoreCase: true);
        foreach (var (word, stem) in (ReadOnlySpan<(string, string)>)
        [
            ("communication", "communicate"), ("communications", "communicate"), ("communicate", "communicate"), ("communicates", "communicate"), ("communicating", "communicate"),
            ("community", "community"), ("communities", "community"), ("policy", "policy"), ("policies", "policy"), ("police", "police"),
            ("organization", "organize"), ("organizations", "organize"), ("organ", "organ"), ("general", "general"), ("generate", "generate"),
            ("news", "news"), ("new", "new"), ("user", "user"), ("users", "user"), ("use", "use"), ("used", "use"), ("using", "use"),
            ("university", "university"), ("universe", "universe"), ("international", "international"), ("internal", "internal"),
            ("serial", "serial"), ("serials", "serial"), ("series", "series"), ("reference", "reference"), ("refer", "refer"), ("referral", "refer"),
            ("patron", "patron"), ("patronize", "patronize"), ("board", "board"), ("boarding", "boarding"), ("past", "past"), ("paste", "paste"),
            ("fine", "fine"), ("fines", "fine"), ("final", "final"), ("finalize", "final"), ("print", "print"), ("marketing", "marketing"), ("market", "market"),
        ])
            overrides.Add(word, stem);
        return overrides.Build();
    }
}

/// <summary>A word without plural or inflection, and a form that it shares with its relatives. Both are folded.</summary>
internal sealed record WordStems(string Narrow, string Wide);
