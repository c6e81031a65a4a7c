using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using CompetencyBot.Ask;
using CompetencyBot.Competencies;

namespace CompetencyBot.Benchmarks.Load;

/// <summary>The bots that are measured beside each other, and what they are asked.</summary>
internal static class Peers
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly string[] Learning = ["--Knowledge:Learned", "nowhere"];

    /// <summary>The bot as <c>dotnet publish</c> leaves it, the floor and the bot on npm <c>botbuilder</c>, at this port and the next ones.</summary>
    public static IReadOnlyList<Peer> All(int port) =>
    [
        new("Competency Bot", "dotnet", [Found(Path.Combine("src/CompetencyBot/bin", $"{Configuration}-composite", "net10.0", RuntimeInformation.RuntimeIdentifier, "publish/CompetencyBot.dll"), "publish src/CompetencyBot"), "--urls", $"http://127.0.0.1:{port}"], port),
        new("floor: bare Kestrel", "dotnet", [Built("benchmarks/floor", "CompetencyBot.Floor.dll"), "--urls", $"http://127.0.0.1:{port + 1}"], port + 1),
        new("npm botbuilder 4.23.3", "node", [Path.Combine(BenchmarkKnowledge.Root, "benchmarks/botbuilder-node/bot.mjs"), $"{port + 2}"], port + 2),
    ];

    /// <summary>The bot where what it learned when it was published is of no use, as after a change of the knowledge.</summary>
    public static Peer LearningAnew(Peer bot) => bot with { Name = "Competency Bot, its knowledge changed since", Arguments = [.. bot.Arguments, .. Learning] };

    /// <summary>The bot as <c>dotnet build</c> leaves it, compiled while it runs.</summary>
    public static Peer AsBuilt(int port) => new("Competency Bot, not published", "dotnet", [Built("src/CompetencyBot", "CompetencyBot.dll"), "--urls", $"http://127.0.0.1:{port}", .. Learning], port);

    /// <summary>The questions of a file that the bot answers with a competency's card.</summary>
    public static IReadOnlyList<string> Questions(string file)
    {
        var knowledge = BenchmarkKnowledge.Read();
        var ask = BenchmarkKnowledge.AskHandler(knowledge);
        return [.. BenchmarkKnowledge.Questions(file, knowledge).Select(question => question.Question).Where(question => ask.Ask(question, Language.English) is AskOutcome.Answered).Distinct()];
    }

    /// <summary>Writes what the bot replies to each question into a file, without the address, and tells how large the replies are, in bytes.</summary>
    public static async Task<IReadOnlyList<int>> KeepReplies(Client bot, IReadOnlyList<string> questions, string file)
    {
        var (replies, sizes) = (new JsonObject(), new List<int>());
        foreach (var question in questions)
        {
            var reply = await bot.ReplyTo(question) ?? throw new InvalidOperationException($"The bot did not reply to '{question}'.");
            sizes.Add(reply.Length);
            var kept = JsonNode.Parse(reply)?.AsObject() ?? [];
            replies[question] = new JsonObject(kept.Where(member => member.Key is "type" or "summary" or "speak" or "inputHint" or "attachments").Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        }
        await File.WriteAllTextAsync(file, replies.ToJsonString());
        return sizes;
    }

    private static string Built(string project, string program) => Found(Path.Combine(project, "bin", Configuration, "net10.0", program), "build the whole solution");

    private static string Found(string path, string remedy)
    {
        var file = Path.Combine(BenchmarkKnowledge.Root, path);
        return File.Exists(file) ? file : throw new FileNotFoundException($"{file} is missing: {remedy} with -c {Configuration} first.");
    }
}
