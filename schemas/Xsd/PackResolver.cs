namespace IB.Gateway.Schemas;

/// <summary>Resolves <c>schemaLocation</c> inside one pack; everything else is refused, so nothing is ever fetched.</summary>
internal sealed class PackResolver(Packbron bron) : Schemaresolver
{
    private readonly Uri _wortel = new($"schemapack:///{Uri.EscapeDataString(bron.Naam)}/");

    public override Uri UriOf(string bestand) => new(_wortel, string.Join('/', bestand.Split('/').Select(Uri.EscapeDataString)));

    public override string BestandOf(Uri uri) => Uri.UnescapeDataString(_wortel.MakeRelativeUri(uri).OriginalString);

    /// <summary>
    /// The file meant. Published schemas often write a file name in another case than the file has; then the one file that differs
    /// in nothing else is meant. Its own name comes back, so that no schema is read twice under two names.
    /// </summary>
    public override Uri ResolveUri(Uri? baseUri, string? relativeUri)
    {
        if (Xmlattributen.IsAdres(relativeUri))
            return Xmlattributen.Uri;
        var uri = base.ResolveUri(baseUri, relativeUri);
        return _wortel.IsBaseOf(uri) && Bestandsnaam.Find(bron.Bestanden, BestandOf(uri)) is { } bestand ? UriOf(bestand) : uri;
    }

    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        => absoluteUri == Xmlattributen.Uri ? Xmlattributen.Open()
            : _wortel.IsBaseOf(absoluteUri)
            ? bron.Open(BestandOf(absoluteUri))
            : throw new FileNotFoundException($"Een schema verwijst naar {absoluteUri}, buiten schemapakket {bron.Naam}.");
}
