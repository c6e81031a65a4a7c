using System.Buffers;
using System.Collections.Frozen;
using CompetencyBot.Competencies;

namespace CompetencyBot.Search;

/// <summary>Words that hold a sentence together but say nothing of its subject, in one language. They never steer the ranking.</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> English = Set("""
        a about again all also although always am an and any anybody anyone anything are aren as at away be because been before being both
        but by came can cannot come comes coming could couldn did didn do does doesn doing don done down during each either else enough
        etc even ever every everybody everyone everything few for from get gets getting give gives go goes going gone gonna got gotta had
        has hasn have haven having he hello help her here hers hey hi him his how however i if im in instead into is isn it its itself
        ive just keep keeps kind kinda know let like ll look lot lots m made make makes making many may maybe me might mine more most much
        must my myself need needed needs never no nobody none nor not now of off ok okay on once one ones only onto or other others our
        ours out over own people person please ppl put quite rather re really s said say says see seem seems shall she should shouldn so
        some somebody someone something sometimes sort still stuff such sure t take takes tell than thanks thank that the their theirs
        them then there these they thing things this those though through to together too try trying u under until up upon us ve very via
        wanna want wanted wants was wasn way ways we well went were weren what whatever when where whether which while who whoever whole
        whom whose why will with within without won would wouldn yes yet you your yours yourself
        aint alot alright anyways arent asap bc btw bunch cant couldnt couple coz cuz dang darn didnt doesnt dont dunno em eh fyi gimme gosh hadnt
        hasnt havent heck hes hows idk imo isnt itll ive lately lemme literally might mr mrs ms nah nope oops outta pretty probably shouldnt shes
        sorta super supposed tbh thats theres theyre tho totally ugh um ur uh wasnt werent whats wheres whos wont wouldnt ya yall yeah yep youre
        always basically currently honestly normally often usually
        best better good great bad big little new old right wrong handle deal competency competencies skill skills skillset topic topics
        index library libraries lib libs omg lol wtf plz vs
        """);

    private static readonly FrozenSet<string> French = Set("""
        a à afin ai aie ainsi ait aller alors apres après as assez au aucun aucune aussi autre autres aux avais avait avant avec avez avoir
        avons ayant bah ben bien bon bonne bonjour c ca ça car ce ceci cela celle celles celui ces cet cette ceux chaque chez chose choses ci
        comme comment d dans de déjà des deux devoir devons devrait devrais devrions dire dis dit doit doivent dois donc dont du durant
        elle elles en encore entre es est et étaient était été être eu eux faire fais fait faites falloir faudrait faut font gens
        grand grande hors ici il ils j jamais je jusqu jusque l la là le lequel les leur leurs lors lorsque lui m ma mais mal me même mêmes
        merci mes mettre mieux moi moins mon monde n ne ni nos notre nous on ont ou où oui par parce parfois pas pendant personne peu peut
        peuvent peux plus plusieurs plutôt pour pourquoi pourrait pouvez pouvoir pouvons près prendre presque puis puisque qu quand que
        quel quelle quelles quelqu quelque quelques quels qui quoi s sa sais sans savoir se selon sera serait ses si sien soi soit
        sommes son sont sous suis sur t ta tandis te tel telle tellement tes toi ton toujours tous tout toute toutes très trop tu un une
        va vais vers veut veux voici voilà voir vont vos votre vous voulez vouloir voudrais vraiment vs y
        asteure bof chu coudonc cest dla donc ducoup enfin estce euh faque full genre grosso heille hein icitte jai jpeux jsais mm ouais ouin
        pantoute pareil pcq pis qqch qqn sti su svp tant tantôt tsé tsais ti voyons ya yont
        bonne bons bonnes gérer façon manière besoin aide aider besoins compétence compétences sujet sujets index bibliothèque
        bibliothèques biblio bibli lol
        """);

    public static FrozenSet<string> Of(Language language) => language == Language.French ? French : English;

    /// <summary>A text without its function words.</summary>
    public static string Without(string text, Language language)
    {
        var functionWords = Of(language).GetAlternateLookup<ReadOnlySpan<char>>();
        var (kept, count) = (new char[text.Length + 1], 0);
        Span<char> lower = stackalloc char[LongestWord];
        foreach (var range in text.AsSpan().SplitAny(WordBreaks))
        {
            var word = text.AsSpan(range);
            if (word.IsEmpty || (word.ToLowerInvariant(lower) is >= 0 and var length && functionWords.Contains(lower[..length]))) continue;
            word.CopyTo(kept.AsSpan(count));
            kept[count + word.Length] = ' ';
            count += word.Length + 1;
        }
        return new string(kept, 0, Math.Max(0, count - 1));
    }

    private static readonly SearchValues<char> WordBreaks = SearchValues.Create(" '’,.?!;:");

    /// <summary>Longer than any function word, in letters.</summary>
    private const int LongestWord = 32;

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
