using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CompetencyBot.Competencies;

namespace CompetencyBot.Exchange;

/// <summary>One language of the framework as a CASE package. Identifiers follow from source, language and code, so they stay the same for good.</summary>
public sealed class CaseExport
{
    private readonly Edition edition;
    private readonly Uri source;
    private readonly CaseLink document;
    private readonly List<CaseItem> items = [];
    private readonly List<CaseAssociation> associations = [];

    private CaseExport(Edition edition, Uri source)
    {
        this.edition = edition;
        this.source = source;
        document = Link(edition.Title, "document");
    }

    public static CasePackage Write(Framework framework, Language language) => new CaseExport(framework.In(language), framework.Source).Package();

    private CasePackage Package()
    {
        foreach (var (category, position) in Numbered(edition.Categories)) Add(category, position);
        var newest = edition.Topics.Max(place => place.Topic.Text?.Updated) ?? default;
        return new CasePackage
        {
            Document = new CaseDocument
            {
                Identifier = document.Identifier,
                Uri = document.Uri,
                FrameworkType = "Competency Framework",
                CaseVersion = "1.1",
                Creator = edition.Publisher,
                Publisher = edition.Publisher,
                Title = edition.Title,
                LastChangeDateTime = Instant(newest),
                OfficialSourceURL = source.AbsoluteUri,
                Language = edition.Language.Tag(),
                Notes = edition.Licence,
                PackageUri = Link(edition.Title, "package"),
            },
            Items = items,
            Associations = associations,
        };
    }

    private void Add(Category category, int position)
    {
        var link = Add(category.Id, category.Name, "Category", category.Id, default, document, position);
        foreach (var (topic, number) in Numbered(category.Topics)) Add(topic, link, number);
    }

    private void Add(Topic topic, CaseLink category, int position)
    {
        var updated = topic.Text?.Updated ?? default;
        var link = Add(topic.Code.ToString(), topic.Name, "Topic", topic.Code.ToString(), updated, category, position, topic.Text?.Introduction,
            topic.Text is { } text ? new CaseExtensions { Origin = text.Origin.ToString(), Audience = text.Audience } : null);
        foreach (var (competency, number) in Numbered(topic.Competencies))
        {
            var parent = Add(competency.Code.ToString(), competency.Title, "Competency", competency.Code.ToString(), updated, link, number,
                extensions: competency.Questions.IsEmpty ? null : new CaseExtensions { StaffQuestions = competency.Questions });
            foreach (var (indicator, order) in Numbered(competency.Indicators))
                Add(indicator.Code.ToString(), indicator.Text, "Indicator", indicator.Code.ToString(), updated, parent, order);
        }
    }

    private CaseLink Add(string key, string statement, string type, string code, DateOnly updated, CaseLink parent, int position, string? notes = null, CaseExtensions? extensions = null)
    {
        var link = Link(statement, key);
        items.Add(new CaseItem
        {
            Identifier = link.Identifier,
            Uri = link.Uri,
            FullStatement = statement,
            HumanCodingScheme = code,
            ItemType = type,
            Language = edition.Language.Tag(),
            Notes = notes,
            LastChangeDateTime = Instant(updated),
            Extensions = extensions,
            DocumentUri = document,
        });
        var association = Link("", $"{key} {CaseAssociation.IsChildOf}");
        associations.Add(new CaseAssociation
        {
            Identifier = association.Identifier,
            Uri = association.Uri,
            AssociationType = CaseAssociation.IsChildOf,
            SequenceNumber = position,
            OriginNodeURI = link,
            DestinationNodeURI = parent,
            LastChangeDateTime = Instant(updated),
        });
        return link;
    }

    private CaseLink Link(string title, string key)
    {
        var identifier = NameBased($"{source}#{edition.Language.Tag()}/{key}");
        return new CaseLink(title, identifier.ToString(), $"urn:uuid:{identifier}");
    }

    /// <summary>A version 5 UUID in the URL namespace (RFC 9562, section 5.5).</summary>
    private static Guid NameBased(string name)
    {
        byte[] urlNamespace = [0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];
#pragma warning disable CA5350 // Version 5 is defined with SHA-1; nothing is protected by it.
        var hash = SHA1.HashData([.. urlNamespace, .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    private static string Instant(DateOnly date) => date.ToString("yyyy-MM-dd'T00:00:00+00:00'", CultureInfo.InvariantCulture);

    private static IEnumerable<(T Item, int Number)> Numbered<T>(IEnumerable<T> items) => items.Select((item, index) => (item, index + 1));
}
