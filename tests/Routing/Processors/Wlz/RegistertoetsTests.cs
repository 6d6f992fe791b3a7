using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Processors.Wlz.Wlzpost;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>How often a gemeente may ask, and what can be accounted for of what it asked.</summary>
public sealed class RegistertoetsTests : IAsyncDisposable
{
    private readonly Wlzpost _post = new(new WlzOptions { ToetsenPerUur = 2 });

    public ValueTask DisposeAsync() => _post.DisposeAsync();

    [Fact]
    public async Task Questions_BeyondTheLimit_GetAFaultAndNeverANo()
    {
        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.StartsWith("NEE", await _post.AskAsync(Gemeente, Bsns[1]));
        Assert.StartsWith("JA", await _post.AskAsync(Gemeente, Bsns[0]));
        Assert.Equal("WLZ113", await _post.AskAsync(Gemeente, Bsns[1]));
        Assert.StartsWith("NEE", await _post.AskAsync(AndereGemeente, Bsns[1]));
        _post.Proef.Knooppunt.Klok.Advance(TimeSpan.FromHours(1));
        Assert.StartsWith("NEE", await _post.AskAsync(Gemeente, Bsns[1]));
    }

    [Fact]
    public async Task Questions_WhoseAnswersAreFaults_AreCounted()
    {
        var loop = _post.Proef.Start();
        await _post.SendVraagAsync(Gemeente, Bsns[0]);
        await _post.SendVraagAsync(Gemeente, "123456789");
        await Processorproef.RunAsync(loop);
        Assert.Equal(2, loop.Voortgang.Geweigerd);
    }

    [Fact]
    public async Task Questions_ProcessedLater_CountByTheHourOfAcceptance()
    {
        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"));
        for (var n = 0; n < 3; n++)
        {
            await _post.SendVraagAsync(Gemeente, Bsns[1]);
            _post.Proef.Knooppunt.Klok.Advance(TimeSpan.FromMinutes(40));
        }

        await _post.Proef.RunAsync();
        Assert.All(await _post.TakeAsync(Gemeente), static antwoord => Assert.StartsWith("NEE", antwoord));
    }

    [Theory]
    [InlineData("999900006", "MELDING", "j.jansen", "doel MELDING, gebruiker j.jansen: beantwoord.")]
    [InlineData("123456789", "TWIJFEL", "j.jansen", "doel TWIJFEL, gebruiker j.jansen: niet beantwoord, WLZ002.")]
    [InlineData("999900006", "AANVRAAG", "u-999900018", "doel AANVRAAG, gebruiker (niet vastgelegd: bevat een BSN): niet beantwoord, WLZ006.")]
    [InlineData("999900006", "AANVRAAG", "999900018", "doel AANVRAAG, gebruiker (niet vastgelegd: bevat een BSN): niet beantwoord, WLZ006.")]
    public async Task Question_Any_LeavesOneLineOfWhoAskedWhy(string bsn, string doel, string gebruiker, string regel)
    {
        await _post.CopyAsync(Persoon(Bsns[5], "2026-04-01"));
        var vraag = await _post.SendVraagAsync(Gemeente, bsn, doel, gebruiker);
        await _post.Proef.RunAsync();
        await _post.Proef.Opslag.ResetAsync(
            WlzProcessor.Naam, new Terugzetting(Positie.Begin, new Ingreep("replay", Positie.Begin, "proef")), TestContext.Current.CancellationToken);
        await _post.Proef.RunAsync();
        Assert.Equal(
            [$"Registertoets door 0384, {regel}", "Gelezen door processor wlz."], (await _post.Proef.Knooppunt.HistorieAsync(vraag.Volgnummer)).Skip(2));
    }

    /// <summary>The answer went out; what the register says now is another question.</summary>
    [Fact]
    public async Task Question_ReadAgainWithAnotherOutcome_KeepsTheLineOfWhatWasAnswered()
    {
        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"));
        var vraag = await _post.SendVraagAsync(Gemeente, Bsns[1]);
        await _post.Proef.RunAsync();

        await _post.Proef.Ingrepen().ReplayAsync(vraag.Volgnummer, vergeet: true, "proef", TestContext.Current.CancellationToken);
        await _post.Proef.RunAsync();

        Assert.Equal(
            ["Registertoets door 0384, doel MELDING, gebruiker u1: beantwoord."],
            (await _post.Proef.Knooppunt.HistorieAsync(vraag.Volgnummer)).Where(static r => r.StartsWith("Registertoets", StringComparison.Ordinal)));
        Assert.StartsWith("NEE", Assert.Single(await _post.TakeAsync(Gemeente)), StringComparison.Ordinal);
        Assert.Equal("WLZ112", await _post.AskAsync(Gemeente, Bsns[1]));
    }

    [Fact]
    public async Task Question_PutAside_LeavesItsLineToo()
    {
        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"));
        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register.Met(Gemeente, static p => p with { Bezorging = [] });
        var vraag = await _post.SendVraagAsync(Gemeente, Bsns[0], gebruiker: "j.jansen");
        await _post.Proef.RunAsync();
        Assert.Single(await _post.Proef.GeparkeerdAsync());

        await _post.Proef.Ingrepen().PutAsideAsync(new Positie(vraag.Volgnummer, 0), "gemeente gestopt", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["Gelezen door processor wlz.", "Registertoets door 0384, doel MELDING, gebruiker j.jansen: niet beantwoord, terzijde gelegd."],
            (await _post.Proef.Knooppunt.HistorieAsync(vraag.Volgnummer)).Skip(2));
    }

