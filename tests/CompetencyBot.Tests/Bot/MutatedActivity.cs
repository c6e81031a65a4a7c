using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompetencyBot.Tests.Bot;

/// <summary>Activities as real clients send them, changed at random: the same number always gives the same bytes.</summary>
internal static class MutatedActivity
{
    private const string Head = """ "id":"act","channelId":"msteams","serviceUrl":"https://smba.example/amer/","locale":"en-CA","from":{"id":"person","name":"Person","aadObjectId":"a"},"recipient":{"id":"bot","name":"Competency Bot"},"conversation":{"id":"conv","conversationType":"personal","tenantId":"t"},"channelData":{"tenant":{"id":"t"},"eventType":"editMessage"},"timestamp":"2026-01-01T00:00:00Z","x-new":[1,{"a":null}] """;

    private static readonly string[] Seeds =
    [
        """ "type":"message","textFormat":"plain","text":"how do I handle a difficult patron?" """,
        """ "type":"message","textFormat":"plain","text":"comment gérer un usager difficile ?" """,
        """ "type":"message","textFormat":"xml","text":"<at>Competency Bot</at>&nbsp;help","entities":[{"type":"mention","text":"<at>Competency Bot</at>","mentioned":{"id":"bot"}}] """,
        """ "type":"message","text":"CSC-4","attachments":[{"contentType":"text/html","content":"<p>CSC-4</p>"}] """,
        """ "type":"message","text":"browse" """,
        """ "type":"message","value":{"verb":"ask","language":"en","question":"budget","back":{"verb":"help"}} """,
        """ "type":"messageUpdate","text":"more about it" """,
        """ "type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"browse/competency","data":{"verb":"browse/competency","language":"fr","code":"CSC-4","back":{"verb":"ask","question":"é"}}},"trigger":"manual"} """,
        """ "type":"invoke","name":"adaptiveCard/action","value":{"action":{"verb":"ask","data":{"verb":"ask","question":"planning","language":"en"}}} """,
        """ "type":"invoke","name":"composeExtension/query","value":{"commandId":"searchIndex","parameters":[{"name":"text","value":"difficult pat"}],"queryOptions":{"skip":0,"count":25}} """,
        """ "type":"invoke","name":"composeExtension/query","value":{"commandId":"searchIndex","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":25,"count":25}} """,
        """ "type":"invoke","name":"composeExtension/selectItem","value":{"verb":"share","code":"CSC-4","language":"en"} """,
        """ "type":"invoke","name":"composeExtension/queryLink","value":{"url":"https://bot.example.org/en/competency/CSC-4#CSC-4.2"} """,
        """ "type":"invoke","name":"composeExtension/fetchTask","value":{"commandId":"findForMessage","messagePayload":{"body":{"contentType":"html","content":"<p>a man was <b>shouting</b></p>"},"locale":"fr"}} """,
        """ "type":"invoke","name":"composeExtension/submitAction","value":{"commandId":"findForMessage","data":{"verb":"share","code":"CSC-4"}} """,
        """ "type":"invoke","name":"message/submitAction","value":{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{}"}} """,
        """ "type":"conversationUpdate","membersAdded":[{"id":"bot"},{"id":"person"}] """,
        """ "type":"installationUpdate","action":"remove" """,
        """ "type":"messageReaction","reactionsAdded":[{"type":"like"}] """,
        """ "type":"typing" """,
    ];

    private static readonly string[] Texts =
    [
        "", " ", "\0", "\ud83d\ude00", "\u202e\u200b\ufeff", "e\u0301", "İıſß", "AND OR NOT", "+title:(a~2 b^4)", "\"", "*?", "<at>", "&#x10ffff;&#0;", "{{{", "csc-4.2", "CSC-99999999999", "ZZZ",
        "français", "browse/topic", "ask", "fr", "xx-XX", "en-CA", "expectReplies", "message", "invoke", "../..", "https://[", "http://127.0.0.1:9/", "9999-99-99", "true", "null", "%00%ff", "\n\r\t",
    ];

