using System.Collections.Concurrent;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Testing;
using IB.Gateway.Validation;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Routing.Tests;

/// <summary>The way in on the real store and the real validator, with a clock, a directory and ids that the test holds.</summary>
internal sealed class Proefknooppunt : IPartijregisterBron, IBezorgsein, IVerwerksein, INummergever, IAsyncDisposable
{
    public static readonly Berichtcatalogus Catalogus = Berichtcatalogus.LoadEmbedded();

    // The schemas compile once for all tests.
    private static readonly ReferentieValidator Validator = new(Catalogus);

    private readonly TijdelijkeMap _map = new();
    private readonly Berichtcatalogus _catalogus;
    private readonly ReferentieValidator _validator;
    private int _nummer;

    public Proefknooppunt()
        : this(Catalogus, Validator)
    {
    }

    public Proefknooppunt(Berichtcatalogus catalogus, ReferentieValidator validator)
    {
        _catalogus = catalogus;
        _validator = validator;
        Opslag = SqliteOpslag.Open(new OpslagOptions { Map = _map["data"] }, Klok, NullLogger<SqliteOpslag>.Instance);
    }

    public FakeTime Klok { get; } = new();

    public SqliteOpslag Opslag { get; }

    public Regelvanger<Berichtontvangst> Log { get; } = new();

    public KnooppuntOptions Options { get; set; } = new();

    public Partijregister Huidig { get; set; } = Proefpartijen.Register;

    /// <summary>The parties that delivery was woken for, in order.</summary>
    public ConcurrentQueue<string> Seinen { get; } = new();

    /// <summary>The functies that a processor reads.</summary>
    public HashSet<string> Gelezen { get; } = [];

    /// <summary>The functies that processors were woken for, in order.</summary>
    public ConcurrentQueue<string> Verwerkseinen { get; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Berichtontvangst Ontvangst(IJournaal journaal)
        => new(journaal, Opslag.Bezorgingen, this, _catalogus, _validator, this, this, this, Options, Klok, Log);

    /// <summary>Hands in with the certificate of the zender itself.</summary>
    public Task<Ontvangstuitkomst> AcceptAsync(Aanbieding aanbieding) => AcceptAsync(aanbieding, aanbieding.Envelop.Zender.Organisatie);

    public async Task<Ontvangstuitkomst> AcceptAsync(Aanbieding aanbieding, string indiener)
        => await Ontvangst(Opslag.Journaal).AcceptAsync(aanbieding, new Indiener(Huidig.Get(indiener)), Stop);

    /// <summary>Hands in what must be accepted.</summary>
    public async Task<Bericht> OvergenomenAsync(Aanbieding aanbieding)
    {
        var uitkomst = await AcceptAsync(aanbieding);
        Assert.Null(uitkomst.Fout);
        Assert.Equal(Ontvangstsoort.Overgenomen, uitkomst.Soort);
        return uitkomst.Bericht!;
    }

    /// <summary>What waits for a party, oldest first.</summary>
    public Task<IReadOnlyList<Bericht>> WachtendAsync(string partij)
        => Opslag.Bezorgingen.ListWachtendAsync(partij, 1000, rijpOp: null, Stop).AsTask();

    /// <summary>The one Fo01 that waits for a party, read back from the store.</summary>
    public async Task<(Bericht Bericht, Foutbericht Fout)> FoutberichtAsync(string partij)
    {
        var bericht = Assert.Single(await WachtendAsync(partij), b => b.Envelop.Soort == Berichtsoort.Fo01);
        using var inhoud = await Opslag.Journaal.ReadInhoudAsync(bericht.Volgnummer, Stop);
        return (bericht, Foutbericht.FromBytes(inhoud!.Bytes.Span));
    }

    public async Task<IReadOnlyList<string>> HistorieAsync(long volgnummer)
        => [.. (await Opslag.Journaal.ReadHistorieAsync(volgnummer, Stop)).Select(g => g.Oorzaak)];

    void IBezorgsein.Wake(string partij) => Seinen.Enqueue(partij);

    public bool Leest(string functie) => Gelezen.Contains(functie);

    /// <summary>What processors have against a message.</summary>
    public Func<Aanbieding, IReadOnlyList<string>> Bezwaren { get; set; } = static _ => [];

    public IReadOnlyList<string> Check(Aanbieding aanbieding) => Bezwaren(aanbieding);

    void IVerwerksein.Wake(string functie) => Verwerkseinen.Enqueue(functie);

    public string Next() => $"ffffffff-0000-4000-8000-{Interlocked.Increment(ref _nummer):x12}";

    public async ValueTask DisposeAsync()
    {
        await Opslag.DisposeAsync();
        _map.Dispose();
    }
}
