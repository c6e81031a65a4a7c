using System.Text.RegularExpressions;

namespace CompetencyBot.Ask;

/// <summary>How questions that the index does not answer are put in French.</summary>
internal static partial class QuestionForms
{
    [GeneratedRegex("""
        ^(et\ |mais\ |pis\ )?(sais-tu\ |savez-vous\ |quelqu'un\ sait\ |peux-tu\ me\ dire\ |pouvez-vous\ me\ dire\ |dis-moi\ |dites-moi\ |je\ veux\ savoir\ |as-tu\ une\ idée\ )?(
          (à\ |a\ |d'ici\ )?quelle\ heure\b(?!.*\b(envoyer|éteindre|faut|convient|devrait)\b) | (c'est|cest|ça|c'est\ quoi|cest\ (koi|quoi))\ (quand|où|combien|à\ quelle\ heure|le\ (mot\ de\ passe|mot\ de\ pase|code|numéro))\b
        | (c'est\ )?quand\b(?!.*\b(faut|devrait|doit|dois|devrais|peut|peux|puis|convient|quelqu'un|usager|usagers|appeler|appelle|intervenir|est-ce\ que\ je)\b)
        | (c'est\ |y'?\ ?é\ |est\ )?o[uù]\ (est|sont|se\ trouve|se\ trouvent|ai-je|a-t-on|as-tu|avons-nous|avez-vous|puis-je\ trouver|peut-on\ trouver|trouver\ (le|la|les|un|une|mon|notre|nos)|range-t-on|est-ce\ qu'?(on|il|elle|je)?\ ?(a|ai|est|range))\b | y'?\ ?[éeè]\ o[uù]\b
        | (c'est\ )?qui\ (est|sont|a\ (gagné|écrit|inventé|pris)|travaille|est-ce\ qui\ travaille)\b(?!.*\b(responsable|autorisé|admissible|censé|droit)\b) | c'est\ qui\b | quel\ est\ le\ nom\b
        | combien\ (de\ \w+\ )?(a-t-on|avons-nous|avez-vous|as-tu|ai-je|y\ a-t-il|sont|il\ y\ a|coûte\ (mon|ma|le|la|un|une)|me\ reste|gagne|mesure|pèse)\b(?!.*\b(faut|faudrait|devrait|devrais|devrions|prévoir|doit|dois)\b)
        | quel(le)?s?\ (est|sont|était)\ (le\ |la\ |les\ |l'|mon\ |ma\ |notre\ |nos\ |ton\ |votre\ )?(nouveau\ |nouvelle\ |meilleure?\ )?(numéro|nom|adresse|courriel|mot\ de\ passe|code|date|heure|heures|horaire|prix|coût|tarif|salaire|poste|lien|température|météo|capitale|population|échéance|solde|combinaison|recette)\b
        | (dans\ |à\ |pour\ )?quel(le)?\ (jour|salle|local|étage|date|numéro|température|succursale|classeur|tiroir|armoire|porte|clé|année|mois)\b
        | (est-ce\ qu['e]\ ?|est-il|est-elle|sommes-nous|y\ a-t-il|a-t-on|avez-vous|as-tu|ai-je|va-t-il|va-t-on)\b.*\b(férié|ouverte?s?|fermée?s?|fermer|aujourd'hui|demain|hier|ce\ soir|ce\ matin|cet\ après-midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|en\ ce\ moment|présentement|disponibles?|cette\ semaine|la\ semaine\ prochaine|congé)\b
        | (le|la|notre|mon)\ .*\b(est-il|est-elle)\ (disponible|ouverte?|fermée?|arrivée?|rentrée?|en\ stock)\b
        | ((peux|pourrais)-tu\ |(pouvez|pourriez)-vous\ |svp\ )?(m'|me\ |nous\ )?(donne|donner|envoie|envoyer|imprime|imprimer|chante|réserve|réserver|commande|rappelle|appelle|trouve|trouver|dis|raconte|écris|fais|montre|achète|apporte|prête|donnez|envoyez|imprimez|réservez|trouvez|montrez)(-moi|-nous|-lui|-leur)\b(?!.*\b(conseils?|idées?|exemples?|trucs?|comment|pistes?|stratégies?|astuces?|formation|étapes|façons?)\b)
        | (peux-tu|pourrais-tu|pouvez-vous|pourriez-vous)\ (m'|me\ |nous\ |lui\ )?(donner|envoyer|imprimer|réserver|trouver|appeler|rappeler|prêter|renouveler|acheter|écrire|traduire|réparer|commander)\b(?!.*\b(conseils?|idées?|exemples?|trucs?|pistes?|stratégies?|astuces?)\b)
        | (envoie|imprime|réserve|commande|appelle|annule|renouvelle|traduis)\ (un|une|le|la|les|mon|ma|mes|notre)\b
        | (puis-je|est-ce\ que\ je\ peux)\ (avoir|prendre)\b.*\b(congé|vacances|augmentation)\b | j'ai\ (oublié|perdu|laissé)\ (mon|ma|mes)\b
        )
        | ^(les\ )?heures\ d'ouverture\ *(de|du|des|cette|demain|aujourd'hui|le|la|\?|$)(?!.*\b(repenser|revoir|changer|modifier)\b) | ^jours?\ fériés?\b.{0,25}$ | \bmot\ de\ passe?\ du\ (wi-?fi|compte)\b
        | ^(le\ )?code\ (d'accès|d'alarme|alarme|de\ la\ porte|porte|du)\b | ^(le\ )?numéro\ (de\ téléphone\ )?(du|de\ la|de\ l'|des)\b | ^(l')?horaire\ (de\ travail\ )?d[e']\ ?(?-i:[^\s]+)\ (semaine|demain|lundi|mardi|cette)\b | \b(est-il|est-elle)\ disponible\ à\ la\ succursale\b
        """, Options)]
    private static partial Regex FrenchFact();

