using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>The steps by which a copy is kept, waits for a person or is done with. Pure.</summary>
internal static class Kopiestappen
{
    /// <summary>The copy is kept until its other parts come in.</summary>
    internal static Kopiestap Keep(Kopiestand stand) => new() { Staten = [StaatOf(stand)], IsLaatste = true };

    /// <summary>The copy waits for a person, and nothing of it counts.</summary>
    internal static Kopiestap Park(Kopiestand stand, string reden) => Keep(stand) with { Parkeerreden = reden };

    /// <summary>The copy waits for a person because the process died of it each time; what was applied of it stays.</summary>
    internal static Kopiestap Suspect(Kopiestand stand, string reden) => Park(stand with { IsAanvaard = false }, reden);

    /// <summary>
    /// A part came in once more: the message that brought it before is done with, and nothing of the copy as it was waits for a person any more.
    /// </summary>
    internal static Kopiestap Replace(Kopiestand voor, Kopiestand na, Binnengekomen vorige, Bericht bericht) => new()
    {
        Staten = [StaatOf(na)],
        Verwerkt = [new Aantekening(vorige.Volgnummer, $"Niet gebruikt: hetzelfde deel van de kopie is opnieuw geleverd (bericht {bericht.Volgnummer}).")],
        Vrijgegeven = [.. voor.Plekken, .. voor.Restplekken],
        IsLaatste = false,
    };

    /// <summary>The copy is not used; the message that showed it waits for a person.</summary>
    internal static Kopiestap Drop(Kopiestand stand, Bericht bericht, string reden)
    {
        var klaar = Finish(stand, $"Niet gebruikt. {reden}");
        return klaar with
        {
            Verwerkt = [.. klaar.Verwerkt.Where(v => v.Volgnummer != bericht.Volgnummer)],
            Vrijgegeven = [.. klaar.Vrijgegeven, .. stand.Restplekken],
            Parkeerreden = stand.IsBegonnen ? $"{reden} {TenDele}" : reden,
        };
    }

    /// <summary>The copy is done with.</summary>
    internal static Kopiestap Finish(Kopiestand stand, string oorzaak) => new()
    {
        Staten = [Kopiestandcodec.Gewist(stand.KopieId)],
        Verwerkt = [.. stand.Delen.Values.Select(d => new Aantekening(d.Volgnummer, oorzaak))],
        Vrijgegeven = [.. stand.Plekken],
        IsLaatste = true,
    };

    /// <summary>What must be known of a copy that was begun and not finished.</summary>
    internal const string TenDele =
        "Zij was al ten dele verwerkt: wat daarvan is onthouden en gemeld blijft zo, en vragen die alleen een hele kopie beantwoordt wachten op een volgende.";

    internal static Staat StaatOf(Kopiestand stand) => new(Kopiestandcodec.Key(stand.KopieId), Kopiestandcodec.Encode(stand));
}
