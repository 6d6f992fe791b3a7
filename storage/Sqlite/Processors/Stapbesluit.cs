using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite.Processors;

/// <summary>Decides what a step of a processor comes to. Runs on the writer's thread, inside its transaction.</summary>
internal static class Stapbesluit
{
    /// <summary>State, messages and position at once; nothing when the processor is elsewhere.</summary>
    /// <param name="blad">What is booked on.</param>
    /// <param name="stap">The step, with its state sealed.</param>
    /// <param name="uitvoer">Its messages, sealed.</param>
    /// <param name="nu">The present.</param>
    public static Stapuitkomst Commit(Boekblad blad, Processorstap stap, IReadOnlyList<VerzegeldeBoeking> uitvoer, DateTimeOffset nu)
    {
        var positie = Processorrij.Find(blad.Database, stap.Processor)?.Positie ?? Positie.Begin;
        if (positie != stap.Van)
            return new Stapuitkomst(Gezet: false, []);
        var uitgezonden = uitvoer.Select(u => Send(blad, u, nu)).OfType<Bericht>().ToList();
        var nummers = uitgezonden.Select(static b => b.Envelop.Referentienummer).ToHashSet(StringComparer.Ordinal);
        foreach (var aantekening in stap.Aantekeningen.Where(a => a.AlleenMet is not { } met || nummers.Contains(met)))
            Note(blad, aantekening, nu);
        foreach (var (volgnummer, oorzaak) in stap.Verwerkt)
            Finish(blad, volgnummer, oorzaak, nu);
        blad.Book(new ProcessorstapGezet(
            stap.Processor, nu.ToUnixTimeMilliseconds(), stap.Naar, stap.Staten, stap.Geparkeerd, stap.Vrijgegeven));
        if (stap.Ingreep is { } ingreep)
            blad.Book(new ProcessorIngegrepen(stap.Processor, nu.ToUnixTimeMilliseconds(), ingreep));
        return new Stapuitkomst(Gezet: true, uitgezonden);
    }

    public static bool Reset(Boekblad blad, string processor, Positie naar, Ingreep ingreep, IReadOnlyList<Staat> staten, DateTimeOffset nu)
    {
        if (Processorrij.Find(blad.Database, processor) is not { } rij || rij.Positie < naar)
            return false;
        blad.Book(new ProcessorTeruggezet(processor, nu.ToUnixTimeMilliseconds(), naar, Processorrij.NextReeks(blad.Database)));
        if (staten.Count > 0)
            blad.Book(new ProcessorstapGezet(processor, nu.ToUnixTimeMilliseconds(), naar, staten, [], []));
        blad.Book(new ProcessorIngegrepen(processor, nu.ToUnixTimeMilliseconds(), ingreep));
        return true;
    }

    private static Bericht? Send(Boekblad blad, VerzegeldeBoeking verzegeld, DateTimeOffset nu)
        => Inboekregister.IsGeclaimd(blad, verzegeld.Boeking.Envelop) ? null : Inboekregister.Append(blad, verzegeld, nu).Bericht;

    private static void Note(Boekblad blad, Aantekening aantekening, DateTimeOffset nu)
    {
        if (Inboekregister.Find(blad.Database, aantekening.Volgnummer) is not null && !Historie.Has(blad.Database, aantekening))
            blad.Book(new Aangetekend(aantekening.Volgnummer, nu.ToUnixTimeMilliseconds(), aantekening.Oorzaak));
    }

    private static void Finish(Boekblad blad, long volgnummer, string oorzaak, DateTimeOffset nu)
    {
        if (Bezorgrij.Find(blad.Database, volgnummer) is { } rij && Overgang.Wacht(rij.Stand.Toestand))
            rij.Book(blad, rij.Stand.Bezorgd(nu.ToUnixTimeMilliseconds()), nu, oorzaak);
    }
}
