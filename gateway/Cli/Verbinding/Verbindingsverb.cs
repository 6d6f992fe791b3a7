using System.CommandLine;

namespace IB.Gateway.Cli;

/// <summary>What a verb does once there is a connection. Returns an exit code.</summary>
internal delegate Task<int> Verbindingsactie(ParseResult uitvoer, Verbinding verbinding, CancellationToken stop);

/// <summary>What all verbs of a party have in common: the options of the connection, and what to say when it fails.</summary>
internal static class Verbindingsverb
{
    /// <summary>Adds the options, and runs <paramref name="actie"/> with the connection that they describe.</summary>
    internal static Verb SetActie(this Verb verb, Omgeving omgeving, Verbindingsactie actie) => verb.SetActie(omgeving, Verbindingsfout.Tijdslimiet, actie);

    /// <summary>The same for a verb that goes on until it is stopped, and limits what it waits for itself.</summary>
    internal static Verb SetLangeActie(this Verb verb, Omgeving omgeving, Verbindingsactie actie) => verb.SetActie(omgeving, Timeout.InfiniteTimeSpan, actie);

    private static Verb SetActie(this Verb verb, Omgeving omgeving, TimeSpan tijdslimiet, Verbindingsactie actie)
    {
        var opties = new Verbindingopties();
        foreach (var optie in opties.Alle)
            verb.Add(optie);
        verb.SetAction((uitvoer, stop) => RunAsync(opties, uitvoer, omgeving, tijdslimiet, actie, stop));
        return verb;
    }

    private static async Task<int> RunAsync(
        Verbindingopties opties, ParseResult uitvoer, Omgeving omgeving, TimeSpan tijdslimiet, Verbindingsactie actie, CancellationToken gestopt)
    {
        var (gegevens, ontbreekt) = opties.Read(uitvoer, omgeving.Variabele);
        if (gegevens is null)
            return omgeving.RefuseUse(ontbreekt);
        var (verbinding, fouten) = Verbinding.Open(gegevens, omgeving.Tijd);
        if (verbinding is null)
            return omgeving.RefuseUse(fouten);
        using var open = verbinding;
        using var geduld = new CancellationTokenSource(tijdslimiet, omgeving.Tijd);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gestopt, geduld.Token);
        try
        {
            return await actie(uitvoer, verbinding, stop.Token);
        }
        catch (Exception fout) when (Verbindingsfout.Is(fout, gestopt))
        {
            return omgeving.RefuseUse(Verbindingsfout.Describe(fout, verbinding.Adres, verbinding.Weigering));
        }
    }
}
