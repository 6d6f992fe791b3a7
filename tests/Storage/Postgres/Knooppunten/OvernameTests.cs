using System.Diagnostics;
using System.Threading.Channels;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;

namespace IB.Gateway.Storage.Tests.Postgres.Knooppunten;

/// <summary>What a node that hangs had is taken over, and what it does afterwards does not count.</summary>
public sealed class OvernameTests(Gedeeldeserver server)
{
    private const string Partij = Voorbeeld.Aanbieder;
    private const string Teller = "teller";
    private static readonly byte[] Sleutel = "som"u8.ToArray();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turn_NotRenewed_IsTakenOverAndFencedOff()
    {
        await using var drietal = await Drietal.OpenAsync(server);
        await drietal.A.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        var oud = await drietal.A.Beurten.TryTakeAsync(Beurt.VanBezorging(Partij), Stop);
        Assert.NotNull(oud);
        Assert.Equal(1, await drietal.A.Bezorgingen.StartPogingAsync(oud, 1, "Push van A", Stop));
        Assert.Null(await drietal.B.Beurten.TryTakeAsync(oud.Naam, Stop));

        var nieuw = await TakeOverAsync(drietal.B, oud.Naam);

        Assert.Equal(2, await drietal.B.Bezorgingen.StartPogingAsync(nieuw, 1, "Push van B", Stop));
        Assert.False(await drietal.A.Bezorgingen.CompletePogingAsync(oud, 1, Pogingsuitkomst.Mislukt("A was blijven hangen"), Stop));
        Assert.Equal(0, await drietal.A.Bezorgingen.StartPogingAsync(oud, 1, "Push van A", Stop));
        Assert.Equal([oud], await drietal.A.Beurten.RenewAsync([oud], Stop));
        Assert.True(await drietal.B.Bezorgingen.CompletePogingAsync(nieuw, 1, Pogingsuitkomst.Bezorgd("HTTP 200"), Stop));
        var bericht = await drietal.C.Journaal.GetAsync(1, Stop);
        Assert.Equal((Toestand.Bezorgd, 2), (bericht!.Toestand, bericht.Pogingen));
    }

    [Fact]
    public async Task Turn_Renewed_IsNotTakenOver()
    {
        await using var drietal = await Drietal.OpenAsync(server);
        var beurt = await drietal.A.Beurten.TryTakeAsync("werk", Stop);
        var begin = Stopwatch.GetTimestamp();
        // Twice as long as a turn lasts.
        while (Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(2))
        {
            Assert.Empty(await drietal.A.Beurten.RenewAsync([beurt!], Stop));
            Assert.Null(await drietal.B.Beurten.TryTakeAsync("werk", Stop));
        }
    }

    [Fact]
    public async Task ProcessorStep_OfANodeThatLostItsTurn_IsRefused()
    {
        await using var drietal = await Drietal.OpenAsync(server);
        var oud = await drietal.A.Beurten.TryTakeAsync(Beurt.VanProcessor(Teller), Stop);
        Assert.True((await drietal.A.Processors.CommitAsync(Stap("van A"), Stop)).Gezet);
        Assert.False((await drietal.B.Processors.CommitAsync(Stap("van B"), Stop)).Gezet);

        await TakeOverAsync(drietal.B, oud!.Naam);

        Assert.True((await drietal.B.Processors.CommitAsync(Stap("van B"), Stop)).Gezet);
        // It does not move, so its position alone would not show that it is stale.
        Assert.False((await drietal.A.Processors.CommitAsync(Stap("te laat"), Stop)).Gezet);
        Assert.False(await drietal.A.Processors.ResetAsync(Teller, new Terugzetting(Positie.Begin, new Ingreep("replay", Positie.Begin, "te laat")), Stop));
        var staat = (await drietal.C.Processors.ReadStatenAsync(Teller, [Sleutel], Stop))[0];
        Assert.Equal("van B", System.Text.Encoding.UTF8.GetString(staat!.Value.Span));
    }

    [Fact]
    public async Task Signal_OfAnotherNode_NamesThePartyForWhomSomethingWaits()
    {
        await using var drietal = await Drietal.OpenAsync(server);
        using var klaar = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var seinen = Channel.CreateUnbounded<Opslagsein>();
        var luisteraar = drietal.A.Seinen.ListenAsync(s => seinen.Writer.TryWrite(s), static () => { }, klaar.Token);
        // What came before it listened may have been missed.
        Assert.True((await seinen.Reader.ReadAsync(Stop)).AllePartijen);

        await drietal.B.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        var sein = await seinen.Reader.ReadAsync(Stop);
        Assert.Equal([Partij], sein.Partijen);

        await drietal.B.Bezorgingen.StartPogingAsync(1, "Push", Stop);
        await drietal.B.Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Mislukt("op"), Stop);
        await drietal.C.Bezorgingen.ResendAsync(1, "Opnieuw", Stop);
        sein = await seinen.Reader.ReadAsync(Stop);
        Assert.Equal([Partij], sein.Partijen);

        await klaar.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => luisteraar);
    }

    [Fact]
    public async Task Signal_AfterTheConnectionWasCut_SaysSo()
    {
        await using var drietal = await Drietal.OpenAsync(server);
        var gehoord = new TaskCompletionSource();
        var luisteraar = drietal.A.Seinen.ListenAsync(_ => gehoord.TrySetResult(), static () => { }, Stop);
        await gehoord.Task.WaitAsync(Stop);

        await drietal.Proef.ScalarAsync(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()");

        await Assert.ThrowsAsync<OpslagException>(() => luisteraar);
    }

    private static Processorstap Stap(string waarde) => new()
    {
        Processor = Teller, Van = Positie.Begin, Naar = Positie.Begin, Staten = [new Staat(Sleutel, System.Text.Encoding.UTF8.GetBytes(waarde))],
    };

    private static async Task<Beurt> TakeOverAsync(PostgresOpslag opslag, string naam)
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await opslag.Beurten.TryTakeAsync(naam, Stop) is { } beurt)
                return beurt;
            // Ten times as long as a turn lasts here: then it is not given up at all.
            Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(10), "Nobody could take the turn over.");
        }
    }
}
