using Lucene.Net.Util;

namespace CompetencyBot.Search;

/// <summary>
/// What the index holds. It is made of passages: a competency's title, one of its indicators, one of its questions, or the name or
/// introduction of its topic. They stand in the order of the framework, so that a competency's passages follow one another.
/// </summary>
internal static class SearchSchema
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>The words as they are said: folded, and without plural or inflection.</summary>
    public const string Words = "words";

    /// <summary>The words by what they mean: related forms of a word, and the words of one group of the vocabulary, are one term.</summary>
    public const string Meanings = "meanings";
}

/// <summary>What a passage is.</summary>
internal enum PassageKind
{
    Title,
    Indicator,
    Question,
    TopicName,
    Introduction,
}
