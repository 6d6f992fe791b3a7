using System.Globalization;
using System.Net;
using IB.Gateway.Client;
using IB.Gateway.Proefservers;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>Two nodes of one cluster, each with doors of its own, on one PostgreSQL: a party uses the one or the other and does not notice.</summary>
public sealed class TweeKnooppunten(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Database = "keten";
    private static readonly int MaxPogingen = int.Parse(Ketenplan.Ongeduldig["bezorging:maxPogingen"], CultureInfo.InvariantCulture);

    private Postgresserver? _server;
    private Proefketen? _keten;
    private Knooppuntinproces? _tweede;
    private Func<Task<Knooppuntinproces>>? _start;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Proefketen Keten => _keten!;

    public async ValueTask InitializeAsync()
    {
        _server = await Postgresserver.StartSafeAsync();
        await _server.CreateAsync(Database);
        var plan = new Ketenplan
        {
            AlsProces = true,
            Instellingen = new Dictionary<string, string>([.. Ketenplan.Ongeduldig, .. Proefprofiel.Instellingen(_server, Database)]),
        };
        _keten = await Proefketen.StartAsync(plan);
        _start = () => Knooppuntinproces.StartAsync(_keten.Opstelling.Instellingenbestand, plan);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tweede is not null)
            await _tweede.DisposeAsync();
        if (_keten is not null)
            await _keten.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Message_HandedInAtOneNode_IsFetchedAndConfirmedAtTheOther()
    {
        var toewijzing = Proefbericht.Toewijzing();
        var postbus = await StartTweedeAsync();
        await Keten.Diemen.SendAsync(toewijzing);

        Assert.Equal(toewijzing.Inhoud, await postbus.ReadPayloadAsync(toewijzing.Referentie, Stop));
        Assert.Equal(204, (await postbus.ConfirmAsync(toewijzing.Referentie, Stop)).Status);

        await Keten.WaitForToestandAsync(toewijzing.Referentie, "bezorgd");
    }

    [Fact]
    public async Task Message_FetchedOften_IsNotParkedAtOneNodeWhileItIsFetchedAtTheOther()
    {
        // So large that it is under way until somebody reads on.
        var bericht = Proefbericht.Toewijzing().Enlarge("wmo301:Contact", 16_000_000);
        var postbus = await StartTweedeAsync();
        await Keten.Diemen.SendAsync(bericht);
        for (var keer = 1; keer <= MaxPogingen; keer++)
            Assert.Equal(bericht.Inhoud, await Keten.ZorgThuis.Postbus.ReadPayloadAsync(bericht.Referentie, Stop));
        using var bezig = await Keten.ZorgThuis.Client.GetAsync(
            new Uri(Keten.Knooppunt.Adres, $"{Rest.Postbus.Berichtpad(bericht.Referentie)}/payload"), HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal(HttpStatusCode.OK, bezig.StatusCode);

        Assert.Equal(bericht.Inhoud, await postbus.ReadPayloadAsync(bericht.Referentie, Stop));

        Assert.Equal(bericht.Inhoud, await bezig.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(204, (await postbus.ConfirmAsync(bericht.Referentie, Stop)).Status);
        var bevestigd = await Keten.WaitForToestandAsync(bericht.Referentie, "bezorgd");
        Assert.Equal((0, MaxPogingen + 2), ((int)bevestigd["pogingen"]!, (int)bevestigd["ophalingen"]!));
    }

    [Fact]
    public async Task Messages_HandedInAtBothAndPushed_ArriveOnceAndInOrder()
    {
        var postbussen = new[] { Keten.ZorgThuis.Postbus, await StartTweedeAsync() };
        var gezonden = new List<string>();
        for (var n = 0; n < 20; n++)
            gezonden.Add(await SendAsync(postbussen[n % 2]));

        await WaitForAllAsync(gezonden);

        var gekregen = Keten.Diemen.Simulator.Gekregen.Select(static g => g.Envelop.Referentienummer).ToList();
        Assert.Equal(gezonden, gekregen);
    }

    [Fact]
    public async Task Node_KilledWhileItPushes_IsTakenOverInOrder()
    {
        var onderweg = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Keten.Diemen.Simulator.Gedrag = async http =>
        {
            if (onderweg.TrySetResult())
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
            return true;
        };
        var gezonden = new List<string> { await SendAsync(Keten.ZorgThuis.Postbus) };
        await onderweg.Task.WaitAsync(Stop);
        var postbus = await StartTweedeAsync();
        gezonden.Add(await SendAsync(postbus));
        Assert.Empty(Keten.Diemen.Simulator.Gekregen);

        await ((Kindproces)Keten.Knooppunt).KillAsync();
        var begin = TimeProvider.System.GetTimestamp();
        await WaitForAllAsync(gezonden);

        output.WriteLine($"taken over after {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0.0} s");
        Assert.Equal(gezonden, Keten.Diemen.Simulator.Gekregen.Select(static g => g.Envelop.Referentienummer));
    }

    private async Task<Postbusclient> StartTweedeAsync()
    {
        _tweede = await _start!();
        return new Postbusclient(Keten.ZorgThuis.Client, _tweede.Adres);
    }

    private static async Task<string> SendAsync(Postbusclient postbus)
    {
        var bericht = Proefbericht.Start();
        var antwoord = await postbus.SendAsync(bericht.ToMetadata(), bericht.Inhoud, Stop);
        Assert.True(antwoord.Status == 202, antwoord.Tekst);
        return bericht.Referentie;
    }

    private async Task WaitForAllAsync(List<string> referenties)
    {
        foreach (var referentie in referenties)
            await Keten.Diemen.Simulator.WaitForAsync(g => g.Envelop.Referentienummer == referentie, Stop);
    }
}
