using System.Collections.Immutable;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class PersoonsstaatTests(ITestOutputHelper output)
{
    private static readonly DateOnly Dag = new(2026, 3, 1);
    private static readonly Leverorde Orde = new(1_770_000_000_000, 3);

    private static readonly Persoonsstaat Vol = new(Persoonsbeeld.Leeg, Bsn.Of("999900006"u8),
    [
        new Toewijzing(
            "0384", 26000101, 0xF00DF00DF00DF00D, Dag, Orde, null, [new Leveringsmelding(Orde, Leveringsoort.Onderbreking, true, Dag, DateOnly.MaxValue)]),
        new Toewijzing(
            "0363", 0, 1, Dag, Orde, new Toewijzingversie(new DateTime(2026, 1, 9, 10, 15, 0), Orde, new Dagperiode(Dag, null), "02", IsVerwijderd: true),
            [new Leveringsmelding(Orde, Leveringsoort.Start, false, Dag, null), new Leveringsmelding(Orde, Leveringsoort.Einde, false, Dag, Dag)]),
        new Toewijzing(
            "0363", 999_999_999, 2, Dag, default, new Toewijzingversie(default, default, new Dagperiode(Dag, Dag.AddDays(1)), null, IsVerwijderd: false), []),
    ]);

    [Fact]
    public void Decode_AfterEncode_IsTheSame()
    {
        var terug = Persoonsstaat.Decode(Vol.Encode());
        Assert.Equal(Vol.Bsn, terug.Bsn);
        Assert.Equal(Describe(Vol.Toewijzingen), Describe(terug.Toewijzingen));
        Assert.Equal(Vol.Encode()!.Value.ToArray(), terug.Encode()!.Value.ToArray());
    }

    [Fact]
    public void Encode_WithoutToewijzingen_IsWhatItWasBeforeThereWereAny()
    {
        Assert.Null(Persoonsstaat.Leeg.Encode());
        Assert.Equal(2, Vol.Encode()!.Value.Span[0]);
        var feit = new Feit
        {
            Bron = Bron.Ciz,
            Referentie = "I1",
            Status = Feitstatus.Ja,
            Afgifte = Dag,
            Periode = new Dagperiode(Dag, null),
            Geleverd = Orde,
            Verwijderd = false,
        };
        var zonder = new Persoonsstaat(new Persoonsbeeld([], [feit], [], []), null, []).Encode()!.Value;
        Assert.Equal([1, 0], zonder.Span[..2].ToArray());
        Assert.True(Persoonsstaat.HasFeiten(zonder.Span));
        Assert.False(Persoonsstaat.HasFeiten(Vol.Encode()!.Value.Span));
        Assert.True(Persoonsstaat.HasFeiten((Vol with { Beeld = new Persoonsbeeld([], [feit], [], []) }).Encode()!.Value.Span));
    }

    [Fact]
    public void Decode_CutOff_IsRefused()
    {
        var bytes = Vol.Encode()!.Value;
        for (var lengte = 0; lengte < bytes.Length; lengte++)
            Assert.Throws<InvalidDataException>(() => Persoonsstaat.Decode(bytes[..lengte]));
    }

    [Fact]
    public void Decode_AnyByteOtherwise_IsReadOrRefused()
    {
        var seed = Toeval.SeedOr(20261122);
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var n = 0; n < 20_000; n++)
        {
            var bytes = Vol.Encode()!.Value.ToArray();
            // Not those of the BSN: it was written by this program, and is checked as such.
            bytes[random.Next(11, bytes.Length)] = (byte)random.Next(256);
            try
            {
                Assert.NotNull(Persoonsstaat.Decode(bytes));
            }
            catch (InvalidDataException)
            {
                // Refused.
            }
        }
    }

    private static IEnumerable<string> Describe(ImmutableArray<Toewijzing> toewijzingen)
        => toewijzingen.Select(static t => $"{t with { Meldingen = [] }} {string.Join(';', t.Meldingen)}");
}
