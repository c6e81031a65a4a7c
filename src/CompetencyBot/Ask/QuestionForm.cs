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

    /// <summary>Thanks, how are you, who are you.</summary>
    SmallTalk,

    /// <summary>An order to the bot to be something else.</summary>
    Instruction,
}

/// <summary>Tells the form of a question by how it begins. The patterns are narrow: what fits none is a question about competencies.</summary>
internal static partial class QuestionForms
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    public static QuestionForm Of(string question, Language language)
    {
        var text = White().Replace(question.ToLowerInvariant().Replace('’', '\''), " ").Trim();
        if (Instruction().IsMatch(text)) return QuestionForm.Instruction;
        if (SmallTalk().IsMatch(text)) return QuestionForm.SmallTalk;
        if (AboutIndex().IsMatch(text)) return QuestionForm.Competency;
        text = Opening().Replace(text, "");
        var fact = language == Language.French ? FrenchFact().IsMatch(text) : EnglishFact().IsMatch(text);
        return fact ? QuestionForm.LocalFact : QuestionForm.Competency;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();

    /// <summary>Words before the question itself.</summary>
    [GeneratedRegex(@"^((hey|hi|hello|so|ok|okay|um|please|pls|quick\ question|bonjour|salut|allo|dis|dites|svp|excuse\ me|sorry)[\s,:!.-]+)+", Options)]
    private static partial Regex Opening();

    /// <summary>Questions about the index itself are what it is for, however they begin.</summary>
    [GeneratedRegex(@"\b(index|competenc\w*|compétences?|skill\ ?sets?|indicators?|indicateurs?)\b", Options)]
    private static partial Regex AboutIndex();

    [GeneratedRegex("""
        (^|[.!?;]\s*)((please|now)\ )?(ignore|disregard|forget|override|bypass|ignorez|oublie[zr]?|contourne[zr]?)\b.{0,40}\b(instructions?|rules?|prompts?|guidelines|above|previous|system|règles?|consignes?|directives)\b
        | \b(act|behave|pretend|agis|comporte-toi|fais)\b.{0,25}\b(as|like|you\ are|you're|comme)\b.{0,30}\b(ai|bot|assistant|unrestricted|hacker|pirate|model|gpt|ia|robot)\b
        | \b(system\ prompt|jailbreak|developer\ mode|dan\ mode|chatgpt)\b
        """, Options)]
    private static partial Regex Instruction();

    [GeneratedRegex("""
        ^(ok\ |okay\ |oh\ |no\ |non\ |well\ )?(
          (many\ )?thanks?(\ you)?(\ (so|very)\ much|\ a\ lot)? | thx | ty | cheers | (good)?bye(\ bye)? | see\ you(\ later)? | good\ ?night | have\ a\ (good|nice|great)\ \w+
        | how\ (are|r)\ (you|u)(\ (doing|today))* | how('s|\ is)\ it\ going | what'?s\ up | sup | nice\ to\ meet\ you
        | (who|what)\ (are|r)\ (you|u) | (are|r)\ (you|u)\ (a\ |an\ )?(real|human|bot|robot|ai|person|machine|there).* | what('s|\ is)\ your\ name | do\ you\ (like|love|sleep|dream|eat)\b.*
        | (you('re|\ are)|this\ is|that('s|\ is)|it'?s)\ (so\ |really\ |total\ |just\ |such\ )?(great|awesome|cool|nice|funny|bullshit|bs|crap|stupid|dumb|useless|garbage|terrible|shit|an?\ joke|the\ best|amazing)
        | i\ (love|hate|like)\ (you|u|this|it) | (you|u)\ (suck|rock)s? | (wtf|lol|haha|hehe|lmao|omg|ugh|meh|yay|cool|nice|great|ok|okay|yes|no|sure|maybe|blah|bla|test|testing|ping|oui|non)([\s,]+\w{1,8})?
        | (can\ you\ |please\ )?(tell|sing|write|give)\ (me|us)\ (a|an|another)\ (\w+\ )?(joke|song|poem|story|riddle).*
        | merci(\ (beaucoup|bien|infiniment|à\ toi|à\ vous))* | au\ revoir | à\ (bientôt|demain|plus|la\ prochaine) | bonne\ (journée|nuit|soirée|fin\ de\ semaine) | (comment\ )?(ça|ca)\ va(\ bien)? | comment\ (vas-tu|allez-vous)
        | (qui|qu)'?\ ?(es-tu|êtes-vous|t'es) | t'?es\ qui | (es-tu|êtes-vous|t'es)\ (un\ |une\ )?(vraie?|humaine?|robot|machine|ia|personne).* | (quel|c'est\ quoi)\ (est\ )?ton\ nom
        | (t'es|tu\ es|c'est)\ (vraiment\ |trop\ |ben\ |tellement\ )?(nul|poche|plate|bon|super|génial|cool|niaiseux|ridicule|de\ la\ (marde|merde)|n'importe\ quoi|de\ la\ bullshit) | je\ t'aime | tu\ m'aimes.*
        | (raconte|chante|dis|fais)(-moi|-nous)?\ (une?\ )?(autre\ )?(blague|chanson|histoire\ drôle|poème|devinette).*
        | (bla\ ?){2,}.*
        )\s*[.!?…\s:)(;-]*$
        """, Options)]
    private static partial Regex SmallTalk();

    [GeneratedRegex("""
        ^(and\ |but\ )?(do\ you\ know\ |can\ (you|someone)\ tell\ me\ |tell\ me\ |any\ idea\ |i\ (need|want)\ to\ know\ )?(
          (at\ )?what\ time\b
        | what\ (day|date|room|floor|year|month)\b
        | where(\ is|\ are|'s|s|\ was|\ were|\ did)\b | where\ (do|can|could|would)\ (i|we|you)\ (find|get|keep|put|leave|store|pick\ up)\ (the|a|an|my|our|your|some|more|those|these|extra)\b | where\ have\b
        | when(\ is|\ are|'s|s|\ was|\ were|\ will|\ does|\ did)\b(?!\ (it|one|a|an|someone|somebody|staff|people|ok|okay)\b)
        | when\ do\ (i|we|you|they)\ (get|have|start|open|close|close|finish|work)\b
        | who(\ is|\ are|'s|s|\ was|\ were)\b(?!\ (responsible|allowed|supposed|accountable|entitled|eligible|who)\b) | who\ (won|wrote|invented|discovered|took|has\ (the|my|our)|works|is\ working)\b | who\ do\ (i|we)\ (call|email|phone)\b
        | how\ (many|old|tall|far|big|high|hot|cold|late)\b(?!.*\b(should|would|could|need|to)\b)
        | how\ much\ (is|are|does|do|did|will|money|time\ off|vacation)\b(?!.*\bshould\b) | how\ long\ (is|was|until|till|before|does|did)\b
        | (what('s|s|\ is|\ are)|which\ is)\ (the\ |my\ |our\ |your\ |his\ |her\ |today's\ |tomorrow's\ )?(\w+\ ){0,3}(name|number|phone|e-?mail|address|password|passcode|combination|date|deadline|price|cost|fee|salary|wage|hours|schedule|weather|temperature|score|extension|url|link|time|username|login|pin|capital|population|forecast)\b
        | which\ (room|branch|floor|day|door|drawer|shelf|closet|key)\b
        | (is|are|was|were|does|do|did|has|have|will|can|am|isn't|aren't)\ .*\b(today|tonight|tomorrow|yesterday|yet|right\ now|at\ the\ moment|still\ open|open\ (on|this|late|now)|closed\ (on|this|for|now)|this\ (morning|afternoon|evening|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|on\ (monday|tuesday|wednesday|thursday|friday|saturday|sunday|holidays?)|next\ (week|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b
        | (is|are)\ (the|my|our)\ .*\b(open|closed|available|in\ stock|working|broken|down|full|checked\ out|in)\??$
        | (did|do|am|will|have)\ i\ (get|got|have|work|working|paid|scheduled|still)\b
        | (can|could|may)\ (i|you)\ (get|have|take|give\ me|book\ me|schedule\ me|put\ me)\b.*\b(off|vacation|holiday|raise|leave|lieu)\b
        | ((can|could|would|will)\ you\ |please\ )?(give|send|print|email|e-mail|text|sing|tell|find|get|book|order|schedule|remind|call|play|draw|write|show|fetch|lend|renew|reserve|buy|bring|put)\ (me|us)\b(?!.*\b(tips?|ideas?|advice|examples?|how|pointers|guidance|practices?|steps|ways|strateg\w+|skills?|about|training)\b)
        | ((can|could|would|will)\ you\ |please\ )(renew|reserve|book|order|print|call|phone|unlock|reset|cancel|translate|schedule|text|email)\b
        )
        | \b(opening|closing|business|branch|library|holiday|summer|weekend|sunday|saturday)\ hours\b | \bholiday\ (closures?|closings?|schedule)\b | \bstaff\ directory\b | \bwi-?fi\ password\b
        """, Options)]
    private static partial Regex EnglishFact();

    [GeneratedRegex("""
        ^(et\ |mais\ )?(sais-tu\ |savez-vous\ |peux-tu\ me\ dire\ |pouvez-vous\ me\ dire\ |dis-moi\ |dites-moi\ |je\ veux\ savoir\ |as-tu\ une\ idée\ )?(
          (à\ |a\ |d'ici\ )?quelle\ heure\b | (c'est|ça)\ (quand|où|combien|à\ quelle\ heure)\b
        | (c'est\ )?quand\b(?!.*\b(faut|devrait|doit|dois|devrais|peut|peux|puis|convient|quelqu'un|usager|usagers|appeler|intervenir)\b)
        | (c'est\ )?o[uù]\ (est|sont|se\ trouve|se\ trouvent|ai-je|a-t-on|as-tu|avons-nous|avez-vous|puis-je\ trouver|peut-on\ trouver|trouver\ (le|la|les|un|une|mon|notre|nos)|range-t-on|est-ce\ qu)\b
        | (c'est\ )?qui\ (est|sont|a\ (gagné|écrit|inventé|pris|les|la|le)|travaille)\b(?!\ (responsable|autorisé|admissible|censé)) | c'est\ qui\b | quel\ est\ le\ nom\b
        | combien\b(?!.*\b(faut|faudrait|devrait|devrais|devrions|prévoir|doit|dois)\b)
        | quel(le)?s?\ (est|sont)\ (le\ |la\ |les\ |l'|mon\ |ma\ |notre\ |nos\ |ton\ |votre\ )?(nouveau\ |nouvelle\ )?(numéro|nom|adresse|courriel|mot\ de\ passe|code|date|heure|heures|horaire|prix|coût|tarif|salaire|poste|lien|température|météo|capitale|population|échéance)\b
        | quel(le)?\ (jour|salle|local|étage|date|numéro|température|succursale)\b
        | (est-ce\ qu['e]\ ?|est-il|est-elle|sommes-nous|y\ a-t-il|a-t-on|avez-vous|as-tu|ai-je)\b.*\b(férié|ouverte?s?|fermée?s?|aujourd'hui|demain|hier|ce\ soir|ce\ matin|cet\ après-midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|en\ ce\ moment|présentement|disponibles?|déjà|cette\ semaine|la\ semaine\ prochaine|congé)\b
        | ((peux|pourrais)-tu\ |(pouvez|pourriez)-vous\ |svp\ )?(m'|me\ |nous\ )?(donne|donner|envoie|envoyer|imprime|imprimer|chante|réserve|réserver|commande|rappelle|appelle|trouve|trouver|dis|raconte|écris|fais|montre|achète|apporte|prête|donnez|envoyez|imprimez|réservez|trouvez|montrez)(-moi|-nous)\b(?!.*\b(conseils?|idées?|exemples?|trucs?|comment|pistes?|stratégies?|astuces?|formation|étapes|façons?)\b)
        | (peux-tu|pourrais-tu|pouvez-vous|pourriez-vous)\ (m'|me\ |nous\ )?(donner|envoyer|imprimer|réserver|trouver|appeler|rappeler|prêter|renouveler|acheter)\b(?!.*\b(conseils?|idées?|exemples?|trucs?|pistes?|stratégies?|astuces?)\b)
        | (puis-je|est-ce\ que\ je\ peux)\ (avoir|prendre)\b.*\b(congé|vacances|augmentation)\b
        )
        | \bheures\ d'ouverture\b | \bjours?\ fériés?\b | \bmot\ de\ passe\ du\ wi-?fi\b
        """, Options)]
    private static partial Regex FrenchFact();
}
