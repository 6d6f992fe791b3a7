using System.Net;

namespace IB.Gateway.Hosting;

/// <summary>The port for chain partners: HTTPS with client certificates.</summary>
internal sealed record LuisterOptions
{
    /// <summary>Address to listen on. Default <c>127.0.0.1</c>: opening up is a decision.</summary>
    public string Adres { get; init; } = "127.0.0.1";

    /// <summary>Port, 0-65535; 0 takes a free one. Default 8443.</summary>
    public int Poort { get; init; } = 8443;

    /// <summary>PEM file with the server's certificate and its intermediates. Default <c>pki/knooppunt.pem</c>.</summary>
    public string Certificaat { get; init; } = "pki/knooppunt.pem";

    /// <summary>PEM file with its private key. Default <c>pki/knooppunt.key</c>.</summary>
    public string Sleutel { get; init; } = "pki/knooppunt.key";

    /// <summary>Most connections at once, 1-1000000. Default 4096.</summary>
    public int MaxVerbindingen { get; init; } = 4096;

    /// <summary>Time for a TLS handshake, 1 second to 1 minute. Default 10 seconds.</summary>
    public TimeSpan Handdruktijd { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for the request line and headers, 1 second to 1 minute. Default 15 seconds.</summary>
    public TimeSpan Koptijd { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time that a connection may be idle between requests, 1 second to 10 minutes. Default 1 minute.</summary>
    public TimeSpan Rusttijd { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Slowest that a body may come in, and that an answer may be taken, in bytes per second on average; 1 to 1000000. Default 240:
    /// what is slower, is no slow line but a caller that wants to hold a connection.
    /// </summary>
    public int MinBytesPerSeconde { get; init; } = 240;

    /// <summary>Time before <see cref="MinBytesPerSeconde"/> counts, 2 seconds to 1 minute. Default 5 seconds.</summary>
    public TimeSpan Aanlooptijd { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Every error in these settings, in Dutch.</summary>
    internal IEnumerable<string> Validate()
    {
        if (!IPAddress.TryParse(Adres, out _))
            yield return $"luister.adres is {Adres} en moet een IP-adres zijn";
        if (Poort is < 0 or > 65535)
            yield return $"luister.poort is {Poort} en moet van 0 tot en met 65535 zijn";
        if (MaxVerbindingen is < 1 or > 1_000_000)
            yield return $"luister.maxVerbindingen is {MaxVerbindingen} en moet van 1 tot en met 1000000 zijn";
        foreach (var fout in ValidateTijden())
            yield return fout;
        if (!File.Exists(Certificaat))
            yield return $"luister.certificaat: het bestand {Certificaat} bestaat niet";
        if (!File.Exists(Sleutel))
            yield return $"luister.sleutel: het bestand {Sleutel} bestaat niet";
    }

    private IEnumerable<string> ValidateTijden()
    {
        var minuut = TimeSpan.FromMinutes(1);
        var seconde = TimeSpan.FromSeconds(1);
        if (Handdruktijd < seconde || Handdruktijd > minuut)
            yield return $"luister.handdruktijd is {Handdruktijd} en moet van 1 seconde tot en met 1 minuut zijn";
        if (Koptijd < seconde || Koptijd > minuut)
            yield return $"luister.koptijd is {Koptijd} en moet van 1 seconde tot en met 1 minuut zijn";
        if (Rusttijd < seconde || Rusttijd > minuut * 10)
            yield return $"luister.rusttijd is {Rusttijd} en moet van 1 seconde tot en met 10 minuten zijn";
        if (MinBytesPerSeconde is < 1 or > 1_000_000)
            yield return $"luister.minBytesPerSeconde is {MinBytesPerSeconde} en moet van 1 tot en met 1000000 zijn";
        if (Aanlooptijd < seconde * 2 || Aanlooptijd > minuut)
            yield return $"luister.aanlooptijd is {Aanlooptijd} en moet van 2 seconden tot en met 1 minuut zijn";
    }
}

/// <summary>The port for management: plain HTTP without identity, so on loopback or a closed network.</summary>
internal sealed record BeheerluisterOptions
{
    /// <summary>Address to listen on. Default <c>127.0.0.1</c>.</summary>
    public string Adres { get; init; } = "127.0.0.1";

    /// <summary>Port, 0-65535; 0 takes a free one. Default 9443.</summary>
    public int Poort { get; init; } = 9443;

    /// <summary>Every error in these settings, in Dutch.</summary>
    internal IEnumerable<string> Validate()
    {
        if (!IPAddress.TryParse(Adres, out _))
            yield return $"beheer.adres is {Adres} en moet een IP-adres zijn";
        if (Poort is < 0 or > 65535)
            yield return $"beheer.poort is {Poort} en moet van 0 tot en met 65535 zijn";
    }
}
