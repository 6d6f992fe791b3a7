using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Berichten;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Writes what the processor sends.</summary>
internal sealed class Wlzschrijver(Berichtschrijver schrijver, KnooppuntOptions knooppunt)
{
    private const int Identificatielengte = 12;

    /// <summary>A signal for the gemeente that it is for.</summary>
    internal Uitvoerbericht WriteSignaal(Signaal signaal, Bsn bsn)
    {
        var dag = Berichttijd.Dag(signaal.Moment);
        var kenmerk = signaal.Id.ToString("D");
        return new Uitvoerbericht
        {
            Kenmerk = $"signaal {kenmerk}",
            Functie = Wlzfuncties.Signaal,
            Ontvanger = signaal.Houder,
            Inhoud = Signaalschrijver.Write(schrijver, new Wlzkop(knooppunt.Organisatie, signaal.Houder, Identificatie(kenmerk), dag), new Signaalbericht(
                signaal.Id, signaal.Versie, signaal.Vervangt, signaal.Soort, signaal.VoorzieningId, bsn, IndicatieOf(signaal.Inhoud), dag)),
            Oorzaak = $"Signaal van samenloop, {Wlzcodes.Signaalsoort.Write(signaal.Soort)}, klaargezet voor {signaal.Houder}.",
        };
    }

    /// <summary>The answer to a question.</summary>
    internal Uitvoerbericht WriteAntwoord(Vraagsteller vraag, Toetsuitslag uitslag, DateTimeOffset moment)
    {
        var kenmerk = $"antwoord {vraag.Gemeente} {vraag.Referentienummer}";
        return new Uitvoerbericht
        {
            Kenmerk = kenmerk,
            Functie = Wlzfuncties.Antwoord,
            Ontvanger = vraag.Gemeente,
            Inhoud = Toetsantwoordschrijver.Write(
                schrijver, new Wlzkop(knooppunt.Organisatie, vraag.Gemeente, Identificatie(kenmerk), Berichttijd.Dag(moment)), vraag.Identificatie, uitslag),
            IsAntwoord = true,
            Oorzaak = $"Antwoord op een registertoets klaargezet voor {vraag.Gemeente}.",
        };
    }

    private static Indicatie IndicatieOf(Signaalinhoud inhoud) => new(
        inhoud.Status switch
        {
            Feitstatus.Ja => Wlzstatus.Ja,
            Feitstatus.Nee => Wlzstatus.Nee,
            Feitstatus.Onbekend => Wlzstatus.Onbekend,
            _ => throw new ArgumentOutOfRangeException(nameof(inhoud)),
        },
        inhoud.Afgifte ?? throw new ArgumentException("A Wlz signal tells the day of the decision.", nameof(inhoud)),
        inhoud.BeginOnbekend ? null : inhoud.Periode?.Van,
        inhoud.Periode?.Einddatum);

    /// <summary>Twelve letters, digits and hyphens, the same for the same message.</summary>
    private static string Identificatie(string kenmerk)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(kenmerk), hash);
        return Base64Url.EncodeToString(hash[..(Identificatielengte * 6 / 8)]).Replace('_', '0');
    }
}
