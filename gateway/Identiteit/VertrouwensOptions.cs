namespace IB.Gateway.Identiteit;

/// <summary>What to do with a certificate when the revocation list of its issuer is missing or expired.</summary>
internal enum BijOnbekendeIntrekking
{
    /// <summary>Fail closed: Digikoppeling demands the check (PKI003).</summary>
    Weigeren = 1,

    /// <summary>Fail open: for tests and for an emergency that the operator answers for.</summary>
    Toestaan = 2,
}

/// <summary>Whose certificates are trusted. Paths are files or folders; of a folder every <c>.pem</c>, <c>.crt</c> and <c>.cer</c>.</summary>
internal sealed record VertrouwensOptions
{
    /// <summary>Default of <see cref="Herlaadinterval"/>: one minute.</summary>
    public static readonly TimeSpan StandaardHerlaadinterval = TimeSpan.FromMinutes(1);

    /// <summary>Default of <see cref="Cacheduur"/>: five minutes.</summary>
    public static readonly TimeSpan StandaardCacheduur = TimeSpan.FromMinutes(5);

    /// <summary>Default of <see cref="Cachegrootte"/>.</summary>
    public const int StandaardCachegrootte = 10_000;

    /// <summary>
    /// Root certificates, PEM or DER, that every chain must end in. At least one. Never those of production in a test
    /// system, nor the reverse (Digikoppeling, gebruik van certificaten).
    /// </summary>
    public IReadOnlyList<string> Ankers { get; init; } = [];

    /// <summary>
    /// CA certificates between anchor and holder. All that are needed: what a caller sends along is not used, as no list
    /// says whether it was revoked. Default none.
    /// </summary>
    public IReadOnlyList<string> Tussencertificaten { get; init; } = [];

    /// <summary>
    /// Folder with one <c>.crl</c> file (DER or PEM) per CA. Required unless <see cref="IntrekkingOnbekend"/> is Toestaan.
    /// Replace a file by renaming a complete one over it.
    /// </summary>
    public string? CrlMap { get; init; }

    /// <summary>What happens without a current list. Default Weigeren.</summary>
    public BijOnbekendeIntrekking IntrekkingOnbekend { get; init; } = BijOnbekendeIntrekking.Weigeren;

    /// <summary>How often the files are read again, 1 second to 1 day. Default 1 minute.</summary>
    public TimeSpan Herlaadinterval { get; init; } = StandaardHerlaadinterval;

    /// <summary>Longest time that a verdict is reused, up to 1 hour. Default 5 minutes.</summary>
    public TimeSpan Cacheduur { get; init; } = StandaardCacheduur;

    /// <summary>Most verdicts kept of trusted certificates, and as many of refused ones; 2 to 1,000,000. Default 10,000.</summary>
    public int Cachegrootte { get; init; } = StandaardCachegrootte;

    /// <summary>Every error in this configuration and in the certificates it points to, in Dutch; empty when it can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        var fouten = new List<string>();
        if (Ankers.Count == 0)
            fouten.Add("ankers is leeg: zonder stamcertificaat is niemand te vertrouwen. Noem minstens één bestand of map.");
        if (CrlMap is null && IntrekkingOnbekend == BijOnbekendeIntrekking.Weigeren)
            fouten.Add("crlMap ontbreekt terwijl intrekkingOnbekend Weigeren is: zo wordt iedereen geweigerd. Noem de map met CRL's.");
        if (CrlMap is not null && !Directory.Exists(CrlMap))
            fouten.Add($"crlMap {CrlMap} bestaat niet. Maak de map aan of verbeter het pad.");
        if (!Enum.IsDefined(IntrekkingOnbekend))
            fouten.Add("intrekkingOnbekend is Weigeren of Toestaan.");
        if (Herlaadinterval < TimeSpan.FromSeconds(1) || Herlaadinterval > TimeSpan.FromDays(1))
            fouten.Add("herlaadinterval ligt tussen 1 seconde en 1 dag.");
        if (Cacheduur <= TimeSpan.Zero || Cacheduur > TimeSpan.FromHours(1))
            fouten.Add("cacheduur is meer dan 0 en hoogstens 1 uur.");
        if (Cachegrootte is < 2 or > 1_000_000)
            fouten.Add("cachegrootte ligt tussen 2 en 1.000.000.");
        Certificaatbestanden.Load(this, fouten);
        return fouten;
    }
}
