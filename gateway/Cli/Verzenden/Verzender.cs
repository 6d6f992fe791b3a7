using IB.Gateway.Client;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;

namespace IB.Gateway.Cli;

/// <summary>Hands a message in, over either protocol.</summary>
internal static class Verzender
{
    // What an envelope says of this program as the sending application.
    private static readonly Versie Applicatieversie = new(1, 0);

    /// <summary>Sends it and reads the answer.</summary>
    /// <exception cref="HttpRequestException">There is no connection.</exception>
    internal static async Task<Verzenduitkomst> SendAsync(
        Verzendopdracht opdracht, ReadOnlyMemory<byte> inhoud, Verbinding verbinding, TimeProvider tijd, CancellationToken stop)
    {
        if (opdracht.Wijze == Verzendwijze.Rest)
            return Verzenduitkomst.Of(
                await new Postbusclient(verbinding.Client, verbinding.Adres).SendAsync(Metadata(opdracht), inhoud, stop), opdracht.Referentie);
        var port = new Stufclient(verbinding.Client, new Uri(verbinding.Adres, Wsdl.Pad));
        return Verzenduitkomst.Of(await port.SendAsync(Envelop(opdracht, tijd.GetUtcNow()), inhoud, stop));
    }

    private static Envelop Envelop(Verzendopdracht opdracht, DateTimeOffset nu) => new()
    {
        Soort = opdracht.AntwoordOp is null ? Berichtsoort.Di01 : Berichtsoort.Du01,
        Referentienummer = opdracht.Referentie,
        ConversatieId = opdracht.AntwoordOp ?? opdracht.Referentie,
        AntwoordOp = opdracht.AntwoordOp,
        Zender = new Systeem(opdracht.Van, opdracht.Applicatie),
        Ontvanger = Systeem.Ontvanger(opdracht.Naar),
        TijdstipBericht = Berichttijd.Format(nu),
        Functie = opdracht.Functie,
        FunctieVersie = opdracht.FunctieVersie,
        ApplicatieVersie = Applicatieversie,
    };

    private static BerichtMetadata Metadata(Verzendopdracht opdracht) => new()
    {
        Routeringgegevens = new Routeringgegevens
        {
            Afzender = new Partijverwijzing(opdracht.RolVan, opdracht.Van),
            Geadresseerden = [new Partijverwijzing(opdracht.RolNaar, opdracht.Naar)],
            Berichtstroom = new Berichtstroom
            {
                Berichttype = opdracht.Functie,
                Berichtversie = opdracht.FunctieVersie.Hoofd,
                Berichtsubversie = opdracht.FunctieVersie.Sub,
            },
        },
        Referentiegegevens = new Referentiegegevens
        {
            TraceerId = opdracht.Referentie,
            ConversatieId = opdracht.AntwoordOp ?? opdracht.Referentie,
            AlsAntwoordOp = opdracht.AntwoordOp,
        },
    };
}
