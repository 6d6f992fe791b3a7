using IB.Gateway.Berichten.Wlz10;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Processors.Wlz.Wlzpost;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>A copy that changes too much waits for a person, who allows it or puts it aside.</summary>
public sealed class WlzKopieaanvaardingTests : IAsyncDisposable
{
    private const int Vorige = 10;
    private static readonly Guid Kopie = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private readonly Wlzpost _post = new(new WlzOptions { MaxKopiewijziging = 0.3 });
    private long _dodelijk;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _post.DisposeAsync();

    [Fact]
    public async Task Accept_CopyThatWaits_IsAppliedAsItsDifferences()
    {
        var plek = await RefuseAsync(_post);

        var uitkomst = await _post.Proef.Ingrepen().AcceptAsync(plek, "nagevraagd bij het CIZ", Stop);

        Assert.Equal(new Ingreepuitkomst(Ingreepafloop.Gedaan, "De kopie is verwerkt, met haar 2 delen."), uitkomst);
        Assert.Equal(
            new Ingreep("aanvaard", plek, "nagevraagd bij het CIZ"),
            Assert.Single(await _post.Proef.Opslag.ListIngrepenAsync(WlzProcessor.Naam, 10, Stop)).Ingreep);
        Assert.Equal(5, (await _post.TakeAsync(Gemeente)).Count(s => s.StartsWith("BEEINDIGD", StringComparison.Ordinal)));
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
        Assert.Equal("NEE .. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[9]));
    }

    /// <summary>
    /// What an operator did is not read again, so a copy may come to count before what it came after. What is told again then says what holds, and what is
    /// about the same versions is not told again.
    /// </summary>
    [Fact]
    public async Task Replay_AfterAnAcceptAndATerzijde_RepeatsOnlyWhatHolds()
    {
        var plek = await RefuseAsync(_post);
        await _post.RegisterAsync(AndereGemeente, Registratie(Bsns[0], "2025-01-01", id: "A0"), Registratie(Bsns[9], "2025-01-01", id: "A9"));
        await _post.Proef.Ingrepen().AcceptAsync(plek, "nagevraagd", Stop);
        _post.Minuut = 60 * 24 * 30;
        var toekomstig = await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-07-01"));
        await _post.Proef.RunAsync();
        await _post.Proef.Ingrepen().PutAsideAllAsync("De verzender dateert", na: null, "klok stond verkeerd", Stop);
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.Equal(5, (await _post.TakeAsync(Gemeente)).Count);
        Assert.Equal(3, (await _post.TakeAsync(AndereGemeente)).Count);

        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().ReplayAsync(1, vergeet: false, "proef", Stop)).Afloop);
        await _post.Proef.RunAsync();
        // Measured by what stood before the replay, the first copy is the one that seems too large now.
        var eerste = Assert.Single(await ListAsync(_post), p => p.Plek.Volgnummer < toekomstig.Volgnummer);
        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().PutAsideAsync(eerste.Plek, "ingehaald", Stop)).Afloop);
        await _post.Proef.Ingrepen().PutAsideAllAsync("De verzender dateert", na: null, "klok stond verkeerd", Stop);

        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.Equal(
            Enumerable.Range(0, 5).Select(static n => $"NIEUW v1 R{n} {Bsns[n]} JA 2026-04-01.."),
            (await _post.TakeAsync(Gemeente)).Order(StringComparer.Ordinal));
        Assert.Empty(await _post.TakeAsync(AndereGemeente));
        Assert.Equal("JA 2026-04-01.. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[0]));
    }

    [Fact]
    public async Task Accept_NewerCopyCameIn_IsRefused()
    {
        var plek = await RefuseAsync(_post);
        await _post.CopyAsync(All(Vorige));

        var uitkomst = await _post.Proef.Ingrepen().AcceptAsync(plek, "nagevraagd", Stop);

        Assert.Equal(new Ingreepuitkomst(Ingreepafloop.Geweigerd, "De bron heeft sindsdien een nieuwere kopie geleverd. Leg deze terzijde."), uitkomst);
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Equal(plek, Assert.Single(await ListAsync(_post)).Plek);
    }

    [Fact]
    public async Task PutAside_CopyThatWaits_EndsAllItsParts()
    {
        var plek = await RefuseAsync(_post);

        var uitkomst = await _post.Proef.Ingrepen().PutAsideAsync(plek, "afgekapt bij de bron", Stop);

        Assert.Equal(Ingreepafloop.Gedaan, uitkomst.Afloop);
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
        Assert.Equal("Niet gebruikt. Terzijde gelegd door beheer.", (await _post.Proef.Knooppunt.HistorieAsync(plek.Volgnummer - 1))[^1]);
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Equal(Ingreepafloop.Onbekend, (await _post.Proef.Ingrepen().AcceptAsync(plek, "toch", Stop)).Afloop);
    }

    [Fact]
    public async Task Retry_Copy_IsRefused()
    {
        var plek = await RefuseAsync(_post);
        var uitkomst = await _post.Proef.Ingrepen().RetryAsync(plek, "nog eens", Stop);
        Assert.Equal(Ingreepafloop.Geweigerd, uitkomst.Afloop);
        Assert.Contains("volledige kopie", uitkomst.Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_CopyThatWasCutOff_IsRefused()
    {
        await _post.SendDeelAsync(Kopie, 1, 1, 4, All(3));
        await _post.Proef.RunAsync();
        var plek = Assert.Single(await ListAsync(_post)).Plek;
        var uitkomst = await _post.Proef.Ingrepen().AcceptAsync(plek, "toch", Stop);
        Assert.Equal(Ingreepafloop.Geweigerd, uitkomst.Afloop);
        Assert.Empty(await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Copy_Accepted_EndsAnOlderOneThatNeverBecameWhole()
    {
        var oud = await _post.SendDeelAsync(Kopie, 1, 2, 4, All(2));
        await _post.Proef.RunAsync();

        await _post.CopyAsync(All(4));

        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
        Assert.Equal("Niet gebruikt: een latere kopie is verwerkt voordat deze compleet was.", (await _post.Proef.Knooppunt.HistorieAsync(oud.Volgnummer))[^1]);
        Assert.DoesNotContain(await _post.Proef.SleutelsAsync(), s => s.StartsWith("006B", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copy_Accepted_LeavesOneThatBeganLater()
    {
        var eerste = Guid.NewGuid();
        await _post.SendDeelAsync(eerste, 1, 2, 4, All(2));
        var nieuw = await _post.SendDeelAsync(Kopie, 1, 2, 4, All(2));
        await _post.SendDeelAsync(eerste, 2, 2, 4, All(4)[2..]);
        await _post.Proef.RunAsync();
        Assert.Equal([nieuw.Volgnummer], (await _post.Proef.Knooppunt.WachtendAsync("IB")).Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task Accept_DeathAtAnyCommit_TellsEverythingOnceAndGoesOnByItself()
    {
        var verwacht = await AcceptWithDeathAsync(0, erna: false);
        for (var commit = 1; ; commit++)
        {
            var (voor, na) = (await AcceptWithDeathAsync(commit, erna: false), await AcceptWithDeathAsync(commit, erna: true));
            // Before the first commit nothing had happened: the copy still waits.
            Assert.Equal(commit == 1 ? "wacht" : verwacht.Einde, commit == 1 ? voor.Einde[..5] : voor.Einde);
            Assert.Equal(verwacht.Einde, na.Einde);
            if (voor.Gestorven)
                continue;
            Assert.True(commit > 3, $"Only {commit} commits.");
            return;
        }
    }

    private static async Task<(bool Gestorven, string Einde)> AcceptWithDeathAsync(int commit, bool erna)
    {
        await using var post = new Wlzpost(new WlzOptions { MaxKopiewijziging = 0.3 });
        var plek = await RefuseAsync(post);
        post.Proef.Options = new ProcessorOptions { StukkenPerStap = 2 };
        // It comes in before the copy is allowed, and is processed after it.
        post.Minuut = 500;
        await post.SendMutatieAsync(Persoon(Bsns[0], "2026-09-01"));
        var opslag = new Sterfopslag(post.Proef.Opslag, commit, erna);
        var gestorven = false;
        try
        {
            await post.Proef.Ingrepen(post.Proef.Start(opslag), opslag).AcceptAsync(plek, "nagevraagd", Stop);
        }
        catch (StervendException)
        {
            gestorven = true;
        }

        await post.Proef.RunAsync();
        string[] delen =
        [
            .. (await post.Proef.Knooppunt.WachtendAsync("IB")).Select(b => $"wacht {b.Volgnummer}"),
            (await post.Proef.PositieAsync()).ToString(),
            .. (await post.TakeAsync(Gemeente)).Order(StringComparer.Ordinal),
            .. await post.Proef.GeparkeerdAsync(),
        ];
        return (gestorven, string.Join('\n', delen));
    }

    /// <summary>A copy that was accepted is gone on with at each start; when that is what kills the process, it must end.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Copy_ThatTakesTheProcessDown_WaitsForAPersonAndLetsTheRestGoOn(bool toegelaten)
    {
        _post.Proef.Options = new ProcessorOptions { StukkenPerStap = 2 };
        if (toegelaten)
            await RefuseAndDieInAcceptAsync();
        else
            await DieInCopyAsync(Bsns, commit: 3);
        // It comes in while the copy waits, and is about somebody else.
        _post.Minuut = 500;
        await _post.SendVraagAsync(Gemeente, Bsns[0]);
        var starts = 0;
        for (; starts < 20
            && (await _post.Proef.GeparkeerdAsync()).All(static p => !p.Contains("meer dan 3 keer begonnen", StringComparison.Ordinal)); starts++)
            await DieAsync(_post.Proef.Opslag);
        Assert.InRange(starts, _post.Proef.Options.MaxStarts, _post.Proef.Options.MaxStarts + 3);

        Assert.False(await DieAsync(_post.Proef.Opslag));
        Assert.Contains(await _post.TakeAsync(Gemeente), static a => a.StartsWith("JA", StringComparison.Ordinal));

        var plek = Assert.Single(await ListAsync(_post)).Plek;
        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().AcceptAsync(plek, "programma hersteld", Stop)).Afloop);
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.Equal(toegelaten ? "NEE .. peil 2026-03-01" : "JA 2026-08-01.. peil 2026-03-01", await AskAsync(Bsns[9]));
    }

    /// <summary>Some of its persons are known by it and some are not: that somebody is not known says nothing then.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Copy_AppliedHalfway_AnswersNobodyNoUntilOneIsAppliedWholly(bool terzijde)
    {
        var onbekend = PseudoniemenTests.MetNul[0];
        var plek = await DieUntilSuspectedAsync(Bsns);
        Assert.Equal("WLZ112", await AskAsync(onbekend));
        Assert.StartsWith("JA", await AskAsync(Bsns[0]), StringComparison.Ordinal);

        if (terzijde)
        {
            var uitkomst = await _post.Proef.Ingrepen().PutAsideAsync(plek, "kopie deugt niet", Stop);
            Assert.Contains("Zij was al ten dele verwerkt", uitkomst.Tekst, StringComparison.Ordinal);
            Assert.Equal("WLZ112", await AskAsync(onbekend));
            await _post.CopyAsync(All(Vorige));
        }
        else
        {
            await _post.Proef.Ingrepen().AcceptAsync(plek, "programma hersteld", Stop);
        }

        Assert.StartsWith("NEE", await AskAsync(onbekend), StringComparison.Ordinal);
    }

    /// <summary>What was applied of the part as it was, says nothing of the part as it is.</summary>
    [Fact]
    public async Task Copy_AppliedHalfwayOfWhichAPartIsSentAnew_IsAppliedFromTheBeginning()
    {
        // What changes comes last in the order in which a copy is applied, and what is sent anew comes before it.
        var bsns = Bsns.OrderBy(static b => Convert.ToHexString(PseudoniemOf(b)), StringComparer.Ordinal).ToArray();
        for (var n = 0; n < Vorige; n++)
            await _post.RegisterAsync(Gemeente, Registratie(bsns[n], "2025-01-01", id: $"R{n}"));
        await DieUntilSuspectedAsync(bsns);
        Assert.Contains(await _post.TakeAsync(Gemeente), static s => s.StartsWith("GEWIJZIGD", StringComparison.Ordinal));

        await _post.SendDeelAsync(Kopie, 1, 2, Vorige, [.. bsns[..5].Select(static b => Persoon(b, "2026-06-01"))]);
        await _post.Proef.RunAsync();
        var plek = Assert.Single(await ListAsync(_post)).Plek;
        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().AcceptAsync(plek, "nagevraagd", Stop)).Afloop);

        Assert.Equal(bsns[..5].Order(), (await _post.TakeAsync(Gemeente)).Where(static s => s.Contains("2026-06-01", StringComparison.Ordinal))
            .Select(static s => s.Split(' ')[3]).Order());
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
    }

    /// <summary>A copy that is applied halfway, and waits for a person because the process died of it each time; where it waits.</summary>
    private async Task<Positie> DieUntilSuspectedAsync(string[] bsns)
    {
        _post.Proef.Options = new ProcessorOptions { StukkenPerStap = 1 };
        await DieInCopyAsync(bsns, commit: 4);
        while (await DieAsync(_post.Proef.Opslag))
        {
        }

        var parkering = Assert.Single(await ListAsync(_post));
        Assert.Contains("meer dan 3 keer begonnen", parkering.Reden, StringComparison.Ordinal);
        return parkering.Plek;
    }

    private async Task RefuseAndDieInAcceptAsync()
    {
        var plek = await RefuseAsync(_post);
        _dodelijk = plek.Volgnummer - 1;
        var opslag = new Sterfopslag(_post.Proef.Opslag, 2, erna: true);
        await Assert.ThrowsAsync<StervendException>(() => _post.Proef.Ingrepen(_post.Proef.Start(opslag), opslag).AcceptAsync(plek, "nagevraagd", Stop));
    }

    private async Task DieInCopyAsync(string[] bsns, int commit)
    {
        Cizstatus.PersoonDraft[] alle = [.. bsns.Select(static b => Persoon(b, "2026-04-01"))];
        await _post.CopyAsync(alle);
        var eerste = await _post.SendDeelAsync(Kopie, 1, 2, Vorige, alle[..5]);
        await _post.SendDeelAsync(Kopie, 2, 2, Vorige, [.. alle[5..8], .. bsns[8..].Select(static b => Persoon(b, "2026-08-01"))]);
        _dodelijk = eerste.Volgnummer;
        var opslag = new Sterfopslag(_post.Proef.Opslag, commit, erna: true);
        await Assert.ThrowsAsync<StervendException>(() => Processorproef.RunAsync(_post.Proef.Start(opslag)));
    }

    /// <summary>A start of the knooppunt that dies as soon as the first part of the copy is read, if it is.</summary>
    private async Task<bool> DieAsync(IProcessoropslag opslag)
    {
        try
        {
            await Processorproef.RunAsync(_post.Proef.Start(opslag, new Dodelijkjournaal(_post.Proef.Knooppunt.Opslag.Journaal, _dodelijk)));
            return false;
        }
        catch (StervendException)
        {
            return true;
        }
    }

    /// <summary>A copy in two parts that ends half of what is known; where it waits.</summary>
    private static async Task<Positie> RefuseAsync(Wlzpost post)
    {
        for (var n = 0; n < Vorige; n++)
            await post.RegisterAsync(Gemeente, Registratie(Bsns[n], "2025-01-01", id: $"R{n}"));
        await post.CopyAsync(All(Vorige));
        await post.TakeAsync(Gemeente);
        await post.SendDeelAsync(Kopie, 1, 2, 5, All(5)[..3]);
        await post.SendDeelAsync(Kopie, 2, 2, 5, All(5)[3..]);
        await post.Proef.RunAsync();
        return Assert.Single(await ListAsync(post)).Plek;
    }

    private static ValueTask<IReadOnlyList<Parkering>> ListAsync(Wlzpost post)
        => post.Proef.Opslag.ListGeparkeerdAsync(post.Proef.Processor.Verklaring.Naam, na: null, 100, Stop);

    private static Cizstatus.PersoonDraft[] All(int aantal) => [.. Bsns.Take(aantal).Select(b => Persoon(b, "2026-04-01"))];

    private async Task<string> AskAsync(string bsn)
    {
        await _post.TakeAsync(Gemeente);
        return await _post.AskAsync(Gemeente, bsn);
    }

    /// <summary>The journal, of which one payload kills who reads it.</summary>
    private sealed class Dodelijkjournaal(IJournaal journaal, long volgnummer) : Journaalschil(journaal)
    {
        public override ValueTask<Inhoud?> ReadInhoudAsync(long gevraagd, CancellationToken cancellationToken)
            => gevraagd == volgnummer ? throw new StervendException() : base.ReadInhoudAsync(gevraagd, cancellationToken);
    }
}
