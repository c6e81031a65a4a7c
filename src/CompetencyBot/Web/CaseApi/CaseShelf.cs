using System.Collections.Frozen;
using System.Collections.Immutable;
using CompetencyBot.Browse;
using CompetencyBot.Competencies;
using CompetencyBot.Exchange;
using CompetencyBot.Snapshots;
using Microsoft.Extensions.Options;

namespace CompetencyBot.Web.CaseApi;

/// <summary>The index as CASE, by identifier. Made once for a snapshot; where the public address is set, every address leads to this program.</summary>
internal sealed class CaseShelf(SnapshotSource snapshots, IOptions<PageOptions> options)
{
    public const string Path = "/ims/case/v1p1";

    private readonly string? root = options.Value.Address is { } address ? address.AbsoluteUri.TrimEnd('/') + Path : null;
    private volatile Contents? contents;

    public Contents Current
    {
        get
        {
            var snapshot = snapshots.Current;
            return contents is { } made && ReferenceEquals(made.Snapshot, snapshot) ? made : contents = new Contents(snapshot, [.. Languages.All.Select(language => Addressed(CaseExport.Write(snapshot.Framework, language)))]);
        }
    }

    private CasePackage Addressed(CasePackage package) => root is null ? package : package with
    {
        Document = package.Document is null ? null : package.Document with
        {
            Uri = AddressOf("CFDocuments", package.Document.Identifier),
            // A package goes by the identifier of its document.
            PackageUri = package.Document.PackageUri is { } link ? link with { Identifier = package.Document.Identifier, Uri = AddressOf("CFPackages", package.Document.Identifier) } : null,
        },
        Items = [.. (package.Items ?? []).Select(item => item with { Uri = AddressOf("CFItems", item.Identifier), DocumentUri = Link(item.DocumentUri, package) })],
        Associations = [.. (package.Associations ?? []).Select(association => association with
        {
            Uri = AddressOf("CFAssociations", association.Identifier),
            OriginNodeURI = Link(association.OriginNodeURI, package),
            DestinationNodeURI = Link(association.DestinationNodeURI, package),
        })],
    };

    private CaseLink? Link(CaseLink? link, CasePackage package) =>
        link is null ? null : link with { Uri = AddressOf(link.Identifier == package.Document?.Identifier ? "CFDocuments" : "CFItems", link.Identifier) };

    private string AddressOf(string kind, string? identifier) => $"{root}/{kind}/{identifier}";

    /// <summary>The packages of one snapshot.</summary>
    internal sealed class Contents(Snapshot snapshot, ImmutableArray<CasePackage> packages)
    {
        private readonly FrozenDictionary<string, CaseItem> items = packages.SelectMany(package => package.Items ?? []).ToFrozenDictionary(item => item.Identifier ?? "");
        private readonly FrozenDictionary<string, CaseAssociation> associations = packages.SelectMany(package => package.Associations ?? []).ToFrozenDictionary(association => association.Identifier ?? "");
        private readonly ILookup<string?, CaseAssociation> ofItem = packages.SelectMany(package => package.Associations ?? [])
            .SelectMany(association => (string?[])[association.OriginNodeURI?.Identifier, association.DestinationNodeURI?.Identifier], (association, identifier) => (association, identifier))
            .ToLookup(pair => pair.identifier, pair => pair.association);

        public Snapshot Snapshot => snapshot;
        public ImmutableArray<CaseDocument> Documents { get; } = [.. packages.Select(package => package.Document).OfType<CaseDocument>()];

        /// <summary>A package by its document's identifier, or by its own.</summary>
        public CasePackage? Package(string identifier) =>
            packages.FirstOrDefault(package => package.Document?.Identifier == identifier || package.Document?.PackageUri?.Identifier == identifier);

        public CaseDocument? Document(string identifier) => Documents.FirstOrDefault(document => document.Identifier == identifier);

        public CaseItem? Item(string identifier) => items.GetValueOrDefault(identifier);

        public CaseAssociation? Association(string identifier) => associations.GetValueOrDefault(identifier);

        public CaseItemAssociations? ItemAssociations(string identifier) =>
            Item(identifier) is { } item ? new CaseItemAssociations { Item = item, Associations = [.. ofItem[identifier]] } : null;
    }
}
