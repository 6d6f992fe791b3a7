namespace IB.Gateway.Stuf;

/// <summary>Settings of the StUF port.</summary>
internal sealed record StufOptions
{
    /// <summary>Default of <see cref="MaxBytes"/>: 25 MiB.</summary>
    public const long StandaardMaxBytes = 25 * 1024 * 1024;

    /// <summary>
    /// Largest request in bytes, envelope and base64 included, 64 kB to 1 GB. Default 25 MiB: the standard says 25 MegaByte and
    /// not which (koppelvlak 4).
    /// </summary>
    public long MaxBytes { get; init; } = StandaardMaxBytes;

    /// <summary>
    /// Address of the port as partners reach it, for the WSDL: <c>https://knooppunt.nl</c>. Default: what the request for the WSDL
    /// called it.
    /// </summary>
    public Uri? PubliekAdres { get; init; }

    /// <summary>Every error in these settings, in Dutch.</summary>
    public IEnumerable<string> Validate()
    {
        if (MaxBytes is < 64 * 1024 or > 1_000_000_000)
            yield return $"stuf.maxBytes is {MaxBytes} en moet van 65536 tot en met 1000000000 zijn";
        if (PubliekAdres is { } adres && (!adres.IsAbsoluteUri || adres.Scheme != Uri.UriSchemeHttps))
            yield return "stuf.publiekAdres moet een https-adres zijn";
    }
}
