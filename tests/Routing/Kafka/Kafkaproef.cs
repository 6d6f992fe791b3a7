using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Routing.Tests.Onderwerpen;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>A store with messages, a party that follows them over Kafka, and nodes that publish: to a mock cluster or to ways that the test holds.</summary>
internal sealed class Kafkaproef : IAsyncDisposable
{
    public const string Partij = "CAK";
    public const string Topic = "ib.cak.proef";
    public const string Bsn = "999900006";
    public static readonly Kafkavolger Volger = new(Partij, Onderwerpproef.Naam);

    private static readonly Geldigheid Altijd = new(new DateOnly(2020, 1, 1), null);

    private readonly TijdelijkeMap _map = new();
    private readonly Vastregister _register = new(Partijregister.Leeg);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _staartloop;
    private readonly Journaalstaart _staart;
    private readonly List<Knoop> _knopen = [];

    public Kafkaproef(Verstrekwijze wijze)
    {
        Assert.Null(Kafkabibliotheek.FindFout());
        Opslag = SqliteOpslag.Open(new OpslagOptions { Map = _map["data"] }, TimeProvider.System, NullLogger<SqliteOpslag>.Instance);
        Entitle(wijze);
        _staart = new Journaalstaart(Opslag.Volgen, _register, Proefknooppunt.Catalogus, TimeSpan.FromMilliseconds(100), TimeProvider.System);
        _staartloop = _staart.RunAsync(static () => { }, _stop.Token);
    }

    public SqliteOpslag Opslag { get; }

    /// <summary>What nodes that publish to a cluster log.</summary>
    public Regelvanger<Kafkadienst> Log { get; } = new();

