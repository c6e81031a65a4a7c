using System.Text.RegularExpressions;

namespace CompetencyBot.Ask;

/// <summary>How questions that the index does not answer are put in English.</summary>
internal static partial class QuestionForms
{
    [GeneratedRegex("""
        ^(and\ |but\ |what\ if\ .*,\ )?(do\ you\ know\ |does\ any(one|body)\ know\ |can\ (you|someone)\ tell\ me\ |tell\ me\ |any\ idea\ |i\ (need|want)\ to\ know\ )?(
          (at\ )?what\ time\b
        | (what|which)\ (day|date|room|floor|year|month|closet|drawer|locker|shelf|key|door|cabinet)\b
        | where(\ is|\ are|'s|s|\ was|\ were|\ did)\b(?!.*\b(line|limit)\ between\b) | where\ (do|can|could|would)\ (i|we|you)\ (find|get|keep|put|leave|store|pick\ up)\ (the|a|an|my|our|your|some|more|those|these|extra)\b | where\ have\b
        | when(\ is|\ are|'s|s|\ was|\ were|\ will|\ does|\ did)\b(?!\ (it|one|a|an|someone|somebody|staff|people|ok|okay|consensus)\b)
        | when\ do\ (i|we|you|they)\ (get|have|start|open|close|finish|work)\b
        | who(\ is|\ are|'s|s|\ was|\ were)\b(?!.*\b(responsible|allowed|supposed|accountable|entitled|eligible|liable|authorized|expected)\b) | who\ (won|wrote|invented|discovered|took|has\ (the|my|our)|works|is\ working|left)\b | who\ do\ (i|we)\ (call|email|phone)\ (about|for)\ (my|the)\b
        | how\ (many|old|tall|far|big|high|hot|cold|late)\b(?!.*\b(should|would|could|need|needed|to|can|may|too|enough)\b)
        | how\ much\ (is|was|were|are|did|has|have|do\ (i|we)\ (get|make|earn)|will\ (i|we|it)|time\ off|vacation)\b(?!.*\bshould\b) | how\ long\ (is|was|until|till|did)\b
        | (what('s|s|\ is|\ are|\ was|\ were)|which\ is)\ (the\ |my\ |our\ |your\ |his\ |her\ |today's\ |tomorrow's\ )?(\w+\ ){0,3}(name|number|phone|e-?mail|address|password|passcode|combination|combo|date|deadline|price|cost|fee|salary|wage|hours|schedule|weather|temperature|score|extension|url|link|username|login|pin|capital|population|forecast|balance|menu)\b(?!\ (policy|etiquette))
        | (is|are|was|were|does|do|did|has|have|will|can|am|isn't|aren't)\ .*\b(today|tonight|tomorrow|yesterday|yet|right\ now|at\ the\ moment|still\ open|open\ (on|this|late|now)|closed\ (on|this|for|now)|this\ (morning|afternoon|evening|week|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|on\ (monday|tuesday|wednesday|thursday|friday|saturday|sunday|holidays?)|next\ (week|monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b
        | (is|are|will)\ (the|my|our)\ .*\b(open|closed|available|in\ stock|working|broken|down|full|checked\ out|in)\??$
        | (did|do|am|will|have)\ i\ (get|got|work|working|paid|scheduled|still)\b
        | (can|could|may)\ (i|you)\ (get|have|take|give\ me|book\ me|schedule\ me|put\ me)\b.*\b(off|vacation|holiday|raise|leave|lieu)\b
        | ((can|could|would|will)\ you\ |please\ )?(give|gimme|send|print|email|e-mail|text|sing|tell|find|get|book|order|schedule|remind|call|play|draw|write|show|fetch|lend|renew|reserve|buy|bring|put)(\ (me|us)|(?<=gimme))\b(?!.*\b(tips?|ideas?|advice|examples?|how|pointers|guidance|practices?|steps|ways|strateg\w+|skills?|about|training)\b)
        | ((can|could|would|will)\ you\ |please\ )(renew|reserve|book|order|print|call|phone|unlock|reset|cancel|translate|schedule|text|email|write|fix|do\ my|finish|pick\ up|pay|sign)\b
        | (renew|reserve|book|order|call|phone|unlock|reset|cancel|translate|schedule|text|email|fix)\ (my|mine|me|us)\b
        | (has|did)\ (any(one|body)|someone)\ (seen|found|handed|turned|got|picked|hand|find|see|take)\b | i\ (left|lost|forgot)\ my\b
        )
        | \b(has|did)?\ ?(anybody|anyone)\ (has\ )?(seen|found|handed|turned\ in)\b
        | ^(the\ )?(door|alarm|gate|garage|safe|lock(box)?|copier|staff\ room|washroom|wi-?fi)\ (code|combination|combo|password|pin)\b | \b(code|combination|combo|password|pin)\ (for|to|of)\ (the|our)\b
        | \b(opening|closing|business|branch|library|summer|weekend|sunday|saturday)\ hours\ *(today|tomorrow|this\ \w+|on\ \w+|of\ the\ .*|\?|$) | ^(holiday|branch|library).{0,20}\b(closures?|closings?|schedule)(\ list|\ dates)?\ *\??$ | \bstaff\ directory\b
        | ^[\w\s']{0,40}\b(party|meeting|training|payday|pay\ day|staff\ day)\ (date|time|location|room)s?\ *\??$ | \b(phone|extension|cell|account|licence|license)\ (number|\#)\ (for|of)\b
        | \bwhat\ (was|is)\ (the\ )?\w+\ (i|we)\ (got|get|had)\b | \b(balance|amount|total)\b.*\bright\ now\b | \bwill\ (our|the)\ (branch|library|office|building)\ (be\ )?(open|closed|close)\b
        """, Options)]
    private static partial Regex EnglishFact();

