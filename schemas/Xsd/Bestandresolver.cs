namespace IB.Gateway.Schemas;

/// <summary>
/// Resolves <c>schemaLocation</c> to XSDs on disk, relative to the file that names them and whatever the case of the name. An address or
/// another kind of file is refused.
/// </summary>
internal sealed class Bestandresolver : Schemaresolver
{
    private const string Soort = ".xsd";

    public override Uri UriOf(string bestand) => new(Path.GetFullPath(bestand));

    public override string BestandOf(Uri uri) => uri.IsFile ? Path.GetRelativePath(Environment.CurrentDirectory, uri.LocalPath) : uri.OriginalString;

    public override Uri ResolveUri(Uri? baseUri, string? relativeUri)
    {
        if (Xmlattributen.IsAdres(relativeUri))
            return Xmlattributen.Uri;
        if (Uri.TryCreate(relativeUri, UriKind.Absolute, out var adres))
            return adres;
        var uri = base.ResolveUri(baseUri, relativeUri);
        if (!uri.IsFile || Path.GetDirectoryName(uri.LocalPath) is not { } map || !Directory.Exists(map))
            return uri;
        var namen = Directory.EnumerateFiles(map).Select(p => Path.GetFileName(p)).ToHashSet(StringComparer.Ordinal);
        return Bestandsnaam.Find(namen, Path.GetFileName(uri.LocalPath)) is { } naam ? new Uri(Path.Combine(map, naam)) : uri;
    }

    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
    {
        if (absoluteUri == Xmlattributen.Uri)
            return Xmlattributen.Open();
        var bestand = BestandOf(absoluteUri);
        if (!absoluteUri.IsFile || absoluteUri.IsUnc || !bestand.EndsWith(Soort, StringComparison.OrdinalIgnoreCase))
            throw new FileNotFoundException($"Een schema verwijst naar {bestand}, en dat is geen XSD op schijf.");
        return File.Exists(absoluteUri.LocalPath)
            ? new MemoryStream(Mapbestanden.Read(absoluteUri.LocalPath), writable: false)
            : throw new FileNotFoundException($"Schema {bestand} bestaat niet.");
    }
}
