using System.Net;
using System.Xml;

namespace IB.Gateway.Schemas;

/// <summary>Resolves <c>schemaLocation</c> inside one pack; everything else is refused, so nothing is ever fetched.</summary>
internal sealed class PackResolver(Packbron bron) : XmlResolver
{
    private readonly Uri _wortel = new($"schemapack:///{Uri.EscapeDataString(bron.Naam)}/");

    public override ICredentials Credentials
    {
        set => throw new NotSupportedException("A pack needs no credentials.");
    }

    public Uri UriOf(string bestand) => new(_wortel, bestand);

    /// <summary>The path in the pack that a URI of this resolver stands for.</summary>
    public string BestandOf(Uri uri) => Uri.UnescapeDataString(_wortel.MakeRelativeUri(uri).OriginalString);

    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        => _wortel.IsBaseOf(absoluteUri)
            ? bron.Open(BestandOf(absoluteUri))
            : throw new FileNotFoundException($"Een schema verwijst naar {absoluteUri}, buiten schemapakket {bron.Naam}.");
}