    [GeneratedRegex("""
        \bmy\ (own\ )?(house|home(?!\ ?page)|apartment|condo|kitchen|bedroom|garage|basement|backyard|lawn|garden|couch|furnace|car|truck|honda|toyota|xbox|playstation|iphone|android|netflix|mortgage|landlord|roommate|neighbou?r|neighbou?rs|puppy|dog|cat|kitten|wife|husband|boyfriend|girlfriend|fianc\w+|daughter|son|teenager|toddler|mother-in-law|dental\ plan|credit\ card|bank\ account|(personal\ )?income\ tax|tax\ return|taxes|wedding|honeymoon|etsy\b.*|side\ hustle|hockey\ pool|horoscope|internet\ provider|(cell\ )?phone\ plan)\b(?!.*\b(patrons?|customers?|librar\w+|branch|desk|staff\ phone)\b)
        | \b(at|in)\ my\ (place|house)\b | \bmy\ \w+\ (at|in)\ (my\ )?(home|house)\b
        | \b(weather|forecast)\ (in|for|tomorrow|today|tonight|this)\b | \b(weather|forecast)\ \w+\ (tomorrow|today|tonight)\b | \b(sunset|sunrise)\ (today|tomorrow|tonight|time)\b | ^(is\ it|will\ it)\ (going\ to\ )?(rain|snow)
        | ^(\w+\ ){0,5}recipes?\ (for|of)\b | ^(\w+\ ){0,7}recipes?\ *(for\ (a|the)\ .*)?\??$ | ^how\ (do|to)\ (i\ |you\ |we\ )?(cook|bake|grill|roast|fry|change\ (the\ )?(oil|tires?)|jump\ ?start|lose\ weight|invest|tie\ a\ tie|get\ rid\ of\ (ants|acne|hiccups))\b
        | \b(flights?|airfare|airbnb|cruise|hotels?|all-?inclusive)\ (to|from|in|deals?|near|for)\b | \b(cheap(est)?|best)\ (flights?|hotels?|restaurants?|pizza|phone\ plans?|cell\ phone\ plans?|car\ insurance|beaches|steak|mortgage)\b | \b(cell\ ?phone|phone|data|internet)\ plans?\ for\b | ^flights?\b
        | \b((lottery|lotto)\ (numbers?|results?|tickets?|winning)|winning\ numbers|horoscope|bitcoin\ price|price\ of\ bitcoin|stock\ (price|market|tips?)|share\ price|exchange\ rate|mortgage\ rates?)\b
        | \b(nhl|nba|nfl|mlb|maple\ leafs|leafs|raptors|blue\ jays|super\ bowl|world\ cup|olympics|stanley\ cup|grey\ cup|hockey\ (pool|scores?)|fantasy\ (football|hockey))\b
        | ^(\w+\ ){1,3}symptoms\ *\??$ | ^(symptoms\ of|home\ remed\w+|calories\ in)\b
        | ^(how\ (do|to|can)\ (i\ |you\ |we\ )?)?(install|download|delete|uninstall|log\ in\ to|update)\ \w+\ (app\ )?(on|for|to)\ (my|an?)\ (phone|iphone|android|ipad|tablet|xbox|tv|laptop)\b | ^install\ (tiktok|instagram|snapchat|whatsapp|netflix|fortnite|roblox)\b | ^(netflix|tiktok|xbox|playstation|amazon\ prime|disney\ plus|spotify)\ (account|login|password|subscription|price|gift\ card)\b
        | ^(who|what|when|where)\b.*\b(prime\ minister|president\ of|world\ war|capital\ (city\ )?of|population\ of|planet|galaxy|celebrity|oscars)\b | \bmovie\ (times|tickets)\b | \b(eiffel|cn)\ tower\b
        | \b(wedding|bachelorette|birthday|baby\ shower|bridal\ shower|honeymoon)\ (planning|party\ ideas|guest\ list|gifts?|cake|dress|budget)\b | \bgifts?\ (ideas?\ )?for\ my\b | \b(dating|tinder|bumble)\ (advice|profile|app)\b
        """, Options)]
    private static partial Regex EnglishOutside();
}
