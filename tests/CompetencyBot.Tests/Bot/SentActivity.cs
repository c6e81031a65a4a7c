using System.Text.Json;

namespace CompetencyBot.Tests.Bot;

/// <summary>Activities as Teams sends them, as JSON.</summary>
internal static class SentActivity
{
    public static string Message(string text, string locale = "en-CA", string entities = "[]", string conversation = "conv-1") =>
        Activity("message", $"\"text\":{JsonSerializer.Serialize(text)},\"textFormat\":\"plain\",\"entities\":{entities}", locale, conversation: conversation);

    public static string Invoke(string name, string value) => Activity("invoke", $"\"name\":\"{name}\",\"value\":{value}");

    public static string Activity(string type, string members, string locale = "en-CA", string conversationType = "personal", string conversation = "conv-1") => $$"""
        {"type":"{{type}}","id":"act-1","channelId":"msteams","serviceUrl":"https://smba.example/amer/","locale":"{{locale}}",
         "from":{"id":"person","name":"Person"},"recipient":{"id":"bot","name":"Competency Bot"},
         "conversation":{"id":"{{conversation}}","conversationType":"{{conversationType}}"},"timestamp":"2026-01-01T00:00:00Z",{{members}}}
        """;
}
