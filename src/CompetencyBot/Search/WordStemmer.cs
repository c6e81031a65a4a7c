using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using CompetencyBot.Competencies;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;
using FrenchStemmer = Lucene.Net.Tartarus.Snowball.Ext.FrenchStemmer;

namespace CompetencyBot.Search;

/// <summary>
/// Lucene's analysis for one language. <see cref="Split"/> cuts a text into folded words without elision or possessive;
/// a word then has a narrow stem (plural and inflection off) and a wide one (related forms together).
/// </summary>
internal sealed class WordStemmer
{
    private const int WordsOfAText = 16;

    private readonly bool french;
    private readonly Analyzer analyzer;

    private WordStemmer(bool french)
    {
        this.french = french;
        analyzer = Analyzer.NewAnonymous((_, reader) =>
        {
            var tokenizer = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
            TokenStream words = new LowerCaseFilter(LuceneVersion.LUCENE_48, tokenizer);
            words = french ? new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES) : new EnglishPossessiveFilter(LuceneVersion.LUCENE_48, words);
            return new TokenStreamComponents(tokenizer, words);
        });
    }

    /// <summary>The builds of Lucene's two libraries, whose version number stays the same.</summary>
    public static IEnumerable<Guid> Builds => [typeof(LuceneVersion).Module.ModuleVersionId, typeof(StandardTokenizer).Module.ModuleVersionId];

    public static WordStemmer For(Language language) => ByLanguage[language];

    /// <summary>The words of a text in order, lower case, with their accents.</summary>
    public List<string> Split(string text) => Split(text, word => word.ToString());

    /// <summary>What is made of each of them.</summary>
    public List<T> Split<T>(string text, Func<ReadOnlySpan<char>, T> make)
    {
        var words = new List<T>(WordsOfAText);
        using var stream = analyzer.GetTokenStream("", text.Replace('’', '\''));
        var word = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) words.Add(make(word.Buffer.AsSpan(0, word.Length)));
        stream.End();
        return words;
    }

    /// <summary>A word without its accents.</summary>
    public static string Fold(string word)
    {
        if (Ascii.IsValid(word)) return word;
        var (letters, folded) = (ArrayPool<char>.Shared.Rent(word.Length), ArrayPool<char>.Shared.Rent(4 * word.Length));
        word.CopyTo(letters);
        var text = new string(folded, 0, ASCIIFoldingFilter.FoldToASCII(letters, 0, folded, 0, word.Length));
        ArrayPool<char>.Shared.Return(letters);
        ArrayPool<char>.Shared.Return(folded);
        return text;
    }

    /// <summary>A word without plural or inflection, and a form that it shares with its relatives. Both are folded.</summary>
    public (string Narrow, string Wide) StemsOf(string word) => (Fold(Narrow(word)), Fold(Wide(word)));

    private string Narrow(string word)
    {
        var letters = word.ToCharArray();
        return new string(letters, 0, french ? new FrenchMinimalStemmer().Stem(letters, letters.Length) : new EnglishMinimalStemmer().Stem(letters, letters.Length));
    }

    private string Wide(string word)
    {
        if ((french ? FrenchOverrides : EnglishOverrides).TryGetValue(word, out var term)) return term;
        SnowballProgram stemmer = french ? new FrenchStemmer() : new EnglishStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    /// <summary>Words that the English stemmer would throw together with words of another meaning, by what they stand for.</summary>
    private static FrozenDictionary<string, string> EnglishOverrides { get; } = Overrides("""
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

    private static FrozenDictionary<string, string> FrenchOverrides { get; } = Overrides("""
        données donnée
        usager usagers usagere usagères
        usage usages
        police
        politique politiques
        poli polie polis
        """);

    /// <summary>Each line: the term, then the other words that stand for it.</summary>
    private static FrozenDictionary<string, string> Overrides(string lines) =>
        lines.Split('\n').Select(line => line.Split(' ')).SelectMany(words => words.Select(word => KeyValuePair.Create(word, words[0]))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Stands last, for the overrides must be there first.</summary>
    private static readonly FrozenDictionary<Language, WordStemmer> ByLanguage = Languages.All.ToFrozenDictionary(language => language, language => new WordStemmer(language == Language.French));
}
