using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using IB.Gateway.Beheer;
using IB.Gateway.Identiteit;
using IB.Gateway.Limieten;
using IB.Gateway.Limieten.Delen;
using IB.Gateway.Ontvangst;
using IB.Gateway.Redis;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Schijfruimte;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Schrijven;
using IB.Gateway.Telemetrie;
using IB.Gateway.Telemetrie.Prometheus;
using IB.Gateway.Testing;
using IB.Gateway.Tests.Identiteit;
using IB.Gateway.Tests.Rest;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace IB.Gateway.Tests.Telemetrie;

/// <summary>docs/metrics.md tells what the program exports, all of it and nothing else.</summary>
public sealed partial class MetricsDocTests
{
    private static readonly string Doc = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "metrics.md"));

    [Fact]
    public async Task Table_OfTheGatewayMeter_HasEveryMetricWithItsTypeUnitAndLabels()
    {
        using var bank = new Meterbank();
        var verwacht = await ExportAsync(Meetbron.Gateway, () => Use(bank));

        Assert.Equal(verwacht.Order(StringComparer.Ordinal), Rijen(Meetbron.Gateway).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Table_OfTheStorageMeter_HasEveryMetricWithItsTypeUnitAndLabels()
    {
        using var rij = new Schrijfrij<Opdracht>(maxAantal: 1, maxBytes: 1);
        using var meters = new OpslagMeters(rij);
        var verwacht = await ExportAsync(Meetbron.Storage, () =>
        {
            meters.CountCommit(1, TimeSpan.Zero);
            meters.CountFailure();
        });

        Assert.Equal(verwacht.Order(StringComparer.Ordinal), Rijen(Meetbron.Storage).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Text_EveryMetricNamed_IsInATable()
    {
        var bekend = TabelRegex().Matches(Doc).Select(m => m.Groups["naam"].Value).ToHashSet();
        var genoemd = NaamRegex().Matches(Doc).Select(m => m.Value).Select(n => bekend.Contains(n) ? n : AchtervoegselRegex().Replace(n, ""));

        Assert.NotEmpty(bekend);
        Assert.All(genoemd, n => Assert.Contains(n, bekend));
    }

    private static IEnumerable<string> Rijen(string meter)
    {
        var begin = Doc.IndexOf($"\n## Meter {meter}\n", StringComparison.Ordinal);
        Assert.True(begin >= 0, $"No section about meter {meter}.");
        var einde = Doc.IndexOf("\n## ", begin + 1, StringComparison.Ordinal);
        return TabelRegex().Matches(Doc[begin..einde]).Select(m => Rij(
            m.Groups["naam"].Value, m.Groups["soort"].Value,
            m.Groups["eenheid"].Value is "seconds" or "bytes" ? m.Groups["eenheid"].Value : "",
            LabelRegex().Matches(m.Groups["labels"].Value).Select(l => l.Groups["label"].Value)));
    }

    private static async Task<List<string>> ExportAsync(string meter, Action use)
    {
        using var uitgave = new PrometheusUitgave(TimeProvider.System);
        using var provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(meter).AddReader(new BaseExportingMetricReader(uitgave.Exporter)).Build();
        use();
        return [.. Promtekst.Parse((await uitgave.ReadAsync(TestContext.Current.CancellationToken)).Span).Select(f => Rij(
            f.Naam, f.Soort, f.Eenheid, f.Monsters.SelectMany(m => m.Labels.Keys).Where(l => l != "le").Distinct()))];
    }

    private static void Use(Meterbank bank)
    {
        var time = new FakeTime();
        var hartslag = new Hartslag(time);
        hartslag.Register("lus");
        var meting = new Journaalmeting();
        meting.Store(new Journaalstand(new Dictionary<Toestand, long> { [Toestand.Klaargezet] = 1 }, time.GetUtcNow(), 1), time.GetUtcNow());
        _ = new Standmeters(bank.Factory, meting, hartslag, new Opstartfase(time, NullLogger<Opstartfase>.Instance), time);

        _ = new Bevriezingmeters(bank.Factory, new VastRegister(Partijregister.Leeg), time);

        new Herlaadmeters([new Herlading("partijen", "", 2002, static () => [])]).Register(bank.Factory.Create(Meetbron.Gateway));
        using var pki = new Proefpki();
        new Vertrouwensmeters(pki.Open()).Register(bank.Factory.Create(Meetbron.Gateway));
        _ = new Herbezorgmeters(bank.Factory, () => Herbezorgstand.Begin);
        _ = new Bewaarmeters(bank.Factory, () => new Bewaarstand(0, 0, 0, 0, 0));

        var voortgang = new Dictionary<string, Processorvoortgang> { ["wlz"] = Processorvoortgang.Begin with { IsHier = true, Gelezen = 1 } };
        _ = new Processormeters(bank.Factory, () => voortgang, meting, time);

        var redis = new Redismeters(bank.Factory, new Redisstand(time, NullLogger<Redisstand>.Instance), new Limietverdeler(time));
        redis.Record(Redisdoel.Limieten, Redisuitkomst.Beantwoord, TimeSpan.Zero);
        redis.CountBespaard();

        var onderwerpen = new Onderwerpmeters(bank.Factory, new Volgplaatsen(new OnderwerpOptions()));
        onderwerpen.CountGebeurtenis("wmo-toewijzingen", Verstrekwijze.Inhoud);
        onderwerpen.CountInhoud("wmo-toewijzingen", 1);

        _ = new Kafkameters(bank.Factory, static () => KafkametersTests.Stand, meting, time);

        var meter = bank.CreateMeter();
        meter.CountOntvangst(
            Kanaal.Rest, "WMO301", new(Ontvangstsoort.Afgekeurd, null, new Fout("IB210", "client", ""), null, Herhaling: true), 1, TimeSpan.Zero);
        meter.CountValidatie(geldig: true, TimeSpan.Zero);
        meter.CountValidatieverschil("WMO301");
        meter.CountBezorgpoging(Bezorgwijze.Rest, Bezorgafloop.Bevestigd, TimeSpan.Zero);
        meter.CountIdentiteitGeweigerd(Kanaal.Rest);
        meter.CountAfwijzing(Kanaal.Rest, Verkeerssoort.Inzenden, Afwijsreden.Budget);
        UseLast(bank, meter, time);
        Assert.Equal(
            typeof(Knooppuntmeter).GetMethods().Where(m => m.Name.StartsWith("Count", StringComparison.Ordinal)).Select(m => m.Name).Order(),
            ["CountAfwijzing", "CountBezorgpoging", "CountGezuiverdeLogregel", "CountIdentiteitGeweigerd", "CountOnleesbaar", "CountOntvangst", "CountValidatie", "CountValidatieverschil"]);
    }

    private static void UseLast(Meterbank bank, Knooppuntmeter meter, FakeTime time)
    {
        var budget = new Bytesbudget(1);
        var ruimte = new RuimteOptions();
        var schijf = new Schijfwacht(new VasteRuimte(1), ruimte, time, NullLogger<Schijfwacht>.Instance);
        schijf.Measure();
        var limieten = new Partijlimieten(
            new Grensbepaling(new LimietOptions(), 1, 1), budget, new Budgetbezwaar(budget, new RestOptions()), new VastRegister(Partijregister.Leeg),
            new EigenTelling(time), meter, time);
        _ = new Lastmeters(bank.Factory, budget, new Bezorglast(1), new Innamepoort([schijf]), schijf, ruimte, limieten, time);
    }

    private sealed record VasteRuimte(long Vrij) : IVrijeRuimte
    {
        public long Measure() => Vrij;
    }

    private static string Rij(string naam, string soort, string eenheid, IEnumerable<string> labels)
        => $"{naam} {soort} {eenheid} {{{string.Join(',', labels.Order(StringComparer.Ordinal))}}}";

    private static string RepositoryRoot()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(map.FullName, "IB.Gateway.sln")))
            map = map.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return map.FullName;
    }

    [GeneratedRegex(
        @"^\| `(?<naam>ib_[a-z_]+)` \| (?<soort>[a-z]+) \| (?<eenheid>[a-z ]*?) ?\| (?<labels>[^|]*?) ?\|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TabelRegex();

    [GeneratedRegex("`(?<label>[a-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelRegex();

    [GeneratedRegex(@"\bib_[a-z_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NaamRegex();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AchtervoegselRegex();
}
