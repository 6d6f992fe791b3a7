using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Beheer;
using IB.Gateway.Ontvangst;
using IB.Gateway.Schijfruimte;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Schijfruimte;

public sealed class SchijfwachtTests
{
    private const long Minimum = 1_000_000;

    private static readonly int Seed = Toeval.SeedOr(503);

    private readonly GevolgdeTijd _klok = new();
    private readonly Proefschijf _schijf = new();
    private readonly Regels _regels = new();
    private readonly Schijfwacht _wacht;

    public SchijfwachtTests() => _wacht = new Schijfwacht(_schijf, new RuimteOptions { MinVrijeBytes = Minimum }, _klok, _regels);

    [Fact]
    public void Measure_BetweenTheLimitAndATenthMore_StaysAsItWas()
    {
        (long Vrij, bool Dicht)[] verloop =
        [
            (2_000_000, false), (1_050_000, false), (1_000_000, false), (999_999, true), (1_000_000, true), (1_100_000, true), (1_100_001, false),
            (1_000_000, false), (0, true),
        ];
        foreach (var (vrij, dicht) in verloop)
        {
            _schijf.Vrij = vrij;
            _wacht.Measure();
            Assert.Equal((vrij, dicht), (_wacht.Vrij!.Value, _wacht.TryGetBezwaar(out _, out _)));
        }

        Assert.Equal([2401, 2402, 2401], _regels.Nummers);
    }

    [Fact]
    public void TryGetBezwaar_NearlyFull_NamesTheDiskAndTheWait()
    {
        _wacht.Measure();

        Assert.True(_wacht.TryGetBezwaar(out var reden, out var wacht));
        Assert.Equal((Afwijsreden.Ruimte, TimeSpan.FromMinutes(1)), (reden, wacht));
    }

    [Fact]
    public void TryGetBezwaar_NotMeasuredYet_IsNone() => Assert.False(_wacht.TryGetBezwaar(out _, out _));

    [Fact]
    public void IsKrap_AnyCourse_IsTheModelOfTwoMarks()
        => Prop.ForAll(
            Gen.ListOf(Gen.Choose(0, 300)).ToArbitrary(),
            verloop =>
            {
                // Independent of the rule: the last mark that was passed decides.
                var laag = false;
                var krap = false;
                foreach (var vrij in verloop)
                {
                    laag = vrij < 100 ? true : vrij > 110 ? false : laag;
                    krap = Ruimtegrens.IsKrap(krap, vrij, 100);
                    if (krap != laag)
                        return false.Label($"seed {Seed}: {string.Join(' ', verloop)}");
                }

                return true.ToProperty();
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay((ulong)Seed, 1));

    [Fact]
    public async Task RunAsync_EverySecond_MeasuresOnce()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var teken = new Hartslag(_klok).Register(Schijfwacht.Naam);
        var lus = _wacht.RunAsync(teken, stop.Token);

        for (var beurt = 1; beurt <= 3; beurt++)
        {
            Assert.Equal(TimeSpan.FromSeconds(1), await _klok.NextTimerAsync(TestContext.Current.CancellationToken));
            Assert.Equal(beurt, _schijf.Keren);
            _klok.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
            Assert.Equal(beurt, _schijf.Keren);
            _klok.Advance(TimeSpan.FromTicks(1));
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lus);
    }

    [Fact]
    public async Task RunAsync_DiskThatDoesNotTell_FailsAndKeepsWhatWasKnown()
    {
        _wacht.Measure();
        _schijf.Fout = new IOException("weg");

        await Assert.ThrowsAsync<IOException>(() => _wacht.RunAsync(new Hartslag(_klok).Register(Schijfwacht.Naam), TestContext.Current.CancellationToken));

        Assert.True(_wacht.TryGetBezwaar(out _, out _));
    }

    [Fact]
    public void Check_BeforeNearlyFullAndRoomy_WarnsAndNeverFails()
    {
        Assert.Equal(Checkstatus.Waarschuwing, Assert.Single(_wacht.Check()).Status);
        _wacht.Measure();
        var krap = Assert.Single(_wacht.Check());
        _schijf.Vrij = long.MaxValue;
        _wacht.Measure();
        var ruim = Assert.Single(_wacht.Check());

        Assert.Equal((Checkstatus.Waarschuwing, "schijfruimte"), (krap.Status, krap.Naam));
        Assert.Contains("0 bytes vrij", krap.Oorzaak, StringComparison.Ordinal);
        Assert.Equal(new Checkresultaat("schijfruimte", Checkstatus.Ok, null, _klok.GetUtcNow()), ruim);
    }

    [Fact]
    public void Mapruimte_RealFolder_HasRoom()
    {
        using var map = new TijdelijkeMap();

        Assert.InRange(new Mapruimte(map.Pad).Measure(), 1, long.MaxValue);
    }

    [Theory]
    [InlineData(999_999, 60)]
    [InlineData(1_000_000_000_000_001, 60)]
    [InlineData(1_000_000, 0)]
    [InlineData(1_000_000, 3601)]
    public void Validate_OutsideItsRange_IsAnError(long minimum, int seconden)
        => Assert.StartsWith(
            "ruimte.", Assert.Single(new RuimteOptions { MinVrijeBytes = minimum, Wacht = TimeSpan.FromSeconds(seconden) }.Validate()),
            StringComparison.Ordinal);

    [Fact]
    public void Innamepoort_SeveralObjections_TellsTheLongest()
    {
        var kort = new Vastbezwaar(Afwijsreden.Budget, TimeSpan.FromSeconds(5));
        var lang = new Vastbezwaar(Afwijsreden.Ruimte, TimeSpan.FromSeconds(60));
        var poort = new Innamepoort([kort, lang, new Vastbezwaar(Afwijsreden.Budget, TimeSpan.FromSeconds(1)) { Geldt = false }]);

        Assert.Equal(new Afwijzing(Afwijsreden.Ruimte, TimeSpan.FromSeconds(60)), poort.Check());
        Assert.Equal([Afwijsreden.Budget, Afwijsreden.Ruimte], poort.List().Select(a => a.Reden));
        lang.Geldt = false;
        Assert.Equal(Afwijsreden.Budget, poort.Check()!.Reden);
        kort.Geldt = false;
        Assert.Null(poort.Check());
        Assert.Empty(poort.List());
    }

    private sealed class Proefschijf : IVrijeRuimte
    {
        public long Vrij { get; set; }

        public int Keren { get; private set; }

        public Exception? Fout { get; set; }

        public long Measure()
        {
            Keren++;
            return Fout is null ? Vrij : throw Fout;
        }
    }

    private sealed class Regels : ILogger<Schijfwacht>
    {
        public List<int> Nummers { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Nummers.Add(eventId.Id);
    }
}

/// <summary>An objection that a test raises and withdraws.</summary>
internal sealed class Vastbezwaar(Afwijsreden reden, TimeSpan wacht) : IInnamebezwaar
{
    public bool Geldt { get; set; } = true;

    public bool TryGetBezwaar(out Afwijsreden waarom, out TimeSpan hoeLang)
    {
        (waarom, hoeLang) = (reden, wacht);
        return Geldt;
    }
}
