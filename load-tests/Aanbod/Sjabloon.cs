using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Routing;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>
/// A whole HTTP request with a message of one party to another, in which only the referentienummer, and that of the message it answers,
/// are still to be filled in: what a message costs its sender should not be what is measured.
/// </summary>
internal sealed class Sjabloon
{
    /// <summary>Bytes of a request that a sender copies to fill them in; what follows is sent from the template itself.</summary>
    internal const int Kopruimte = 64 * 1024;

    // Stand in the request where the two numbers come.
    private const string PlaatsReferentie = "00000000-0000-4000-8000-000000000000";
    private const string PlaatsAntwoord = "00000000-0000-4000-8000-000000000001";

    private readonly byte[] _verzoek;
    private readonly int _body;
    private readonly int _referentie;
    private readonly int _antwoord;

    private Sjabloon(byte[] verzoek, int body, int nummer, Envelop envelop, ReadOnlySpan<byte> inhoud)
    {
        _verzoek = verzoek;
        _body = body;
        _referentie = _verzoek.AsSpan().IndexOf(Encoding.ASCII.GetBytes(PlaatsReferentie));
        _antwoord = _verzoek.AsSpan().IndexOf(Encoding.ASCII.GetBytes(PlaatsAntwoord));
        Nummer = nummer;
        Functie = envelop.Functie;
        Zender = envelop.Zender.Organisatie;
        Ontvanger = envelop.Ontvanger.Organisatie;
        InhoudLengte = inhoud.Length;
        InhoudSha256 = SHA256.HashData(inhoud);
    }

    /// <summary>Its number; stands in each referentienummer (<see cref="Referentie"/>).</summary>
    internal int Nummer { get; }

    /// <summary>The message type.</summary>
    internal string Functie { get; }

    /// <summary>Code of the party that sends it.</summary>
    internal string Zender { get; }

    /// <summary>Code of the party that gets it.</summary>
    internal string Ontvanger { get; }

    /// <summary>Bytes of the payload.</summary>
    internal int InhoudLengte { get; }

    /// <summary>SHA-256 of the payload: what the receiver must get.</summary>
    internal ReadOnlyMemory<byte> InhoudSha256 { get; }

    /// <summary>Bytes of the request, headers included.</summary>
    internal int Lengte => _verzoek.Length;

    /// <summary>The SOAP message, not to be sent as it is.</summary>
    internal ReadOnlyMemory<byte> Body => _verzoek.AsMemory(_body);

    /// <summary>As many bytes as the payload has, for who only wants to store as many.</summary>
    internal ReadOnlySpan<byte> Evenveel => _verzoek.AsSpan(_verzoek.Length - InhoudLengte);

    /// <summary>Makes the request.</summary>
    /// <param name="nummer">Its number.</param>
    /// <param name="definitie">The message type; one that answers travels as Du01.</param>
    /// <param name="zender">Code of the sender.</param>
    /// <param name="ontvanger">Code of the receiver.</param>
    /// <param name="inhoud">The payload.</param>
    internal static async Task<Sjabloon> CreateAsync(int nummer, BerichtDefinitie definitie, string zender, string ontvanger, byte[] inhoud)
    {
        var envelop = Envelop(definitie, zender, ontvanger);
        using var inhoudVanVerzoek = new Stufenvelop(envelop, inhoud);
        var lengte = inhoudVanVerzoek.Headers.ContentLength!.Value;
        var kop = Encoding.ASCII.GetBytes(
            $"POST {Wsdl.Pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml; charset=utf-8\r\nSOAPAction: \"{Stufenvelop.Actie(envelop.Soort)}\"\r\nContent-Length: {lengte}\r\n\r\n");
        var verzoek = new byte[kop.Length + lengte];
        kop.CopyTo(verzoek, 0);
        using var plek = new MemoryStream(verzoek, kop.Length, (int)lengte);
        await inhoudVanVerzoek.CopyToAsync(plek);
        return new Sjabloon(verzoek, kop.Length, nummer, envelop, inhoud);
    }

    /// <summary>The request in two parts: the first with the numbers filled in, in a buffer of <see cref="Kopruimte"/> bytes, and what follows it.</summary>
    internal (ReadOnlyMemory<byte> Begin, ReadOnlyMemory<byte> Vervolg) Fill(byte[] buffer, ReadOnlySpan<byte> referentie, ReadOnlySpan<byte> antwoordOp)
    {
        var begin = Math.Min(_verzoek.Length, Kopruimte);
        _verzoek.AsSpan(0, begin).CopyTo(buffer);
        referentie.CopyTo(buffer.AsSpan(_referentie));
        if (_antwoord >= 0)
            antwoordOp.CopyTo(buffer.AsSpan(_antwoord));
        return (buffer.AsMemory(0, begin), _verzoek.AsMemory(begin));
    }

    private static Envelop Envelop(BerichtDefinitie definitie, string zender, string ontvanger) => new()
    {
        Soort = definitie.MagInDu01 ? Berichtsoort.Du01 : Berichtsoort.Di01,
        Referentienummer = PlaatsReferentie,
        ConversatieId = PlaatsReferentie,
        AntwoordOp = definitie.MagInDu01 ? PlaatsAntwoord : null,
        Zender = new Systeem(zender, "Proefsysteem"),
        Ontvanger = new Systeem(ontvanger, Systeem.OntvangerApplicatie),
        TijdstipBericht = Berichttijd.Format(TimeProvider.System.GetUtcNow()),
        Functie = definitie.Functie,
        FunctieVersie = new Versie(definitie.Versie, definitie.Subversie),
        ApplicatieVersie = new Versie(4, 1),
    };
}
