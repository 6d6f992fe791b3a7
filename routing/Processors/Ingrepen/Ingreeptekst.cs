using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>What an operator is told.</summary>
internal static class Ingreeptekst
{
    /// <summary>A place as operators see and write it: <c>12/0</c>.</summary>
    internal static string Of(Positie plek) => $"{plek.Volgnummer}/{plek.Deel}";

    /// <summary>
    /// What the history of a message says once it was read. The same for all: who sent it may not see what became of whom it is about, nor what an
    /// operator wrote of that.
    /// </summary>
    internal static string Gelezen(Processorverklaring verklaring) => $"Gelezen door processor {verklaring.Naam}.";

    /// <summary>Likewise, of a message that was put aside before it was done with.</summary>
    internal const string Terzijde = "Terzijde gelegd door beheer.";

    internal static Ingreepuitkomst Kwijt { get; } = new(
        Ingreepafloop.Geweigerd,
        "Een ander knooppunt nam de processor intussen over. Wat al gedaan was blijft gedaan; bekijk het met processors ingrepen en herhaal de opdracht.");

    internal static Ingreepuitkomst Bezet(string? houder, TimeSpan geduld) => new(
        Ingreepafloop.Geweigerd,
        $"De processor loopt op {(houder is null ? "een ander knooppunt" : $"knooppunt {houder}")}, en dat gaf hem niet binnen {geduld.TotalSeconds:0} seconden af; misschien verwerkt het een volledige kopie. Er is niets gewijzigd. Herhaal de opdracht daar, of later hier.");

    internal static Ingreepuitkomst KopieLooptVast(Exception fout) => new(
        Ingreepafloop.Geweigerd,
        $"Een aanvaarde volledige kopie is niet af te maken ({fout.GetType().Name}), en zij gaat voor. Er is niets gewijzigd. Leg haar terzijde (processors set-aside) en vraag de bron om een nieuwe; meld dit aan de makers.");

    internal static Ingreepuitkomst Onbekend(Positie plek)
        => new(
            Ingreepafloop.Onbekend,
            $"Bij {Of(plek)} is niets geparkeerd. Bekijk wat er geparkeerd is (processors parked); misschien deed iemand anders dit al.");

    internal static Ingreepuitkomst GeenMetReden { get; }
        = new(Ingreepafloop.Onbekend, "Er is niets geparkeerd met een reden die zo begint. Neem het begin over uit processors parked.");

    internal static Ingreepuitkomst Massaal(int gedaan, int gestuit, string? eerste, Positie? laatste)
    {
        var tekst = gestuit == 0 ? $"Bij {gedaan} stukken gedaan." : $"Bij {gedaan} stukken gedaan, bij {gestuit} niet. De eerste: {eerste}";
        return new(
            gedaan == 0 && gestuit > 0 ? Ingreepafloop.Mislukt : Ingreepafloop.Gedaan,
            laatste is { } plek ? $"{tekst} Er is meer: herhaal de opdracht met --na {Of(plek)}." : tekst);
    }

    internal static Ingreepuitkomst EerstEerder(Positie eerder)
        => new(
            Ingreepafloop.Geweigerd,
            $"Stuk {Of(eerder)} gaat over dezelfde persoon of zaak en komt eerst. Hervat dat (processors resume), of leg het terzijde (processors set-aside).");

    internal static Ingreepuitkomst IsKopie(Positie plek)
        => new(
            Ingreepafloop.Geweigerd,
            $"{Of(plek)} is een volledige kopie of een deel ervan. Aanvaard haar als zij alsnog verwerkt mag worden (processors accept), of leg haar terzijde (processors set-aside) en vraag de bron om een nieuwe.");

    internal static Ingreepuitkomst IsUitKopie(Positie plek)
        => new(
            Ingreepafloop.Geweigerd,
            $"{Of(plek)} is een persoon uit een volledige kopie. De volgende kopie brengt het opnieuw, en geeft hem vrij als zij wel te gebruiken is. Leg het anders terzijde (processors set-aside); dan geldt weer wat eerder bekend was.");

    internal static Ingreepuitkomst TeGroot(Positie plek)
        => new(
            Ingreepafloop.Geweigerd,
            $"Het bericht van {Of(plek)} heeft meer dan {Hervatting.MaxStukken} stukken, te veel voor een keer. Leg het terzijde (processors set-aside) en vraag de verzender om het in kleinere berichten opnieuw te sturen.");

    internal static Ingreepuitkomst AndersVerdeeld(Positie plek)
        => new(
            Ingreepafloop.Geweigerd,
            $"Het bericht van {Of(plek)} wordt nu anders in stukken verdeeld dan toen het werd geparkeerd. Leg het terzijde (processors set-aside) en vraag de verzender om het opnieuw te sturen.");

    internal static Ingreepuitkomst NogGeparkeerd(Parkering eerste, int aantal, int blijft) => aantal == 1
        ? new(Ingreepafloop.Mislukt, $"Stuk {Of(eerste.Plek)} is verwerkt, en blijft geparkeerd voor wat nog niet te verzenden is: {eerste.Reden}")
        : PerStuk(eerste, aantal, blijft);

    private static Ingreepuitkomst PerStuk(Parkering eerste, int aantal, int blijft) => new(
        Ingreepafloop.Mislukt,
        $"Van de {aantal} stukken van bericht {eerste.Plek.Volgnummer} zijn er {aantal - blijft} verwerkt en {blijft} apart geparkeerd; stuk {Of(eerste.Plek)} omdat: {eerste.Reden}");

    internal static Ingreepuitkomst Verwerkt(Positie plek, int aantal, string? vervolg)
    {
        var gedaan = aantal == 0 ? $"Stuk {Of(plek)} is verwerkt." : $"Stuk {Of(plek)} is verwerkt, en {aantal} daarna over dezelfde persoon of zaak.";
        return new(Ingreepafloop.Gedaan, vervolg is null ? gedaan : $"{gedaan} {vervolg}");
    }
}
