using CompetencyBot.Bot;
using CompetencyBot.BotFramework.Activities;
using CompetencyBot.Competencies;

namespace CompetencyBot.Tests.Bot;

public sealed class ConversationMemoryTests
{
    private static readonly Code Shown = Code.Parse("CSC-4");

    private readonly Clock clock = new();
    private readonly ConversationMemory memory;

    public ConversationMemoryTests() => memory = new ConversationMemory(clock);

    [Fact]
    public void An_answer_is_remembered_for_ten_minutes_by_conversation_and_person()
    {
        memory.Remember(From("a", "one"), Shown);
        Assert.Null(memory.Recall(From("a", "other")));
        Assert.Null(memory.Recall(From("b", "one")));
        clock.Now += TimeSpan.FromMinutes(9.9);
        Assert.Equal(Shown, memory.Recall(From("a", "one")));
        clock.Now += TimeSpan.FromMinutes(0.2);
        Assert.Null(memory.Recall(From("a", "one")));
    }

    [Fact]
    public void A_clock_that_is_moved_neither_shortens_nor_lengthens_it()
    {
        memory.Remember(From("a", "one"), Shown);
        clock.Wrong = TimeSpan.FromDays(1);
        Assert.Equal(Shown, memory.Recall(From("a", "one")));
        clock.Wrong = TimeSpan.FromDays(-1);
        clock.Now += TimeSpan.FromMinutes(10.1);
        Assert.Null(memory.Recall(From("a", "one")));
    }

    [Fact]
    public void A_conversation_that_the_bot_was_removed_from_is_forgotten()
    {
        memory.Remember(From("a;messageid=7", "one"), Shown);
        memory.Choose(From("a;messageid=7", "one"), Language.French);
        Assert.Equal(Language.French, memory.LanguageOf(From("a", "other")));
        memory.Leave(From("a", "one"));
        Assert.Equal(Language.English, memory.LanguageOf(From("a", "other")));
        Assert.Null(memory.Recall(From("a;messageid=7", "one")));
    }

    [Fact]
    public void A_full_memory_does_not_grow()
    {
        for (var i = 0; i < 45_000; i++)
        {
            memory.Remember(From($"c{i}", "one"), Shown);
            memory.Choose(From($"c{i}", "one"), Language.French);
        }
        Assert.Equal(Shown, memory.Recall(From("c44999", "one")));
        Assert.Null(memory.Recall(From("c1", "one")));
    }

    private static Activity From(string conversation, string person) =>
        new() { Conversation = new ConversationAccount { Id = conversation }, From = new ChannelAccount { Id = person } };

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        /// <summary>How wrong the clock on the wall is.</summary>
        public TimeSpan Wrong { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now + Wrong;

        public override long GetTimestamp() => Now.Ticks;
    }
}
