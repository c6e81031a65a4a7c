using System.Text.RegularExpressions;
using CompetencyBot.Competencies;

namespace CompetencyBot.Ask;

/// <summary>What kind of answer a question wants, read from its form and not from its subject.</summary>
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
}

/// <summary>Tells the form of a question by how it is put. The patterns are narrow: what fits none is a question about competencies.</summary>
internal static partial class QuestionForms
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    public static QuestionForm Of(string question, Language language)
    {
        var text = White().Replace(question.ToLowerInvariant().Replace('’', '\''), " ").Trim();
        var isFrench = language == Language.French;
        if (Instruction().IsMatch(text)) return QuestionForm.Instruction;
        text = Opening().Replace(text, "");
        if (text.Length == 0 || SmallTalk().IsMatch(text)) return QuestionForm.SmallTalk;
        if (AboutIndex().IsMatch(text)) return QuestionForm.Competency;
        if (isFrench ? FrenchFact().IsMatch(text) : EnglishFact().IsMatch(text)) return QuestionForm.LocalFact;
        return (isFrench ? FrenchOutside().IsMatch(text) : EnglishOutside().IsMatch(text)) ? QuestionForm.OutsideWork : QuestionForm.Competency;
    }

    /// <summary>Whether a text asks for a part of the index itself.</summary>
    public static bool IsAboutIndex(string text) => AboutIndex().IsMatch(text.ToLowerInvariant());

    /// <summary>A text without the words that ask to be shown something.</summary>
    public static string WithoutRequest(string text) => Request().Replace(text.ToLowerInvariant().Replace('’', '\''), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();

    /// <summary>Words that ask for a part of the index, and those that name its parts.</summary>
    [GeneratedRegex(@"\b(pull\ up|bring\ up|look\ up|show(\ me)?|open|display|find|list|see|go\ to|what's\ in|what\ is\ in|where\ is|montre(r|-moi)?|affiche(r|-moi)?|ouvr(e|ir)|trouve(r|-moi)?|voir|aller\ à|skill\ ?sets?|topics?|sujets?|categor(y|ies)|catégories?|sections?|competenc\w*|compétences?)\b", Options)]
    private static partial Regex Request();

    /// <summary>Words before the question itself.</summary>
    [GeneratedRegex(@"^((hey|hi|hello|yo|so|ok|okay|um|uh|lol|bruh|dude|please|pls|quick\ question|bonjour|salut|allo|allô|heille|hé|coudonc|dis|dites|svp|excuse\ me|sorry|bot|robot)([\s,:!.-]+|$))+", Options)]
    private static partial Regex Opening();

    /// <summary>Questions about the index itself are what it is for, however they begin.</summary>
    [GeneratedRegex(@"\b(competenc\w*|compétences?|skill\ ?sets?|indicators?|indicateurs?|topics?|sujets?|in\ the\ index|dans\ l'index)\b", Options)]
    private static partial Regex AboutIndex();

    [GeneratedRegex("""
        (^|[.!?;]\s*)((please|now)\ )?(ignore|disregard|forget|override|bypass|ignorez|oublie[zs]?|contourne[z]?)\b.{0,40}\b(instructions?|rules?|prompts?|guidelines|programming|above|previous|system|index|règles?|consignes?|directives|limites?)\b
        | \b(ignore|ignorer|disregard|forget|override|bypass|oublie[zrs]?|oubliais|contourne[zr]?)\ (all\ |any\ |toutes\ |of\ )*(your|previous|tes|vos)\b.{0,30}\b(instructions?|rules?|prompts?|guidelines|programming|règles?|consignes?|directives|limites?)\b
        | \b(you\ are\ now|from\ now\ on\ you|tu\ es\ maintenant|vous\ êtes\ maintenant|à\ partir\ de\ maintenant,?\ tu)\b
        | \b(act|behave|pretend|answer|respond|roleplay|role-play|agis|comporte-toi|réponds|fais\ semblant)\b.{0,25}\b(as|like|you\ are|you're|comme|d'être)\b.{0,30}\b(ai|bot|assistant|unrestricted|hacker|pirate|model|gpt|ia|robot|admin\w*|god|developer)\b
        | \b(system\ prompt|jailbreak|developer\ mode|dan\ mode|sudo|drop\ table|your\ (instructions|prompt|rules|programming)|tes\ (instructions|consignes)|mode\ développeur)\b
        """, Options)]
    private static partial Regex Instruction();

    [GeneratedRegex("""
        ^(ok\ |okay\ |oh\ |no\ |non\ |well\ )?(
          (many\ )?thanks?(\ you)?(\ (so|very)\ much|\ a\ (lot|bunch|ton))?(\ bot)? | thx | ty | cheers | (good)?bye(\ bye)? | see\ (you|ya)(\ (later|tomorrow))? | good\ ?night | have\ a\ (good|nice|great)\ \w+
        | (what'?s|whats)\ up.* | how\ (are|r|was|is)\ (you|u|your|ur)(\ (doing|today|day|weekend))*.* | how('?s|\ is)\ (it\ going|your\ day|ur\ day|everything).* | what'?s\ up | sup | nice\ to\ meet\ you
        | (who|what)\ (are|r)\ (you|u) | (who|what)\ (made|built|created)\ (you|u) | (are|r)\ (you|u)\ (a\ |an\ )?(real|human|bot|robot|ai|person|machine|there|ok|okay|happy|single|alive|bored).* | what('s|\ is)\ your\ (name|favou?rite.*) | do\ you\ (like|love|sleep|dream|eat|have\ (feelings|friends|a\ girlfriend|a\ boyfriend))\b.*
        | (you('re|\ are)|this\ is|that('s|\ is)|it'?s)\ (so\ |really\ |total\ |just\ |such\ )?(great|awesome|cool|nice|funny|bullshit|bs|crap|stupid|dumb|useless|garbage|terrible|shit|an?\ joke|the\ best|amazing)
        | i\ (love|hate|like|miss)\ (you|u|this|it)(\ bot)? | (you|u)\ (suck|rock)s? | i('m|\ am)\ (so\ )?(bored|hungry|tired)(\ today)?
        | (wtf|lol|haha|hehe|lmao|omg|ugh|meh|yay|cool|nice|great|ok|okay|yes|no|sure|maybe|blah|bla|test|testing|ping|oui|non)([\s,]+(lol|haha|ok|okay|test|testing|yes|no|oui|non|blah|bla|1|2|3|please))?
        | (can\ you\ |could\ you\ |please\ )?(tell|sing|write|give)\ (me|us)\ (a|an|another)\ (\w+\ )?(joke|song|poem|story|riddle).*
        | merci(\ (beaucoup|bien|infiniment|à\ toi|à\ vous))* | au\ revoir | à\ (bientôt|demain|plus|la\ prochaine) | bonne\ (journée|nuit|soirée|fin\ de\ semaine) | (comment\ )?(ça|ca)\ (va|file)(-tu)?\b.{0,30} | comment\ (vas-tu|allez-vous)
        | (qui|qu)'?\ ?(es-tu|êtes-vous|t'es) | t'?es\ qui | (es-tu|êtes-vous|t'es)\ (un\ |une\ )?(vraie?|humaine?|robot|machine|ia|personne).* | (quel|c'est\ quoi)\ (est\ )?ton\ nom | (as-tu|avez-vous)\ passé\ une\ (belle|bonne)\ .*
        | (t'es|tu\ es|c'est)\ (vraiment\ |trop\ |ben\ |tellement\ )?(nul|poche|plate|bon|super|génial|cool|niaiseux|ridicule|de\ la\ (marde|merde)|n'importe\ quoi|de\ la\ bullshit) | je\ t'aime | tu\ m'aimes.*
        | (raconte|chante|dis|fais)(-moi|-nous)?\ (une?\ )?(autre\ )?(blague|chanson|histoire\ drôle|poème|devinette).*
        | (bla\ ?){2,}.*
        )\s*[.!?…\s:)(;-]*$
        """, Options)]
    private static partial Regex SmallTalk();
}
