using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace IB.Gateway.Storage.Tests;

/// <summary>Boekingen as a gateway would make them, with a test-range BSN in the payload.</summary>
internal static class Voorbeeld
{
    public const string Gemeente = "0363";
    public const string Aanbieder = "98765432";
    public const string Bsn = "999900006";

    public static readonly Fout Fout = new("IB210", "client", "Het bericht voldoet niet aan het schema. Herstel het en stuur het opnieuw.", "regel 12");

    /// <summary>Everything may go at once.</summary>
    public static readonly Bewaarregels Meteen = new(
        new Bewaartermijnen(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), FrozenDictionary<string, Bewaartermijnen>.Empty, TimeSpan.Zero);

    /// <summary>The n-th id of a fixed series of UUIDs.</summary>
    public static string Id(int n) => $"{n:x8}-0000-4000-8000-000000000000";

    public static byte[] Inhoud(int n) => Encoding.UTF8.GetBytes($"<bericht nummer=\"{n}\"><bsn>{Bsn}</bsn></bericht>");

    /// <summary>A payload of this many bytes that repeats itself, as messages do.</summary>
    public static byte[] Tekst(int length)
    {
        var tekst = new byte[length];
        for (var plek = 0; plek < length;)
        {
            var deel = Inhoud(plek).AsSpan(0, Math.Min(Inhoud(plek).Length, length - plek));
            deel.CopyTo(tekst.AsSpan(plek));
            plek += deel.Length;
        }

        return tekst;
    }

    /// <summary>A payload of this many bytes without any pattern, the same for the same length.</summary>
    public static byte[] Ruis(int length)
    {
        var ruis = new byte[length];
        new Random(length).NextBytes(ruis);
        return ruis;
    }

    public static Envelop Envelop(string referentienummer) => new()
    {
        Soort = Berichtsoort.Di01,
        Referentienummer = referentienummer,
        ConversatieId = referentienummer,
        Zender = new Systeem(Gemeente, "Suite", "Administratie Noord", "gebruiker 1"),
        Ontvanger = new Systeem(Aanbieder, "GGk"),
        TijdstipBericht = "20260302101112",
        Functie = "WMO301",
        FunctieVersie = new Versie(3, 2),
        ApplicatieVersie = new Versie(12, 4),
    };

    /// <summary>An accepted message for <see cref="Aanbieder"/>.</summary>
    public static Boeking Boeking(int n) => Boeking(Envelop(Id(n)), Inhoud(n));

    public static Boeking Boeking(Envelop envelop, byte[] inhoud) => new()
    {
        Envelop = envelop,
        Indiener = envelop.Zender.Organisatie,
        OntvangstId = Id(0x7000_0000 + inhoud.Length),
        Inhoud = inhoud,
        InhoudSha256 = SHA256.HashData(inhoud),
        Afdruk = SHA256.HashData([.. Encoding.UTF8.GetBytes(envelop.ToString()), .. inhoud]),
        ClaimtReferentie = true,
        Bezorgaan = envelop.Ontvanger.Organisatie,
        Oorzaak = "Goedgekeurd",
        Traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    };

    public static Boeking Afgekeurd(this Boeking boeking) => boeking with { Fout = Fout, Bezorgaan = null, Oorzaak = "Afgekeurd: IB210" };

    public static Boeking Voor(this Boeking boeking, string partij)
        => boeking with { Bezorgaan = partij, Envelop = boeking.Envelop with { Ontvanger = new Systeem(partij, "GGk") } };

    /// <summary>The Fo01 that the knooppunt itself makes in answer.</summary>
    public static Boeking Foutbericht(int n, Boeking op) => Boeking(
        Envelop(Id(n)) with
        {
            Soort = Berichtsoort.Fo01,
            ConversatieId = op.Envelop.ConversatieId,
            AntwoordOp = op.Envelop.Referentienummer,
            Zender = new Systeem("IB", "GGk"),
            Ontvanger = op.Envelop.Zender,
        },
        Inhoud(n)) with { Oorzaak = "Foutbericht klaargezet" };
}
