using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using IB.Gateway.Schemas;
using IB.Gateway.Storage.Versleuteling;
using IB.Gateway.Stuf;
using IB.Gateway.Validation;

namespace IB.Gateway.LoadTests.Delen;

/// <summary>What one part of the work costs by itself, on one thread.</summary>
/// <param name="Naam">The part.</param>
/// <param name="PerSeconde">Messages per second.</param>
/// <param name="BytesPerBericht">Bytes that go in.</param>
/// <param name="Toegewezen">Bytes of heap per message.</param>
internal sealed record Deeluitkomst(string Naam, double PerSeconde, int BytesPerBericht, double Toegewezen);

/// <summary>Measures the parts of which the way of a message is made.</summary>
internal static class Onderdelen
{
    internal static IEnumerable<Deeluitkomst> Measure(byte[] inhoud, byte[] envelop, TimeSpan duur)
    {
        var catalogus = Berichtcatalogus.LoadEmbedded();
        var validator = new GecompileerdeValidator(catalogus, new ReferentieValidator(catalogus), _ => { });
        validator.Prepare();
        yield return Measure("validator", inhoud.Length, duur, () => Require(validator.Validate(inhoud).Geldig));
        yield return Measure("envelop lezen (StUF)", envelop.Length, duur, () => Require(ReadEnvelop(envelop)));
        var sleutel = new Datasleutel(1, RandomNumberGenerator.GetBytes(32));
        var afdruk = new byte[32];
        var doel = new byte[Inhoudzegel.MaxClosedLength(inhoud.Length)];
        yield return Measure("versleutelen (AES-256-GCM)", inhoud.Length, duur, () => Inhoudzegel.Close(sleutel, inhoud, afdruk, inpakkenVanaf: 0, doel));
        yield return Measure("SHA-256 van de inhoud", inhoud.Length, duur, () => SHA256.HashData(inhoud, afdruk));
    }

    private static Deeluitkomst Measure(string naam, int bytes, TimeSpan duur, Action werk)
    {
        // Long enough for the compiler to have done its last round.
        Repeat(duur, werk);
        var voor = GC.GetAllocatedBytesForCurrentThread();
        var (aantal, tijd) = Repeat(duur, werk);
        var toegewezen = GC.GetAllocatedBytesForCurrentThread() - voor;
        return new Deeluitkomst(naam, aantal / tijd.TotalSeconds, bytes, (double)toegewezen / aantal);
    }

    private static (long Aantal, TimeSpan Duur) Repeat(TimeSpan duur, Action werk)
    {
        long aantal = 0;
        var begin = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(begin) < duur; aantal++)
            werk();
        return (aantal, Stopwatch.GetElapsedTime(begin));
    }

    // The stream is in memory, so that reading never waits.
    private static bool ReadEnvelop(byte[] envelop)
    {
        var inhoud = new ArrayBufferWriter<byte>(envelop.Length);
        var automaat = new Stufautomaat(Stufcontract.Vragen, inhoud);
        using var bron = new MemoryStream(envelop, writable: false);
        var lezen = Stuflezer.ReadAsync(bron, automaat, envelop.Length, CancellationToken.None);
        var gelukt = lezen.IsCompletedSuccessfully && lezen.Result && automaat.Probleem is null && Stufvertaling.Translate(automaat).Bericht is not null;
        automaat.Return();
        return gelukt;
    }

    private static void Require(bool gelukt)
    {
        if (!gelukt)
            throw new InvalidOperationException("A part did not do its work, so its speed means nothing.");
    }
}
