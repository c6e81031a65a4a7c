namespace CompetencyBot.Search;

/// <summary>
/// What a passage is. The index is made of passages, in the order of the framework, so that a competency's passages follow one another.
/// </summary>
internal enum PassageKind : byte
{
    Title,
    Indicator,
    Question,
    TopicName,
    Introduction,
}
