using IB.Gateway.Berichten.Wlz10;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Processors.Wlz.Wlzpost;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>
/// What operators can do when a copy is in the way: nothing of it may be left behind, and a copy that cannot be read may not bar the way out.
/// </summary>
public sealed class WlzKopieingreepTests : IAsyncDisposable
{
    private static readonly Guid Kopie = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private Kapottekopieprocessor? _processor;
    private readonly Wlzpost _post;

    public WlzKopieingreepTests()
        => _post = new Wlzpost(new WlzOptions { MaxKopiewijziging = 0.3 }, processor => _processor = new Kapottekopieprocessor(processor));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _post.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AcceptedCopy_ThatCannotBeGoneOnWith_LeavesPutAsideAndReplay(bool replay)
    {
        var plek = await RefuseAsync();
        var opslag = new Sterfopslag(_post.Proef.Opslag, 2, erna: true);
        await Assert.ThrowsAsync<StervendException>(() => _post.Proef.Ingrepen(_post.Proef.Start(opslag), opslag).AcceptAsync(plek, "nagevraagd", Stop));
        _processor!.IsKapot = true;
        await Assert.ThrowsAsync<InvalidDataException>(_post.Proef.RunAsync);

        var opnieuw = await _post.Proef.Ingrepen().AcceptAsync(plek, "nog eens", Stop);
        var uitkomst = await (replay
            ? _post.Proef.Ingrepen().ReplayAsync(1, vergeet: false, "opnieuw", Stop)
            : _post.Proef.Ingrepen().PutAsideAsync(plek, "kapot", Stop));

        Assert.Equal(Ingreepafloop.Geweigerd, opnieuw.Afloop);
        Assert.StartsWith("Een aanvaarde volledige kopie is niet af te maken (InvalidDataException)", opnieuw.Tekst, StringComparison.Ordinal);
        Assert.Equal(Ingreepafloop.Gedaan, uitkomst.Afloop);
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        if (replay)
            return;
        await _post.Proef.RunAsync();
        Assert.Equal("Niet gebruikt. Terzijde gelegd door beheer.", (await _post.Proef.Knooppunt.HistorieAsync(plek.Volgnummer))[^1]);
    }

    /// <summary>What cannot be read counts as something that is forgotten: a copy after it must not look as if nothing was known before.</summary>
    [Fact]
    public async Task Replay_StateThatCannotBeRead_CountsAsOne()
    {
        await _post.CopyAsync(All(4));
        _processor!.IsKapot = true;

        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().ReplayAsync(1, vergeet: false, "opnieuw", Stop)).Afloop);

        Assert.Equal(4, Feitentelling.Decode((await _post.Proef.Opslag.ReadStatenAsync(WlzProcessor.Naam, [Feitentelling.Sleutel], Stop))[0]));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(0, 1)]
    public async Task Replay_FromAfterPartsOfACopyThatWaits_EndsThose(int na, int delen)
    {
        var plek = await RefuseAsync();

        var uitkomst = await _post.Proef.Ingrepen().ReplayAsync(plek.Volgnummer + na, vergeet: true, "opnieuw", Stop);
        await _post.Proef.RunAsync();

        Assert.EndsWith(
            $"{delen} delen van een kopie die niet verwerkt was liggen daarvoor en zijn afgesloten; vraag de bron om een nieuwe kopie.", uitkomst.Tekst,
            StringComparison.Ordinal);
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.Equal(2 - delen, (await _post.Proef.Knooppunt.WachtendAsync("IB")).Count);
        Assert.Equal(Overblijfsel.Oorzaak, (await _post.Proef.Knooppunt.HistorieAsync(plek.Volgnummer - 1))[^1]);

        await _post.CopyAsync(All(9));
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
    }

    [Fact]
    public async Task Replay_FromAfterACopyThatLeftSomebodyParked_LeavesHimToTheNextCopy()
    {
        await _post.CopyAsync([.. All(3), Persoon(Bsns[3], "2026-04-01", einde: "2026-01-01")]);
        Assert.Contains(await ListAsync(), static p => p.Plek == new Positie(1, 1));
        await _post.MutateAsync(Persoon(Bsns[5], "2026-04-01"));

        await _post.Proef.Ingrepen().ReplayAsync(3, vergeet: true, "opnieuw", Stop);
        Assert.Contains(await ListAsync(), static p => p.Plek == new Positie(1, 1));

        await _post.CopyAsync(All(4));
        Assert.DoesNotContain(await ListAsync(), static p => p.Plek == new Positie(1, 1));
    }

    /// <summary>A copy in two parts that ends half of what is known; where it waits.</summary>
    private async Task<Positie> RefuseAsync()
    {
        await _post.CopyAsync(All(10));
        await _post.SendDeelAsync(Kopie, 1, 2, 5, All(5)[..3]);
        await _post.SendDeelAsync(Kopie, 2, 2, 5, All(5)[3..]);
        _post.Proef.Options = new ProcessorOptions { StukkenPerStap = 2 };
        await _post.Proef.RunAsync();
        return Assert.Single(await ListAsync()).Plek;
    }

    private ValueTask<IReadOnlyList<Parkering>> ListAsync() => _post.Proef.Opslag.ListGeparkeerdAsync(WlzProcessor.Naam, na: null, 100, Stop);

    private static Cizstatus.PersoonDraft[] All(int aantal) => [.. Bsns.Take(aantal).Select(b => Persoon(b, "2026-04-01"))];
}
