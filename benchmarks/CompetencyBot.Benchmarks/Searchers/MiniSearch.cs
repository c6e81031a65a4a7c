using System.Diagnostics;
using System.Text.Json;
using CompetencyBot.Competencies;

namespace CompetencyBot.Benchmarks.Searchers;

/// <summary>npm <c>minisearch</c> with fuzzy and prefix matching on, run by Node in <c>benchmarks/minisearch</c>. It is told the language.</summary>
internal sealed class MiniSearch(Framework framework, string folder) : ISearcher
{
    public string Name => "minisearch, fuzzy and prefix";

    public Searched Run(IReadOnlyList<AskedQuestion> questions, int rounds)
    {
        var input = JsonSerializer.Serialize(new
        {
            rounds,
            documents = Languages.All.ToDictionary(language => language.Tag(), language => SearchedDocument.Of(framework.In(language)).Select(document => new
            {
                id = document.Code.ToString(), title = document.Title, indicators = document.Indicators, questions = document.Questions, topic = document.Topic, introduction = document.Introduction,
            })),
            questions = questions.Select(question => new { text = question.Text, language = question.Language.Tag() }),
        });
        using var node = Process.Start(new ProcessStartInfo("node", ["search.mjs"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("Node.js did not start.");
        node.StandardInput.Write(input);
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        if (node.ExitCode != 0) throw new InvalidOperationException("The search in Node.js failed; run 'npm ci' in benchmarks/minisearch first.");
        var result = JsonDocument.Parse(output).RootElement;
        return new Searched(
            [.. result.GetProperty("found").EnumerateArray().Select(codes => (IReadOnlyList<Code>)[.. codes.EnumerateArray().Select(code => Code.Parse(code.GetString() ?? ""))])],
            result.GetProperty("medianMicroseconds").GetDouble());
    }
}