    /// <summary>That one gemeente cannot be answered is no reason for the person to stand still for all others.</summary>
    [Fact]
    public async Task Question_ThatCannotBeAnswered_WaitsForItselfOnly()
    {
        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"));
        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register.Met(AndereGemeente, static p => p with { Bezorging = [] });
        var vraag = await _post.SendVraagAsync(AndereGemeente, Bsns[0]);
        await _post.Proef.RunAsync();
        Assert.Contains("is geen bezorging afgesproken", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);

        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        Assert.Equal([$"NIEUW v1 R1 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
        Assert.StartsWith("JA", await _post.AskAsync(Gemeente, Bsns[0]), StringComparison.Ordinal);

        var plek = new Positie(vraag.Volgnummer, 0);
        Assert.Equal(
            $"Stuk {vraag.Volgnummer}/0 blijft geparkeerd: Met organisatie 0599 is geen bezorging afgesproken. Vul het partijenbestand aan en bied het stuk opnieuw aan."
                .Replace("0599", AndereGemeente, StringComparison.Ordinal),
            (await _post.Proef.Ingrepen().RetryAsync(plek, "nog eens", TestContext.Current.CancellationToken)).Tekst);
        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register;
        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().RetryAsync(plek, "hersteld", TestContext.Current.CancellationToken)).Afloop);
        Assert.StartsWith("JA", Assert.Single(await _post.TakeAsync(AndereGemeente)), StringComparison.Ordinal);
    }

    /// <summary>It keeps its place among what is about the person, as long as that waits.</summary>
    [Fact]
    public async Task Question_BehindWhatWaitsForThePerson_IsAnsweredInItsTurnOrWaitsForItselfFromThenOn()
    {
        await _post.CopyAsync(Persoon(Bsns[1], "2026-04-01"));
        _post.Minuut = 60 * 48;
        var toekomstig = await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-05-01"));
        _post.Minuut = 10;
        await _post.SendVraagAsync(AndereGemeente, Bsns[0]);
        await _post.SendVraagAsync(Gemeente, Bsns[0]);
        await _post.Proef.RunAsync();
        Assert.Empty(await _post.TakeAsync(Gemeente));

        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register.Met(AndereGemeente, static p => p with { Bezorging = [] });
        _post.Proef.Knooppunt.Klok.Advance(TimeSpan.FromHours(24));
        var uitkomst = await _post.Proef.Ingrepen().RetryAsync(new Positie(toekomstig.Volgnummer, 0), "klok hersteld", TestContext.Current.CancellationToken);

        Assert.Equal(Ingreepafloop.Gedaan, uitkomst.Afloop);
        Assert.StartsWith("JA 2026-05-01", Assert.Single(await _post.TakeAsync(Gemeente)), StringComparison.Ordinal);
        Assert.StartsWith("JA", await _post.AskAsync(Gemeente, Bsns[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-06-30", "2020-01-01", "2020-12-31", "2026-01-01")]
    [InlineData("2020-01-01", "2020-12-31", "2027-01-01", null, "2027-01-01")]
    [InlineData("2027-01-01", null, "2026-01-01", null, "2026-01-01")]
    public void Answer_MoreThanOneIndicatie_IsTheOneThatRunsOrElseTheNextOne(string van, string? tot, string anderVan, string? anderTot, string verwacht)
    {
        var orde = Leverorde.At(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), 0);
        Feit Make(string referentie, string begin, string? einde, Feitstatus status) => new()
        {
            Bron = Bron.Ciz, Referentie = referentie, Status = status, Afgifte = new(2019, 1, 1), Verwijderd = false, Geleverd = orde,
            Periode = Dagperiode.FromInclusive(
                DateOnly.Parse(begin, System.Globalization.CultureInfo.InvariantCulture),
                einde is null ? null : DateOnly.Parse(einde, System.Globalization.CultureInfo.InvariantCulture)),
        };
        var beeld = new Persoonsbeeld([], [Make("I1", van, tot, Feitstatus.Onbekend), Make("I2", anderVan, anderTot, Feitstatus.Ja)], [], []);

        var gevonden = Assert.IsType<Toetsuitslag.Gevonden>(Registertoets.Answer(beeld, new Bronpeil(orde, orde), new DateOnly(2026, 3, 2)));

        Assert.Equal(verwacht, gevonden.Ingangsdatum?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 3599, false)]
    [InlineData(0, 3600, true)]
    [InlineData(7200, 0, false)]
    public void Count_AfterOneOfOne_DependsOnTheClockHour(int eerste, int tweede, bool mag)
    {
        var begin = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        if (eerste == tweede)
            Assert.True(default(Toetsteller).Count(begin, 1).Mag);
        else
            Assert.Equal(mag, default(Toetsteller).Count(begin.AddSeconds(eerste), 1).Teller.Count(begin.AddSeconds(tweede), 1).Mag);
    }

    [Fact]
    public void Decode_AfterEncode_IsTheSame()
    {
        var (teller, _) = default(Toetsteller).Count(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), 1);
        (teller, _) = teller.Count(new DateTimeOffset(2026, 3, 2, 9, 1, 0, TimeSpan.Zero), 1);
        Assert.Equal((1, 1), (teller.Beantwoord, teller.Geweigerd));
        Assert.Equal(teller, Toetsteller.Decode(teller.Encode()));
        Assert.Equal(default, Toetsteller.Decode(null));
        Assert.Throws<InvalidDataException>(() => Toetsteller.Decode(new byte[3]));
    }
}
