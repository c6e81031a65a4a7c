using Lucene.Net.Util;

namespace CompetencyBot.Search;

/// <summary>Field names of the search index. One document is one competency; documents stand in the order of the index.</summary>
internal static class SearchSchema
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    public const string Title = "title";
    public const string Indicators = "indicators";
    public const string Questions = "questions";
    public const string Topic = "topic";
    public const string Introduction = "introduction";

    /// <summary>The searched fields and how much a word in each counts.</summary>
    public static IReadOnlyList<(string Field, float Weight)> Searched { get; } =
        [(Title, 1.2f), (Indicators, 1.0f), (Questions, 1.3f), (Topic, 0.6f), (Introduction, 0.3f)];
}