    /// <summary>One body. Most still are JSON, a part is not even text.</summary>
    public static byte[] Number(int number)
    {
        var random = new Random(number);
        var root = JsonNode.Parse($$"""{{{Head}},{{Seeds[random.Next(Seeds.Length)]}}}""")!;
        if (random.Next(2) == 0) root["deliveryMode"] = "expectReplies";
        for (var change = random.Next(3); change >= 0; change--) Change(root, random);
        // The channel allows each conversation only so much, so each body has one of its own.
        if (root["conversation"] is JsonObject conversation && conversation["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String)
            conversation["id"] = string.Create(CultureInfo.InvariantCulture, $"{id}{number}");

        var json = root.ToJsonString();
        return random.Next(6) switch
        {
            0 => Encoding.UTF8.GetBytes(SpoilText(json, random)),
            1 => SpoilBytes(Encoding.UTF8.GetBytes(json), random),
            _ => Encoding.UTF8.GetBytes(json),
        };
    }

    /// <summary>Replaces, removes or adds something anywhere in the tree.</summary>
    private static void Change(JsonNode root, Random random)
    {
        var node = root;
        while (true)
        {
            if (node is JsonObject { Count: > 0 } parent)
            {
                var name = parent.ElementAt(random.Next(parent.Count)).Key;
                if (parent[name] is JsonObject or JsonArray && random.Next(4) > 0)
                {
                    node = parent[name]!;
                    continue;
                }
                if (random.Next(6) == 0) parent.Remove(name);
                else if (random.Next(6) == 0) parent[Text(random)] = Value(root, random);
                else parent[name] = random.Next(3) > 0 && parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? Text(random) : Value(root, random);
            }
            else if (node is JsonArray { Count: > 0 } list)
            {
                var index = random.Next(list.Count);
                if (list[index] is JsonObject or JsonArray && random.Next(4) > 0)
                {
                    node = list[index]!;
                    continue;
                }
                if (random.Next(4) == 0) list.Add(Value(root, random));
                else list[index] = Value(root, random);
            }
            return;
        }
    }

    private static JsonNode? Value(JsonNode root, Random random) => random.Next(16) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-5, 100)),
        3 => JsonValue.Create(long.MaxValue),
        4 => JsonNode.Parse("1e400"),
        5 => new JsonArray(),
        6 => new JsonObject(),
        7 => Deep(random.Next(80)),
        8 => new JsonArray([.. Enumerable.Range(0, random.Next(20)).Select(_ => (JsonNode?)Text(random))]),
        9 => new JsonObject { [Text(random)] = Text(random), ["verb"] = Text(random), ["code"] = Text(random) },
        10 => root.DeepClone(),
        11 => JsonValue.Create(string.Concat(Enumerable.Repeat(Text(random) + "a", random.Next(random.Next(20) == 0 ? 3000 : 60)))),
        _ => JsonValue.Create(Text(random)),
    };

    private static JsonArray Deep(int levels)
    {
        var node = new JsonArray();
        for (var level = 0; level < levels; level++) node = [node];
        return node;
    }

    private static string Text(Random random) => random.Next(3) switch
    {
        0 => new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => Letter(random))]),
        1 => $"{Texts[random.Next(Texts.Length)]} {Texts[random.Next(Texts.Length)]}",
        _ => Texts[random.Next(Texts.Length)],
    };

    /// <summary>Any letter that is one by itself: half a pair cannot be written as UTF-8, and comes in as an escape.</summary>
    private static char Letter(Random random)
    {
        var letter = (char)(random.Next(3) == 0 ? random.Next(0x10000) : random.Next(0x20, 0x250));
        return char.IsSurrogate(letter) ? ' ' : letter;
    }

    private static string SpoilText(string json, Random random)
    {
        var at = random.Next(json.Length);
        return random.Next(6) switch
        {
            0 => json[..at],
            1 => json.Insert(at, "\\ud800"),
            2 => json.Insert(json.IndexOf("\":\"", StringComparison.Ordinal) is var text and >= 0 ? text + 3 : at, "\\udc00\\u0000"),
            3 => json.Insert(at, "/* */"),
            4 => json + json[at..],
            _ => json.Remove(at, Math.Min(random.Next(1, 9), json.Length - at)),
        };
    }

    private static byte[] SpoilBytes(byte[] json, Random random)
    {
        for (var change = random.Next(1, 4); change > 0; change--) json[random.Next(json.Length)] = (byte)random.Next(256);
        return json;
    }
}
