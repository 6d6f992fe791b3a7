using System.Diagnostics;
using System.Security.Cryptography;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.LoadTests.Delen;

/// <summary>The store by itself: accepted messages into the journal, durably, from many callers at once, without network or checks.</summary>
internal static class Journaaldeel
{
    /// <param name="options">A new folder on the disk that is measured, and what else should be otherwise.</param>
    /// <param name="inhouden">The payloads, which are sent by turns.</param>
    /// <param name="aanroepers">Callers at once, each with one message at a time.</param>
    /// <param name="duur">How long; as long before it does not count.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<Journaaluitkomst> MeasureAsync(
        OpslagOptions options, IReadOnlyList<byte[]> inhouden, int aanroepers, TimeSpan duur, CancellationToken cancellationToken)
    {
        await using var opslag = SqliteOpslag.Open(options, TimeProvider.System, NullLogger<SqliteOpslag>.Instance);
        await RepeatAsync(opslag.Journaal, inhouden, aanroepers, duur, cancellationToken);
        var voor = Processtand.Read(Environment.ProcessId);
        var begin = Stopwatch.GetTimestamp();
        var aantal = await RepeatAsync(opslag.Journaal, inhouden, aanroepers, duur, cancellationToken);
        var duurde = Stopwatch.GetElapsedTime(begin);
        var na = Processtand.Read(Environment.ProcessId);
        return new Journaaluitkomst(aantal / duurde.TotalSeconds, (na.Cpu - voor.Cpu) / aantal, (double)(na.Geschreven - voor.Geschreven) / aantal);
    }

    private static async Task<long> RepeatAsync(
        IJournaal journaal, IReadOnlyList<byte[]> inhouden, int aanroepers, TimeSpan duur, CancellationToken cancellationToken)
    {
        var nummers = new Nummergever();
        long aantal = 0;
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, aanroepers).Select(async i =>
        {
            // Off the caller's thread, so that all begin together.
            await Task.Yield();
            while (Stopwatch.GetElapsedTime(begin) < duur)
            {
                var inhoud = inhouden[(int)(Interlocked.Increment(ref aantal) % inhouden.Count)];
                await journaal.AppendAsync(Boeking(nummers, inhoud, $"4242000{i % 8}"), cancellationToken);
            }
        }));
        return aantal;
    }

    private static Boeking Boeking(Nummergever nummers, byte[] inhoud, string ontvanger)
    {
        var referentie = nummers.Next();
        return new Boeking
        {
            Envelop = new Envelop
            {
                Soort = Berichtsoort.Di01,
                Referentienummer = referentie,
                ConversatieId = referentie,
                Zender = new Systeem("9001", "Regiesysteem Sociaal"),
                Ontvanger = new Systeem(ontvanger, Systeem.OntvangerApplicatie),
                TijdstipBericht = "20260302090000",
                Functie = "WMO301",
                FunctieVersie = new Versie(3, 2),
                ApplicatieVersie = new Versie(4, 1),
            },
            Indiener = "9001",
            OntvangstId = nummers.Next(),
            Inhoud = inhoud,
            InhoudSha256 = SHA256.HashData(inhoud),
            Afdruk = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes),
            ClaimtReferentie = true,
            Bezorgaan = ontvanger,
            Oorzaak = $"Goedgekeurd en klaargezet voor {ontvanger}.",
        };
    }
}

/// <summary>What the store does by itself.</summary>
/// <param name="PerSeconde">Messages made durable per second.</param>
/// <param name="Cpu">Core time per message, that of the callers included.</param>
/// <param name="Geschreven">Bytes that went to the disk per message.</param>
internal sealed record Journaaluitkomst(double PerSeconde, TimeSpan Cpu, double Geschreven);
