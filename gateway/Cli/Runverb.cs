using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IB.Gateway.Beheer;
using IB.Gateway.Hosting;
using IB.Gateway.Telemetrie.Logboek;
using Microsoft.AspNetCore.Connections;

namespace IB.Gateway.Cli;

/// <summary><c>run</c>: starts the knooppunt and stays until it is asked to stop.</summary>
internal static class Runverb
{
    /// <summary>Longer than the host takes at most to stop, and the store to close after it.</summary>
    internal static readonly TimeSpan Stoptijd = Beheeropties.MaxUitloop + Beheeropties.Afrondtijd + TimeSpan.FromSeconds(30);

    internal static Verb Create(Omgeving omgeving)
    {
        var instellingen = Opties.Tekst("--instellingen", "BESTAND", "Pad van het instellingenbestand; standaard ib-gateway.json.");
        var verb = new Verb(
            "run", "Start het knooppunt en blijft tot Ctrl+C of SIGTERM.", $"{Verb.Programma} run --instellingen ib-gateway.json")
        {
            Stoptijd = Stoptijd,
            Uitgangen = ["0  gestopt op verzoek", "1  opslag of adres niet te gebruiken", "2  instellingen onjuist"],
        };
        verb.Add(instellingen);
        verb.SetAction((uitvoer, stop) => Startfouten.GuardAsync(
            omgeving, () => StayAsync(InstellingenLezer.Read(uitvoer.GetValue(instellingen) ?? "ib-gateway.json"), omgeving, stop)));
        return verb;
    }

    private static async Task<int> StayAsync(Instellingen instellingen, Omgeving omgeving, CancellationToken stop)
    {
        try
        {
            await using var knooppunt = await Knooppunt.StartAsync(instellingen, omgeving.Tijd, logboek => logboek.UseVeiligLogboek(), stop);
            await knooppunt.WaitForShutdownAsync(stop);
            return Uitgang.Goed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop while it was starting.
            return Uitgang.Goed;
        }
        catch (Exception fout) when (fout is IOException { InnerException: AddressInUseException } or SocketException)
        {
            omgeving.Fouten.WriteRegel(DescribeAdresfout(fout, instellingen));
            return Uitgang.Mislukt;
        }
    }

    // Kestrel names the address in its message; of a SocketException it does not say which of the two it is.
    private static string DescribeAdresfout(Exception fout, Instellingen instellingen)
    {
        var luister = Adres(instellingen.Luister.Adres, instellingen.Luister.Poort);
        var beheer = Adres(instellingen.Beheer.Adres, instellingen.Beheer.Poort);
        return fout is SocketException { SocketErrorCode: var oorzaak }
            ? $"Op {luister} (luister) of {beheer} (beheer) kan niet worden geluisterd ({oorzaak}). Kies een adres van deze machine en een poort die dit account mag openen."
            : fout.Message.Contains(beheer, StringComparison.Ordinal)
                ? $"Adres {beheer} is al in gebruik. Stop het andere programma of kies een andere poort (beheer.poort)."
                : $"Adres {luister} is al in gebruik. Stop het andere programma of kies een andere poort (luister.poort).";
    }

    private static string Adres(string adres, int poort)
        => IPAddress.TryParse(adres, out var ip) ? new IPEndPoint(ip, poort).ToString() : string.Create(CultureInfo.InvariantCulture, $"{adres}:{poort}");
}