    public KafkaOptions Options { get; set; } = new()
    {
        Servers = "127.0.0.1:1", Ophaaladres = new Uri("https://knooppunt.example:8443"), Partities = 3, Replicas = 1, MinReplicas = 1,
        Ronde = TimeSpan.FromMilliseconds(100),
        MaxVerbindpauze = TimeSpan.FromMilliseconds(50), EersteHerkans = TimeSpan.FromMilliseconds(20), MaxHerkans = TimeSpan.FromSeconds(1),
        Bekendwording = TimeSpan.FromMilliseconds(200),
        Vraagtermijn = TimeSpan.FromSeconds(1), Instellingentermijn = TimeSpan.FromMilliseconds(50),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>From now on it may follow in this mode, or, with <see langword="null"/>, not at all.</summary>
    public void Entitle(Verstrekwijze? wijze)
    {
        Onderwerprecht[] rechten = wijze is { } w ? [Onderwerpproef.Recht(Altijd, Rechtbereik.Landelijk, w) with { Kafka = true }] : [];
        _register.Huidig = new Partijregister([Onderwerpproef.Partij(Partij, rechten)], Releasekalender.Leeg)
        {
            Onderwerpen = [Onderwerpproef.Onderwerp("WMO301")],
        };
    }

    /// <summary>Messages come in, for three receivers in turn.</summary>
    public async Task AppendAsync(int eerste, int aantal)
    {
        var boekingen = Enumerable.Range(eerste, aantal).Select(n => Opslag.Journaal.AppendAsync(Boeking(n, Inhoud(n)), Stop).AsTask());
        await Task.WhenAll(boekingen);
        _staart.Wake();
    }

    public async Task AppendAsync(int n, byte[] inhoud)
    {
        await Opslag.Journaal.AppendAsync(Boeking(n, inhoud), Stop);
        _staart.Wake();
    }

    public static byte[] Inhoud(int n) => Encoding.UTF8.GetBytes($"<bericht nummer=\"{n}\"><bsn>{Bsn}</bsn></bericht>");

    /// <summary>A node that publishes to a cluster.</summary>
    public Knoop Start() => Add(new Kafkadienst(
        Opslag.Volgen, Opslag.Volgposities, Inhouden, Toegangen, Lezer, _staart, Beurten, Options, new KnooppuntOptions(), TimeProvider.System, Log));

    /// <summary>A node that publishes over ways that the test holds.</summary>
    public Knoop Start(IKafkazenders zenders, ITopicbeheer topics) => Add(new Kafkadienst(
        Opslag.Volgen, Opslag.Volgposities, Inhouden, Toegangen, Lezer, _staart, Beurten, zenders, topics, Options, new KnooppuntOptions(), TimeProvider.System,
        NullLogger.Instance));

    /// <summary>The position that is kept.</summary>
    public ValueTask<long?> FindPositieAsync() => Opslag.Volgposities.FindAsync(Volger.Naam, Stop);

    /// <summary>Waits until everything up to a position was confirmed, and kept.</summary>
    public Task WaitForPositieAsync(long positie)
        => UntilAsync(async () => await FindPositieAsync() >= positie, async () => $"positie is {await FindPositieAsync()}, verwacht {positie}");

    public async Task<IReadOnlyList<string>> ReadHistorieAsync(long volgnummer)
        => [.. (await Opslag.Journaal.ReadHistorieAsync(volgnummer, Stop)).Select(static g => g.Oorzaak)];

    /// <summary>Everything of which the term is over goes, at once.</summary>
    public async Task ForgetAsync(params int[] nummers)
    {
        var meteen = new Bewaarregels(
            new Bewaartermijnen(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), FrozenDictionary<string, Bewaartermijnen>.Empty, TimeSpan.Zero);
        foreach (var n in nummers)
            await Opslag.Bezorgingen.ConfirmAsync((await Opslag.Journaal.FindAsync(Proefberichten.Id(n), Stop))[0].Volgnummer, "Bevestigd", Stop);
        await UntilAsync(
            async () =>
            {
                await Opslag.Bewaring.WipeInhoudAsync(meteen, 100, Stop);
                await Opslag.Bewaring.ForgetAsync(meteen, 100, Stop);
                return await Opslag.Journaal.GetAsync(nummers[^1], Stop) is null;
            },
            () => Task.FromResult("het bericht wordt niet vergeten"));
    }

    /// <summary>Waits for a condition; says what was the case when it never came.</summary>
    public static async Task UntilAsync(Func<Task<bool>> voorwaarde, Func<Task<string>> toestand)
    {
        var begin = TimeProvider.System.GetTimestamp();
        using var blik = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await voorwaarde())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < Wachttijd.Ruim, await toestand());
            await blik.WaitForNextTickAsync(Stop);
        }
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}}, Func{Task{string}})"/>
    public static Task UntilAsync(Func<bool> voorwaarde, Func<object?> toestand)
        => UntilAsync(() => Task.FromResult(voorwaarde()), () => Task.FromResult($"{toestand()}"));

    public static string Ontvanger(int n) => (n % 3) switch { 0 => "42420001", 1 => "42420002", _ => "42420003" };

    public async ValueTask DisposeAsync()
    {
        foreach (var knoop in _knopen)
            await knoop.DisposeAsync();
        await _stop.CancelAsync();
        await _staartloop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await Opslag.DisposeAsync();
        _map.Dispose();
    }

    private Inhoudverstrekking Inhouden => new(Opslag.Volgen, Opslag.Journaal, TimeProvider.System);

    private Toegangsbepaling Toegangen => new(_register, TimeProvider.System);

    private Onderwerplezer Lezer => new(Opslag.Volgen, _staart, Proefknooppunt.Catalogus, TimeProvider.System);

    private Beurtwacht Beurten => new(Opslag.Beurten, TimeProvider.System, NullLogger<Beurtwacht>.Instance);

    private Knoop Add(Kafkadienst dienst)
    {
        var knoop = new Knoop(dienst);
        _knopen.Add(knoop);
        return knoop;
    }

    private static Boeking Boeking(int n, byte[] inhoud)
    {
        var envelop = Onderwerpproef.Bericht("WMO301", "0384", Ontvanger(n), default).Envelop;
        return new Boeking
        {
            Envelop = envelop with { Referentienummer = Proefberichten.Id(n), ConversatieId = Proefberichten.Id(n) },
            Indiener = "0384",
            OntvangstId = Proefberichten.Id(0x0FFF_0000 + n),
            Inhoud = inhoud,
            InhoudSha256 = SHA256.HashData(inhoud),
            Afdruk = SHA256.HashData(Encoding.UTF8.GetBytes($"{n}")),
            ClaimtReferentie = true,
            Bezorgaan = Ontvanger(n),
            Oorzaak = "Overgenomen",
            Traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        };
    }
}

/// <summary>A node that publishes, until it is stopped.</summary>
internal sealed class Knoop : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Kafkadienst _dienst;
    private readonly Task _loop;

    public Knoop(Kafkadienst dienst)
    {
        _dienst = dienst;
        _loop = dienst.RunAsync(static () => { }, _stop.Token);
    }

    public Kafkastand Stand => _dienst.Stand;

    /// <summary>How the follower stands; <see langword="null"/> when it is not known here.</summary>
    public Volgerstand? Volger => Stand.Volgers.SingleOrDefault(static v => v.Volger == Kafkaproef.Volger);

    public Task WaitForAsync(Func<Volgerstand?, bool> stand)
        => Kafkaproef.UntilAsync(() => stand(Volger), () => Volger);

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _loop);
    }
}
