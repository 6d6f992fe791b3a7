namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The largest message that the standard allows goes through the whole knooppunt in both directions, in bounded memory.
/// </summary>
public sealed class EenGrootBericht
{
    // Measured 345 to 425 MB after one message each way, of which 120 MB before the first message and up to 64 MB the cache of the
    // store (opslag.cacheBytes). More of them make it grow: to 850 MB after ten each way, mostly in glibc's heaps for SQLite's blobs.
    private const long MaxGeheugen = 500_000_000;

    // The limit of the chain is for the whole envelope, base64 included: 25 MiB (koppelvlak 4).
    private const int MaxEnvelop = 25 * 1024 * 1024;
    private const int Ruimte = 4 * 1024;
    private const int MaxInhoud = (MaxEnvelop - Ruimte) / 4 * 3;

    [Fact]
    public async Task Message_OfTheLargestSize_ArrivesWholeBothWaysWithBoundedMemory()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan { AlsProces = true });
        var kind = (Kindproces)keten.Knooppunt;
        Report(kind, "start");
        await RoundTripAsync(
            keten, Proefbericht.Toewijzing().Enlarge("wmo301:Contact", MaxInhoud),
            Proefbericht.Of("WMO323", Deelnemers.ZorgThuis, Deelnemers.Diemen).Enlarge("wmo323:Client", MaxInhoud));
        Report(kind, "both ways");

        Assert.InRange(kind.Geheugenpiek, 1, MaxGeheugen);
    }

    [Fact]
    public async Task Message_LargerThanThat_IsRefusedWith413AtBothDoors()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan());
        var groot = new byte[MaxEnvelop + 1];

        var stuf = await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, keten.Diemen.Certificaat, Ruwverzoek.Stuf(groot));
        var rest = await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, keten.ZorgThuis.Certificaat, Ruwverzoek.Rest(groot));

        Assert.Equal(413, stuf.Status);
        Assert.Equal("IB007", new Stufuitslag(stuf.Status, stuf.Body).Code);
        Assert.Equal(413, rest.Status);
        Assert.Contains("IB007", rest.Tekst, StringComparison.Ordinal);
    }

    private static async Task RoundTripAsync(Proefketen keten, Proefbericht heen, Proefbericht terug)
    {
        Assert.InRange((await heen.ToSoapAsync()).Length, MaxEnvelop - (4 * Ruimte), MaxEnvelop);
        await keten.Diemen.SendAsync(heen);
        Assert.True((await keten.ZorgThuis.ReceiveAsync(heen.Referentie)).AsSpan().SequenceEqual(heen.Inhoud));
        await keten.ZorgThuis.SendAsync(terug);
        Assert.True((await keten.Diemen.ReceiveAsync(terug.Referentie)).AsSpan().SequenceEqual(terug.Inhoud));
    }

    private static void Report(Kindproces kind, string stap)
        => TestContext.Current.TestOutputHelper?.WriteLine($"{stap}: VmHWM {kind.Geheugenpiek:N0} bytes, VmRSS {kind.Geheugen:N0} bytes");
}
