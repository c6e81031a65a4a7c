using System.Collections.Concurrent;
using System.Globalization;

namespace CompetencyBot.Benchmarks.Faults;

/// <summary>One question, what the person saw of it, and what the channel was told.</summary>
internal sealed class PostedQuestion(int number, string text, string locale)
{
    private int requests;

    public int Number { get; } = number;
    public string Text { get; } = text;
    public string Locale { get; } = locale;
    public string Id => string.Create(CultureInfo.InvariantCulture, $"q-{Number}");

    /// <summary>Several questions share a conversation, as in life.</summary>
    public string Conversation => string.Create(CultureInfo.InvariantCulture, $"conversation-{Number / 5}");

    /// <summary>What the connector did with the messages for it, in order.</summary>
    public ConcurrentQueue<Fault> Met { get; } = new();

    public ConcurrentQueue<string> Cards { get; } = new();
    public ConcurrentQueue<string> Words { get; } = new();

    public ConcurrentQueue<Post> Posts { get; } = new();

    public bool IsAccepted => Posts.Any(post => post.Status is >= 200 and < 300);

    public QuestionEnd End => (Cards.Count, Words.Count, IsAccepted) switch
    {
        ( > 1, _, _) or (_, > 1, _) or (1, 1, _) => QuestionEnd.Doubled,
        (1, 0, true) => QuestionEnd.Answered,
        (0, 1, true) => QuestionEnd.ToldOfFailure,
        (1, 0, false) or (0, 1, false) => QuestionEnd.UnconfirmedSeen,
        (_, _, false) when Met.Any(fault => fault.IsUnsure) => QuestionEnd.UnconfirmedUnseen,
        _ => QuestionEnd.Lost,
    };

    public int NextRequest() => Interlocked.Increment(ref requests);
}

/// <summary>How a question ended for the person who asked.</summary>
internal enum QuestionEnd
{
    Answered,
    ToldOfFailure,

    /// <summary>The person saw one message; the bot could not know and never reported success.</summary>
    UnconfirmedSeen,

    /// <summary>The person saw nothing; the bot could not know and never reported success.</summary>
    UnconfirmedUnseen,

    /// <summary>The person saw nothing, although success was reported or nothing stood in the way.</summary>
    Lost,

    /// <summary>The person saw two messages.</summary>
    Doubled,
}
