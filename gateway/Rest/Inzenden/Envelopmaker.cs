using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>
/// Makes the StUF envelope of a message that came without one (koppelvlak 9.2). A pure function over metadata, directory and time.
/// </summary>
internal static class Envelopmaker
{
    /// <summary>The envelope, or the problem that answers metadata that do not fit together or into the directory.</summary>
    public static (Envelop? Envelop, Probleem? Probleem) Make(
        Inzending inzending, Partijregister register, IBerichtsoortkeuze soorten, DateTimeOffset nu, Foutcodeset set)
    {
        var dag = Berichttijd.Dag(nu);
        if (register.Find(inzending.Afzender, dag) is not { } afzender)
            return (null, Problemen.Of(Probleemsoort.GeenToegang, new Bevinding(Controlepunt.ZenderOnbekend, Toonbaar.Code(inzending.Afzender)), set));

        var isAntwoord = inzending.AlsAntwoordOp is not null && soorten.IsAntwoord(inzending.Functie, inzending.Versie);
        var fouten = FindFouten(inzending, afzender, register.Find(inzending.Geadresseerde, dag), isAntwoord);
        if (fouten.Count > 0)
            return (null, Problemen.MetadataOnjuist(fouten, Controlepunt.EnvelopOnjuist, string.Join(" en ", fouten.Select(f => f.Plek)), set));

        return (new Envelop
        {
            Soort = isAntwoord ? Berichtsoort.Du01 : Berichtsoort.Di01,
            Referentienummer = inzending.TraceerId,
            ConversatieId = inzending.ConversatieId,
            AntwoordOp = inzending.AlsAntwoordOp,
            Zender = new Systeem(afzender.Code, afzender.Applicatie.Naam),
            Ontvanger = Systeem.Ontvanger(inzending.Geadresseerde),
            TijdstipBericht = Berichttijd.Format(nu),
            Functie = inzending.Functie,
            FunctieVersie = inzending.Versie,
            ApplicatieVersie = afzender.Applicatie.Versie,
        }, null);
    }

    private static List<Probleemfout> FindFouten(Inzending inzending, Partij afzender, Partij? geadresseerde, bool isAntwoord)
    {
        var fouten = new List<Probleemfout>();
        if (afzender.Rol != inzending.AfzenderRol)
            fouten.Add(Rolfout("routeringgegevens.afzender.rol", inzending.Afzender, inzending.AfzenderRol));

        // An unknown receiver is a fault of the chain, journaled with a foutbericht (IB210); a known one under another rol is a
        // doubt about who is meant, and then nothing may leave.
        if (geadresseerde is not null && geadresseerde.Rol != inzending.GeadresseerdeRol)
            fouten.Add(Rolfout("routeringgegevens.geadresseerden[0].rol", inzending.Geadresseerde, inzending.GeadresseerdeRol));

        if (!isAntwoord && inzending.ConversatieId != inzending.TraceerId)
        {
            fouten.Add(new Probleemfout(
                "referentiegegevens.conversatieId",
                "Een heenbericht begint een conversatie: conversatieId en traceerId moeten gelijk zijn (CC05). Noem bij een retourbericht ook alsAntwoordOp."));
        }

        return fouten;
    }

    private static Probleemfout Rolfout(string plek, string code, Rol rol) => new(
        plek, $"Organisatie {code} staat niet als {rol} in het register. Controleer de rol en de code.");
}