    [GeneratedRegex("""
        \b(mon|ma|mes)\ (propre\ )?(maison|appartement|appart|condo|chambre|cuisine|sous-sol|jardin|gazon|char|auto|voiture|camion|chien|chienne|chat|chiot|mari|femme|chum|blonde|conjointe?|fils|fille|gars|beau-père|belle-mère|voisine?s?(?!\ de\ (bureau|pupitre|poste))|propriétaire|coloc|hypothèque|iphone|android|xbox|playstation|netflix|déclaration\ de\ revenus|impôts?|dentiste|mariage|carte\ de\ crédit|forfait)\b(?!.*\b(usagers?|abonnés?|biblio\w*|succursale|comptoir|collègues?)\b)
        | ^(la\ )?météo\b | \b(va-t-il|va-tu|est-ce\ qu'il\ va)\ (neiger|pleuvoir|faire\ (beau|froid|chaud))\b | \b(coucher|lever)\ du\ soleil\b | \btempérature\ (dehors|demain)\b
        | ^(\w+\ ){0,4}rec[eè]tt?es?\ (de|du|d')(?!\ ?(amendes?|photocopies?|ventes?|budget))\b | ^comment\ (on\ )?(cuisiner|cuire|faire\ cuire|changer\ (l'huile|un\ pneu)|maigrir|perdre\ du\ poids)\b
        | ^(vols?|hôtels?)\ (?!de\ (ville|matériel|livres|documents)) | \b(vol|billets?\ d'avion|hôtel|croisière|tout\ inclus|airbnb)\b.*\b(pour|à|vers|pas\ chers?|cuba|paris|voyage)\b
        | \b(numéros\ (gagnants|de\ (la\ )?lot\w+)|résultats\ de\ (la\ )?lot\w+|horoscope|prix\ du\ bitcoin|taux\ (de\ change|hypothécaire))\b
        | \b(canadiens\ de\ montréal|le\ match\ (d'hier|de\ ce\ soir)|pool\ de\ hockey|coupe\ stanley|super\ bowl|score\ du\ match|olympiques|lnh)\b
        | \b(symptômes\ (de|du|d')|effets\ secondaires|remède\ (de|contre)|calories)\b
        | \b(installer|télécharger|telecharger|désinstaller)\ .{1,40}\b(sur|pour)\ (mon|ma|un)\ (cell\w*|téléphone|iphone|android|ipad|tablette|télé|xbox|portable)\b
        | \b(premier\ ministre|capitale\ d|président\ d|guerre\ mondiale|tour\ (eiffel|du\ cn))\b | \b(idée|idées)\ de\ cadeau\b | \b(déprendre|survolter|booster)\ (mon|le|un)\ (char|auto)\b
        """, Options)]
    private static partial Regex FrenchOutside();
}
