using System.Globalization;
using System.Text;
using IB.Gateway.Demo;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>
/// A whole HTTP request with a WMO301 of one gemeente to one aanbieder, in which only the referentienummer is still to be filled in:
/// what a message costs its sender should not be what is measured.
/// </summary>
internal sealed class Sjabloon
{
    internal const int ReferentieLengte = 36;
    private const string Bestand = "WMO301.xml";

    // Stands in the request where the referentienummer comes.
    private const string Plaatshouder = "00000000-0000-4000-8000-000000000000";

    private readonly byte[] _verzoek;
    private readonly int _referentieplaats;

    private Sjabloon(byte[] kop, byte[] body, byte[] inhoud, string zender, string ontvanger)
    {
        _verzoek = [.. kop, .. body];
        Body = body;
        _referentieplaats = _verzoek.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Plaatshouder));
        Inhoud = inhoud;
        Zender = zender;
        Ontvanger = ontvanger;
    }

    /// <summary>The SOAP message, not to be sent as it is.</summary>
    internal byte[] Body { get; }

    /// <summary>The payload.</summary>
    internal byte[] Inhoud { get; }

    /// <summary>Code of the gemeente.</summary>
    internal string Zender { get; }

    /// <summary>Code of the aanbieder.</summary>
    internal string Ontvanger { get; }

    /// <summary>Bytes of the request, headers included.</summary>
    internal int Lengte => _verzoek.Length;

    /// <summary>One for each pair of gemeente and aanbieder; each payload has an Identificatie of its own.</summary>
    internal static async Task<IReadOnlyList<Sjabloon>> CreateAllAsync(Proefinstallatie installatie, Uri port)
    {
        var sjablonen = new List<Sjabloon>();
        foreach (var gemeente in installatie.Gemeenten)
        {
            foreach (var aanbieder in installatie.Aanbieders)
                sjablonen.Add(await CreateAsync(port, gemeente.Code, aanbieder.Code, Inhoudsbytes(gemeente.Code, aanbieder.Code, sjablonen.Count)));
        }

        return sjablonen;
    }

    /// <summary>Makes the request for any payload of a WMO301.</summary>
    internal static async Task<Sjabloon> CreateAsync(Uri port, string zender, string ontvanger, byte[] inhoud)
    {
        var envelop = Envelop(zender, ontvanger);
        using var inhoudVanVerzoek = new Stufenvelop(envelop, inhoud);
        var body = await inhoudVanVerzoek.ReadAsByteArrayAsync();
        var kop = Encoding.ASCII.GetBytes(
            $"POST {port.AbsolutePath} HTTP/1.1\r\nHost: {port.Authority}\r\nContent-Type: text/xml; charset=utf-8\r\nSOAPAction: \"{Stufenvelop.Actie(envelop.Soort)}\"\r\nContent-Length: {body.Length}\r\n\r\n");
        return new Sjabloon(kop, body, inhoud, zender, ontvanger);
    }

    /// <summary>The request with a referentienummer, in a buffer of at least <see cref="Lengte"/>.</summary>
    internal ReadOnlyMemory<byte> Fill(byte[] buffer, ReadOnlySpan<byte> referentie)
    {
        _verzoek.CopyTo(buffer, 0);
        referentie.CopyTo(buffer.AsSpan(_referentieplaats));
        return buffer.AsMemory(0, _verzoek.Length);
    }

    private static byte[] Inhoudsbytes(string zender, string ontvanger, int nummer)
        => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Demoinhoud.Read(Bestand))
            .Replace(">0384<", $">{zender}<", StringComparison.Ordinal)
            .Replace(">42420001<", $">{ontvanger}<", StringComparison.Ordinal)
            .Replace(">WMOD20260003<", string.Create(CultureInfo.InvariantCulture, $">WMOD2026{nummer:D4}<"), StringComparison.Ordinal));

    private static Envelop Envelop(string zender, string ontvanger) => new()
    {
        Soort = Berichtsoort.Di01,
        Referentienummer = Plaatshouder,
        ConversatieId = Plaatshouder,
        Zender = new Systeem(zender, "Regiesysteem Sociaal"),
        Ontvanger = new Systeem(ontvanger, Systeem.OntvangerApplicatie),
        TijdstipBericht = Berichttijd.Format(TimeProvider.System.GetUtcNow()),
        Functie = "WMO301",
        FunctieVersie = new Versie(3, 2),
        ApplicatieVersie = new Versie(4, 1),
    };
}
