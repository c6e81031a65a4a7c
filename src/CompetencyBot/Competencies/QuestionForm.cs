namespace CompetencyBot.Competencies;

/// <summary>What kind of answer a text wants, told from how it is put.</summary>
public enum QuestionForm
{
    /// <summary>What staff know or do: what the index is for.</summary>
    Competency,

    /// <summary>A fact of one library or one person: a time, a place, a name, a number, or an errand to run.</summary>
    LocalFact,

    /// <summary>Life outside the library: the weather, a trip, one's own home and family.</summary>
    OutsideWork,

    /// <summary>Thanks, how are you, who are you.</summary>
    SmallTalk,

    /// <summary>An order to the bot to be something else.</summary>
    Instruction,

    /// <summary>Letters and words without a meaning.</summary>
    Nonsense,
}
