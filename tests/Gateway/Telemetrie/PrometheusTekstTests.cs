using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Telemetrie.Prometheus;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class PrometheusTekstTests
{
    [Fact]
    public void Write_EachKind_GivesExactText()
    {
        var tekst = Write(
            new("b_seconds", Metrieksoort.Histogram, "seconds", "Hoe lang.",
            [
                new([new("kanaal", "rest")], [new("_bucket", 0.005, 1), new("_bucket", double.PositiveInfinity, 3), new("_sum", null, 1.25), new(
                    "_count", null, 3)]),
            ]),
            new("a_total", Metrieksoort.Counter, "", "Hoe vaak.", [new([new("x", "2")], [new("", null, 7)]), new([new("x", "1")], [new("", null, 8)])]),
            new("c", Metrieksoort.Gauge, "", "", [new([], [new("", null, double.NaN)])]));

        Assert.Equal(
            """
            # HELP a_total Hoe vaak.
            # TYPE a_total counter
            a_total{x="1"} 8
            a_total{x="2"} 7
            # HELP b_seconds Hoe lang.
            # TYPE b_seconds histogram
            # UNIT b_seconds seconds
            b_seconds_bucket{kanaal="rest",le="0.005"} 1
            b_seconds_bucket{kanaal="rest",le="+Inf"} 3
            b_seconds_sum{kanaal="rest"} 1.25
            b_seconds_count{kanaal="rest"} 3
            # HELP c 
            # TYPE c gauge
            c NaN

            """,
            tekst);
    }

    [Fact]
    public void Write_BackslashQuoteAndLineBreak_AreEscapedWhereTheFormatAsks()
    {
        var tekst = Write(new Metriekfamilie("a", Metrieksoort.Gauge, "", "x\\y\n\"z\"", [new([new("l", "x\\y\n\"z\"")], [new("", null, -0.5)])]));

        Assert.Equal(
            """
            # HELP a x\\y\n"z"
            # TYPE a gauge
            a{l="x\\y\n\"z\""} -0.5

            """,
            tekst);
    }

    [Theory]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(1e300, "1E+300")]
    [InlineData(123456789012.0, "123456789012")]
    public void Write_Value_IsWrittenAsPrometheusReadsIt(double waarde, string verwacht)
        => Assert.EndsWith(
            $"\na {verwacht}\n", Write(new Metriekfamilie("a", Metrieksoort.Gauge, "", "", [new([], [new("", null, waarde)])])), StringComparison.Ordinal);

    [Fact]
    public void Write_AnyTextInNamesLabelsAndHelp_ComesBackFromTheParser()
    {
        // Lone surrogates have no UTF-8; the encoder replaces them, so they cannot come back.
        var tekst = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get).Where(s => !s.Any(char.IsSurrogate));
        var familie =
            from naam in tekst
            from uitleg in tekst
            from sleutel in tekst
            from eerste in tekst
            from tweede in tekst
            from waarde in ArbMap.Default.GeneratorFor<double>()
            select (Familie: new Metriekfamilie(
                PrometheusNaam.Metriek(naam, "", Metrieksoort.Gauge), Metrieksoort.Gauge, "", uitleg,
                [.. new[] { eerste, tweede }.Distinct().Select(w => new Metriekreeks([new Label(PrometheusNaam.Label(sleutel), w)], [new("", null, waarde)]))]),
                Waarden: new[] { eerste, tweede }.Distinct().ToHashSet(), Waarde: waarde);

        Prop.ForAll(familie.ToArbitrary(), x =>
        {
            var gelezen = Assert.Single(Promtekst.Parse(Encoding.UTF8.GetBytes(Write(x.Familie))));
            Assert.Equal(x.Familie.Naam, gelezen.Naam);
            Assert.Equal(x.Familie.Uitleg, gelezen.Uitleg);
            Assert.Equal(x.Waarden, gelezen.Monsters.Select(m => m.Labels.Single().Value).ToHashSet());
            Assert.All(gelezen.Monsters, m => Assert.Equal(x.Waarde, m.Waarde));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Write_SameFamiliesInAnyOrder_GivesTheSameText()
    {
        Metriekfamilie[] families =
        [
            .. Enumerable.Range(0, 6).Select(i => new Metriekfamilie($"m{i}", Metrieksoort.Gauge, "", "",
                [.. Enumerable.Range(0, 4).Select(j => new Metriekreeks([new Label("l", $"{j}")], [new("", null, j)]))])),
        ];
        var verwacht = Write(families);

        Prop.ForAll(Gen.Shuffle(families).ToArbitrary(), Gen.Shuffle(families[0].Reeksen.ToArray()).ToArbitrary(), (volgorde, reeksen) =>
            Assert.Equal(verwacht, Write([.. volgorde.Select(f => f with { Reeksen = f.Naam == "m0" ? reeksen : f.Reeksen })])))
            .QuickCheckThrowOnFailure();
    }

    private static string Write(params Metriekfamilie[] families)
    {
        var uitvoer = new ArrayBufferWriter<byte>();
        PrometheusTekst.Write(uitvoer, families);
        return Encoding.UTF8.GetString(uitvoer.WrittenSpan);
    }
}
