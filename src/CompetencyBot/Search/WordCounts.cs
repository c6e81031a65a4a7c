namespace CompetencyBot.Search;

/// <summary>Where one word of a question stands: how much of it each passage holds, from 0 (nothing) to 1 (the word itself).</summary>
internal sealed class WordCounts
{
    private readonly Dictionary<int, float> shares = [];

    public void Add(int passage, float share) => shares[passage] = Math.Min(1, shares.GetValueOrDefault(passage) + share);

    /// <summary>Adds the word's evidence to the scores of the competencies, passages and topics that hold it.</summary>
    public void AddTo(float[] competencies, Dictionary<int, float> passages, float[] topics, float factor, EditionIndex index, Weights weights)
    {
        var counts = new Dictionary<int, float>();
        foreach (var (passage, share) in shares)
        {
            var kind = index.PassageKind[passage];
            var competency = index.PassageCompetency[passage];
            counts[competency] = counts.GetValueOrDefault(competency) + weights.Kinds[(int)kind] * share;
            if (kind is PassageKind.Introduction) continue;
            var length = 1 + weights.PassageLength * (index.PassageLength[passage] - 1);
            passages[passage] = passages.GetValueOrDefault(passage) + factor * share / length;
        }

        var topicCounts = new Dictionary<int, float>();
        foreach (var (competency, count) in counts)
        {
            var length = 1 + weights.Length * (index.CompetencyLength[competency] - 1);
            competencies[competency] += factor * count / (count + weights.Saturation * length);
            var topic = index.CompetencyTopic[competency];
            topicCounts[topic] = topicCounts.GetValueOrDefault(topic) + count;
        }
        foreach (var (topic, count) in topicCounts) topics[topic] += factor * count / (count + 3 * weights.Saturation);
    }
}
