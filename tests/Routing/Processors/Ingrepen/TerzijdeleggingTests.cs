using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors.Ingrepen;

/// <summary>What was parked is let go of, with a reason.</summary>
public sealed class TerzijdeleggingTests : IAsyncDisposable
{
    private readonly Processorproef _proef = new(new Telprocessor());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _proef.DisposeAsync();

    [Fact]
    public async Task PutAside_Piece_LetsItsKeyGoOnAndNamesWhatWaits()
    {
        await _proef.AppendAsync("b?", voor: "IB");
        await _proef.AppendAsync("b", voor: "IB");
        await _proef.RunAsync();

        var uitkomst = await PutAsideAsync(1, 0);

        Assert.Equal(new Ingreepuitkomst(Ingreepafloop.Gedaan, "Stuk 1/0 is terzijde gelegd. Hervat 2/0, dat erop wachtte."), uitkomst);
        Assert.Equal("Gelezen door processor teller.", (await _proef.Knooppunt.HistorieAsync(1))[^1]);
        Assert.Equal(
            new Ingreep("terzijde", new Positie(1, 0), "dubbel gemeld"),
            Assert.Single(await _proef.Opslag.ListIngrepenAsync(Telprocessor.Naam, 10, Stop)).Ingreep);
        Assert.Equal(Ingreepafloop.Gedaan, (await _proef.Ingrepen().RetryAsync(new Positie(2, 0), "verder", Stop)).Afloop);
        Assert.Equal(["b=1"], await _proef.StatenAsync());
    }

    [Fact]
    public async Task PutAside_Twice_IsUnknownTheSecondTime()
    {
        await _proef.AppendAsync("b?");
        await _proef.RunAsync();
        Assert.Equal(Ingreepafloop.Gedaan, (await PutAsideAsync(1, 0)).Afloop);
        Assert.Equal(Ingreepafloop.Onbekend, (await PutAsideAsync(1, 0)).Afloop);
        Assert.Single(await _proef.Knooppunt.WachtendAsync(Proefpartijen.Aanbieder));
    }

    /// <summary>A message that an earlier version left in its mailbox because something of it was parked ends with the last of that.</summary>
    [Fact]
    public async Task PutAside_MessageThatStillWaits_EndsWithItsLastPiece()
    {
        var bericht = await _proef.AppendAsync("a? b?", voor: "IB");
        await _proef.Opslag.CommitAsync(
            new Processorstap
            {
                Processor = Telprocessor.Naam,
                Van = Positie.Begin,
                Naar = Positie.Na(1),
                Geparkeerd = [.. "ab".Select((letter, deel) => new Parkering(new Positie(1, deel), new[] { (byte)letter }, "mis", bericht.OntvangenOp))],
            },
            Stop);
        await PutAsideAsync(1, 1);
        Assert.Single(await _proef.Knooppunt.WachtendAsync("IB"));

        await PutAsideAsync(1, 0);

        Assert.Empty(await _proef.Knooppunt.WachtendAsync("IB"));
        Assert.Equal("Terzijde gelegd door beheer.", (await _proef.Knooppunt.HistorieAsync(1))[^1]);
        Assert.Empty(await _proef.StatenAsync());
    }

    [Fact]
    public async Task PutAsideAll_OneReason_LetsGoOfThoseAndOfNoOther()
    {
        await _proef.AppendAsync("a? b? c", voor: "IB");
        await _proef.AppendAsync("a c *", voor: "IB");
        await _proef.RunAsync();
        Assert.Equal(4, (await _proef.GeparkeerdAsync()).Count);

        var ingrepen = _proef.Ingrepen();
        var geen = await ingrepen.PutAsideAllAsync("Dit is geen reden", na: null, "opruimen", Stop);
        var uitkomst = await ingrepen.PutAsideAllAsync("De processor kon het stuk niet verwerken", new Positie(1, 0), "opruimen", Stop);

        Assert.Equal(Ingreepafloop.Onbekend, geen.Afloop);
        Assert.Equal(new Ingreepuitkomst(Ingreepafloop.Gedaan, "Bij 1 stukken gedaan."), uitkomst);
        Assert.Equal(
            [(1L, 0), (2L, 0), (2L, 2)],
            (await _proef.Opslag.ListGeparkeerdAsync(Telprocessor.Naam, na: null, 9, Stop)).Select(static p => (p.Plek.Volgnummer, p.Plek.Deel)));
        Assert.Equal(
            new Ingreep("terzijde", new Positie(1, 1), "opruimen"), Assert.Single(await _proef.Opslag.ListIngrepenAsync(Telprocessor.Naam, 10, Stop)).Ingreep);
    }

    [Fact]
    public async Task PutAsideAll_MoreThanOneGo_SaysWhereToGoOn()
    {
        const int Aantal = Massaingreep.MaxStukken + 2;
        await _proef.AppendAsync(string.Join(' ', Enumerable.Repeat("a?", Aantal)), voor: "IB");
        await _proef.RunAsync();
        var ingrepen = _proef.Ingrepen();

        var uitkomst = await ingrepen.PutAsideAllAsync("Een eerder stuk", na: null, "opruimen", Stop);

        Assert.Equal($"Bij {Massaingreep.MaxStukken} stukken gedaan. Er is meer: herhaal de opdracht met --na 1/{Massaingreep.MaxStukken}.", uitkomst.Tekst);
        Assert.Equal(2, (await _proef.GeparkeerdAsync()).Count);
        Assert.Equal(
            "Bij 1 stukken gedaan.", (await ingrepen.PutAsideAllAsync("Een eerder stuk", new Positie(1, Massaingreep.MaxStukken), "opruimen", Stop)).Tekst);
    }

    private Task<Ingreepuitkomst> PutAsideAsync(long volgnummer, int deel)
        => _proef.Ingrepen().PutAsideAsync(new Positie(volgnummer, deel), "dubbel gemeld", Stop);
}
