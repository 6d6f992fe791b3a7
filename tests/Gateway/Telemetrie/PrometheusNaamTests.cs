using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Telemetrie.Prometheus;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class PrometheusNaamTests
{
    [Theory]
    [InlineData("ib.ontvangst.duur", "s", Metrieksoort.Histogram, "ib_ontvangst_duur_seconds")]
    [InlineData("ib.ontvangst.bytes", "By", Metrieksoort.Counter, "ib_ontvangst_bytes_total")]
    [InlineData("ib.berichten.ontvangen", "{bericht}", Metrieksoort.Counter, "ib_berichten_ontvangen_total")]
    [InlineData("al_total", null, Metrieksoort.Counter, "al_total")]
    [InlineData("al_total", "s", Metrieksoort.Counter, "al_seconds_total")]
    [InlineData("9lives", "1", Metrieksoort.Gauge, "_9lives")]
    [InlineData("schijf", "GiBy/d", Metrieksoort.Gauge, "schijf_GiBy_d")]
    [InlineData("wacht", "ms", Metrieksoort.Gauge, "wacht_milliseconds")]
    public void Metriek_InstrumentAndUnit_FollowsTheCompatibilityRules(string instrument, string? ucum, object soort, string verwacht)
        => Assert.Equal(verwacht, PrometheusNaam.Metriek(instrument, PrometheusNaam.Eenheid(ucum), (Metrieksoort)soort));

    [Theory]
    [InlineData("http.route", "http_route")]
    [InlineData("1e", "_1e")]
    [InlineData("", "_")]
    [InlineData("le", "key_le")]
    [InlineData("__name__", "key__name__")]
    [InlineData("ï\n\"", "___", "key___")]
    public void Label_AnyKey_IsAllowedAndNotReserved(string sleutel, string kaal, string? verwacht = null)
        => Assert.Equal(verwacht ?? kaal, PrometheusNaam.Label(sleutel));

    [Fact]
    public void Label_AnyText_IsALabelName()
        => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), tekst =>
        {
            var naam = PrometheusNaam.Label(tekst.Get);
            Assert.Matches("^[a-zA-Z_][a-zA-Z0-9_]*$", naam);
            Assert.False(naam.StartsWith("__", StringComparison.Ordinal) || naam == "le");
        }).QuickCheckThrowOnFailure();
}
