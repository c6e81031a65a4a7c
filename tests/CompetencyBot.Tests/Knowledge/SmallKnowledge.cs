using System.Text;

namespace CompetencyBot.Tests.Knowledge;

/// <summary>A knowledge folder and an overlay with a little of everything, read and indexed in no time.</summary>
internal static class SmallKnowledge
{
    public const string Overlay = "overlay/";

    private const string Framework =
        """
        title: { en: Index, fr: Index }
        publisher: { en: Publisher, fr: Éditeur }
        source: https://library.example.org/index
        licence: { en: "Free, to all", fr: 'Libre' }
        categories:
          - id: public-service
            name: { en: Public Service, fr: Service au public }
            topics:
              - { code: CSC, name: { en: Customer Service, fr: Service à la clientèle } }
          - id: technology
            name: { en: Technology, fr: Technologie }
            topics:
              - code: NET
                name:
                  en: Internet
                  fr: Internet
        """;

    public static IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, string>
    {
        ["framework.yaml"] = Framework,
        ["vocabulary.en.yaml"] = "# Words that mean the same.\n- [patron, customer, user]\n- [shout, yell, \"raise one's voice\"]\n- [wifi, wi-fi, internet]\n",
        ["elsewhere.en.yaml"] = "fact:\n  - what time do we close\n  - \"who's in today?\"\nsmall-talk:\n  - thanks\n",
        ["vocabulary.fr.yaml"] = "- [usager, client, abonné]\n- [crier, hurler]\n- [wifi, wi-fi, internet]\n",
        ["en/public-service/customer-service.md"] = Topic(
            "CSC", "starter", "Customer Service", "Staff who serve people well, see [below](#CSC-1) and [the net](../technology/internet.md#NET-1).",
            "Handles difficult patrons", "Stays calm when patrons shout", "Knows when to ask for help", "how do I handle a difficult patron?", "Welcomes people"),
        ["fr/public-service/customer-service.md"] = Topic(
            "CSC", "translation", "Service à la clientèle", "Le personnel qui sert bien, voir [plus bas](#CSC-1) et [le réseau](../technology/internet.md#NET-1).",
            "Gère les usagers difficiles", "Reste calme quand un usager crie", "Sait quand demander de l'aide", "comment gérer un usager difficile ?", "Accueille les gens"),
        ["en/technology/internet.md"] = Topic(
            "NET", "starter", "Internet", "What staff do with *networks* & `wifi`.", "Helps with the wifi", "Explains how to connect", "Restarts the router", "the wifi is down", "Teaches safety"),
        ["fr/technology/internet.md"] = Topic(
            "NET", "starter", "Internet", "Ce que fait le personnel avec les *réseaux*.", "Aide avec le wifi", "Explique la connexion", "Redémarre le routeur", "le wifi est en panne", "Enseigne la sécurité"),
        [$"{Overlay}overlay.yaml"] =
            """
            hide: [NET-2, CSC-1.2]
            notes:
              - code: CSC-1
                text: { en: Ask the supervisor., fr: Demandez à la personne responsable. }
                links:
                  - { url: "https://library.example.org/policy", title: { en: Policy, fr: Politique } }
            topics:
              - { code: BKM, category: public-service, name: { en: Bookmobile, fr: Bibliobus } }
            """,
        [$"{Overlay}en/bookmobile.md"] = Topic("BKM", "local", "Bookmobile", "Our bus.", "Drives the bus", "Parks the bus", "Washes the bus", "where is the bus?", "Sells the bus"),
        [$"{Overlay}fr/bookmobile.md"] = Topic("BKM", "local", "Bibliobus", "Notre autobus.", "Conduit l'autobus", "Stationne l'autobus", "Lave l'autobus", "où est l'autobus ?", "Vend l'autobus"),
        [$"{Overlay}en/customer-service.md"] = "---\ntopic: CSC\nupdated: 2026-09-01\n---\n\n## Keeps the peace {#CSC-1}\n\n- Stays calm at our desks {#CSC-1.1}\n",
    }.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value));

    private static string Topic(string code, string origin, string name, string introduction, string first, string one, string two, string asked, string second) =>
        $$"""
        ---
        topic: {{code}}
        updated: 2026-01-31
        origin: {{origin}}
        audience: "All staff"
        retired: [{{code}}-9, {{code}}-1.9]
        ---

        # {{name}}

        {{introduction}}

        ## {{first}} {#{{code}}-1}

        - {{one}} {#{{code}}-1.1}
        - {{two}} {#{{code}}-1.2}

        ### Staff ask

        - {{asked}}
        - {{first}}?

        ## {{second}} {#{{code}}-2}

        - {{second}} {#{{code}}-2.1}
        """;
}
