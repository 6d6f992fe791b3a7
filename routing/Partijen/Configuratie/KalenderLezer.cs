using static IB.Gateway.Routing.Regellezer;

namespace IB.Gateway.Routing;

/// <summary>Reads the calendar of releases in a party directory.</summary>
internal static class KalenderLezer
{
    private const int MaxUitloop = 366;

    // A longer one is a mistake in a year.
    private static readonly TimeSpan LangsteBevriezing = TimeSpan.FromDays(366);

    internal static Releasekalender Read(PartijenDocument? document, Foutenlijst fouten) => new(
        ReadAll(document?.Releases, "releases", fouten, ReadRegel),
        ReadAll(document?.Bevriezingen, "bevriezingen", fouten, ReadBevriezing));

    private static Releaseregel? ReadRegel(ReleaseRegel regel, Foutenlijst fouten)
    {
        if (string.IsNullOrEmpty(regel.Pack))
            fouten.Add("pack", "ontbreekt: de naam van een schemapakket, bijvoorbeeld iwmo-3.2");
        var functies = regel.Functies is null ? null : ReadFuncties(regel.Functies, verplicht: true, fouten);
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        if (regel.UitloopDagen is < 0 or > MaxUitloop)
            fouten.Add("uitloopDagen", $"moet van 0 tot en met {MaxUitloop} zijn");
        var uitzonderingen = ReadAll(regel.Uitzonderingen, "uitzonderingen", fouten, ReadUitzondering);
        return !fouten.Leeg ? null : new Releaseregel
        {
            Pack = regel.Pack!,
            Functies = functies,
            Vanaf = geldig.Vanaf,
            Tot = geldig.Tot,
            UitloopDagen = regel.UitloopDagen ?? Releaseregel.StandaardUitloop,
            Uitzonderingen = [.. uitzonderingen],
        };
    }

    private static Releaseuitzondering? ReadUitzondering(UitzonderingRegel regel, Foutenlijst fouten)
    {
        if (string.IsNullOrEmpty(regel.Partij))
            fouten.Add("partij", "ontbreekt");
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        if (geldig is { Vanaf: null, Tot: null })
            fouten.Add("", "verandert niets: noem een eerdere vanaf of een latere tot");
        var functies = regel.Functies is null ? Functiebereik.Alles : ReadFuncties(regel.Functies, verplicht: true, fouten);
        return new Releaseuitzondering(regel.Partij ?? string.Empty, [.. ReadNamen(regel.Met, "met", fouten)], functies, geldig.Vanaf, geldig.Tot);
    }

    private static Bevriezing? ReadBevriezing(BevriezingRegel regel, Foutenlijst fouten)
    {
        var functies = ReadFuncties(regel.Functies, verplicht: true, fouten);
        var packs = ReadNamen(regel.Packs, "packs", fouten);
        var partijen = ReadNamen(regel.Partijen, "partijen", fouten);
        var van = ReadMoment(regel.Van, "van", fouten);
        var tot = ReadMoment(regel.Tot, "tot", fouten);
        if (van >= tot)
            fouten.Add("tot", "moet na van liggen");
        if (tot - van > LangsteBevriezing)
            fouten.Add("tot", $"ligt meer dan {LangsteBevriezing.Days} dagen na van");
        Bevriesmodus? modus = regel.Modus switch
        {
            null or "refuse" => Bevriesmodus.Refuse,
            "hold" => Bevriesmodus.Hold,
            "drain" => Bevriesmodus.Drain,
            _ => null,
        };
        if (modus is null)
            fouten.Add("modus", "moet refuse, hold of drain zijn");
        return van is { } v && tot is { } t && modus is { } m ? new Bevriezing(functies, [.. packs], [.. partijen], v, t, m) : null;
    }
}
