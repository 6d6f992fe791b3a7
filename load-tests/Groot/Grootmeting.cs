using System.Diagnostics;
using IB.Gateway.Client;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Schemas;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Groot;

/// <summary>Sends the largest message of each protocol through a knooppunt of its own, and looks whether it arrives as it was sent.</summary>
internal sealed class Grootmeting(string map, string programma)
{
    private const long MaxGeheugen = 250_000_000;

    // Room for the two headers of the multipart body and its metadata.
    private const int RuimteMultipart = 2000;
    private const ulong Zaad = 1;
    private const string RestReferentie = "7d444840-9dc0-41d1-b245-5ffdce74fad2";
    private static readonly TimeSpan Geduld = TimeSpan.FromMinutes(1);

    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(map)}; load average {Machine.Belasting()}");
        using var installatie = Proefinstallatie.Create(map, new Dictionary<string, string>(StringComparer.Ordinal));
        using var geduld = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        geduld.CancelAfter(Geduld);
        var pieken = new[] { await StufNaarPostbusAsync(installatie, geduld.Token), await RestNaarStufAsync(installatie, geduld.Token) };
        if (pieken.Max() < MaxGeheugen)
            return 0;
        Console.WriteLine($"meer geheugen dan {MaxGeheugen / 1e6:F0} MB");
        return 1;
    }

    private async Task<long> StufNaarPostbusAsync(Proefinstallatie installatie, CancellationToken cancellationToken)
    {
        var (gemeente, aanbieder) = (installatie.Gemeenten[0], installatie.Aanbieders[0]);
        await using var host = await Hostproces.StartAsync(programma, installatie.Instellingenbestand, cancellationToken);
        var leeg = host.Stand;
        var port = new Uri(host.Adres, Wsdl.Pad);
        var definitie = Berichtcatalogus.LoadEmbedded().FindByFunctie("WMO301").Single();
        var kop = (await Sjabloon.CreateAsync(0, definitie, gemeente.Code, aanbieder.Code, [])).Body.Length;

        // Base64 makes four characters of three bytes; the whole is exactly what the port takes.
        var inhoud = Grootbericht.Toewijzing(gemeente.Code, aanbieder.Code, (int)((StufOptions.StandaardMaxBytes - kop) / 4 * 3));
        var sjabloon = await Sjabloon.CreateAsync(0, definitie, gemeente.Code, aanbieder.Code, inhoud);
        await using var verbinding = await Postverbinding.OpenAsync(port, installatie.Certificaat(gemeente), installatie.Ankers, cancellationToken);
        await using var zender = new Zender(verbinding);
        var referentie = new Referentie(1, 0);

        var begin = Stopwatch.GetTimestamp();
        if (await zender.SendAsync(sjabloon, referentie, Zaad, ReadOnlyMemory<byte>.Empty, metReferentie: true, cancellationToken) is { } anders)
            throw new InvalidOperationException($"Instead of a receipt came {anders}");
        var bevestigd = Stopwatch.GetElapsedTime(begin);
        begin = Stopwatch.GetTimestamp();
        var postbus = new Postbusclient(installatie.Client(aanbieder), host.Adres);
        RequireEqual(inhoud, await postbus.ReadPayloadAsync(referentie.Text(Zaad), cancellationToken));
        return Report("StUF in, postbus uit", sjabloon.Body.Length, inhoud.Length, bevestigd, Stopwatch.GetElapsedTime(begin), leeg, host.Stand);
    }

    private async Task<long> RestNaarStufAsync(Proefinstallatie installatie, CancellationToken cancellationToken)
    {
        var (gemeente, aanbieder) = (installatie.Gemeenten[0], installatie.Aanbieders[0]);
        await using var ontvanger = await Ontvanger.StartAsync(installatie.Certificaat(gemeente), Ontvangstwijze.Bewaart, [], cancellationToken);
        installatie.Write(d => d == gemeente ? d with { Stufadres = new Uri(ontvanger.Adres, Wsdl.Pad) } : d);
        installatie.RemoveData();
        await using var host = await Hostproces.StartAsync(programma, installatie.Instellingenbestand, cancellationToken);
        var leeg = host.Stand;
        var inhoud = Grootbericht.Declaratie(aanbieder.Code, gemeente.Code, RestOptions.StandaardMaxVerzoek - RuimteMultipart);
        var postbus = new Postbusclient(installatie.Client(aanbieder), host.Adres);

        var begin = Stopwatch.GetTimestamp();
        var antwoord = await postbus.SendAsync(Metadata(aanbieder.Code, gemeente.Code), inhoud, cancellationToken);
        if (!antwoord.Gelukt)
            throw new InvalidOperationException($"Instead of 202 came {antwoord.Status}: {antwoord.Tekst}");
        var bevestigd = Stopwatch.GetElapsedTime(begin);
        begin = Stopwatch.GetTimestamp();
        var gekregen = await ontvanger.FirstPush.WaitAsync(cancellationToken);
        var bezorgd = Stopwatch.GetElapsedTime(begin);
        RequireEqual(inhoud, gekregen);
        return Report("REST in, push over StUF uit", inhoud.Length + RuimteMultipart, inhoud.Length, bevestigd, bezorgd, leeg, host.Stand);
    }

    private static long Report(string naam, int verzoek, int inhoud, TimeSpan bevestigd, TimeSpan bezorgd, Processtand leeg, Processtand stand)
    {
        Console.WriteLine(
            $"{naam}: verzoek van {verzoek} bytes, inhoud {inhoud}; bevestigd na {bevestigd.TotalMilliseconds:F0} ms, bezorgd {bezorgd.TotalMilliseconds:F0} ms later; cpu {(stand.Cpu - leeg.Cpu).TotalMilliseconds:F0} ms; piek {stand.Piekgeheugen / 1e6:F0} MB, waarvan {leeg.Piekgeheugen / 1e6:F0} MB na het opstarten");
        return stand.Piekgeheugen;
    }

    private static void RequireEqual(byte[] verwacht, byte[]? gekregen)
    {
        if (gekregen is null || !gekregen.AsSpan().SequenceEqual(verwacht))
            throw new InvalidDataException("The message did not arrive as it was sent.");
    }

    private static BerichtMetadata Metadata(string aanbieder, string gemeente) => new()
    {
        Routeringgegevens = new Routeringgegevens
        {
            Afzender = new Partijverwijzing(nameof(Rol.Instelling), aanbieder),
            Geadresseerden = [new Partijverwijzing(nameof(Rol.Gemeente), gemeente)],
            Berichtstroom = new Berichtstroom { Berichttype = "WMO323", Berichtversie = 3, Berichtsubversie = 2 },
        },
        Referentiegegevens = new Referentiegegevens { TraceerId = RestReferentie, ConversatieId = RestReferentie },
    };
}
