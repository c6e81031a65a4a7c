using System.Text.RegularExpressions;
using CompetencyBot.Competencies;
using Microsoft.Data.Sqlite;

namespace CompetencyBot.Benchmarks.Searchers;

/// <summary>SQLite's full-text search with the porter stemmer, any of the question's words, ordered by its BM25. It is told the language.</summary>
internal sealed partial class SqliteFts5 : ISearcher, IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public SqliteFts5(Framework framework)
    {
        connection.Open();
        foreach (var language in Languages.All)
        {
            Execute($"create virtual table {language.Tag()} using fts5(code unindexed, title, indicators, questions, topic, introduction, tokenize = 'porter unicode61')");
            foreach (var document in SearchedDocument.Of(framework.In(language)))
            {
                Execute(
                    $"insert into {language.Tag()} values ($0, $1, $2, $3, $4, $5)",
                    document.Code.ToString(), document.Title, document.Indicators, document.Questions, document.Topic, document.Introduction);
            }
        }
    }

    public string Name => "SQLite FTS5, porter";

    public Searched Run(IReadOnlyList<AskedQuestion> questions, int rounds) => Clock.Time(questions, rounds, Search);

    public void Dispose() => connection.Dispose();

    private IReadOnlyList<Code> Search(AskedQuestion question)
    {
        var words = Word().Matches(question.Text).Select(match => $"\"{match.Value}\"").ToList();
        if (words.Count == 0) return [];
        using var command = Command($"select code from {question.Language.Tag()} where {question.Language.Tag()} match $0 order by rank limit 3", string.Join(" OR ", words));
        using var reader = command.ExecuteReader();
        var found = new List<Code>();
        while (reader.Read()) found.Add(Code.Parse(reader.GetString(0)));
        return found;
    }

    private void Execute(string sql, params string[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params string[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The only part put together is the name of a table of ours.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i]);
        return command;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
