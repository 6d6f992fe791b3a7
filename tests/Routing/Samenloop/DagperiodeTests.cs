using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Samenloop;

public sealed class DagperiodeTests(ITestOutputHelper output)
{
    private static readonly DateOnly Begin = new(2026, 3, 1);

    [Fact]
    public void FromInclusive_OneDay_HasThatDayOnly()
    {
        var periode = Dagperiode.FromInclusive(Begin, Begin)!.Value;

        Assert.Equal((Begin, Begin.AddDays(1), Begin), (periode.Van, periode.Tot, periode.Einddatum));
        Assert.True(periode.Omvat(Begin));
        Assert.False(periode.Omvat(Begin.AddDays(1)));
        Assert.False(periode.Omvat(Begin.AddDays(-1)));
    }

    [Fact]
    public void FromInclusive_EndBeforeBegin_IsNothing() => Assert.Null(Dagperiode.FromInclusive(Begin, Begin.AddDays(-1)));

    [Fact]
    public void FromInclusive_LastDayOfTheCalendar_HasNoEnd()
    {
        var periode = Dagperiode.FromInclusive(DateOnly.MaxValue, DateOnly.MaxValue)!.Value;

        Assert.Null(periode.Tot);
        Assert.True(periode.Omvat(DateOnly.MaxValue));
        Assert.Equal(periode, periode.Intersect(new Dagperiode(DateOnly.MinValue, tot: null)));
    }

    [Fact]
    public void Constructor_NoDay_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dagperiode(Begin, Begin));
        Assert.Equal(DateOnly.MaxValue, new Dagperiode(DateOnly.MinValue, DateOnly.MaxValue).Tot);
    }

    [Fact]
    public void Intersect_TouchingDay_IsThatDay()
    {
        var eerste = Dagperiode.FromInclusive(Begin, Begin.AddDays(9))!.Value;
        var tweede = Dagperiode.FromInclusive(Begin.AddDays(9), einde: null)!.Value;

        Assert.Equal(new Dagperiode(Begin.AddDays(9), Begin.AddDays(10)), eerste.Intersect(tweede));
        Assert.Null(eerste.Intersect(new Dagperiode(Begin.AddDays(10), tot: null)));
    }

    [Fact]
    public void Intersect_AnyTwo_HasTheDaysThatBothHave()
    {
        var seed = Toeval.SeedOr(20261122);
        output.WriteLine($"seed {seed}");
        var dagen = Enumerable.Range(0, 12).Select(Begin.AddDays).ToList();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay((ulong)seed, 1), Prop.ForAll(Periode().Two().ToArbitrary(), paar =>
        {
            var (a, b) = paar;
            var beide = dagen.Where(d => a.Omvat(d) && b.Omvat(d)).ToList();
            var overlap = a.Intersect(b);
            Assert.Equal(beide, dagen.Where(d => overlap is { } o && o.Omvat(d)));
            Assert.Equal(beide.Count > 0, a.Overlapt(b));
            Assert.Equal(overlap, b.Intersect(a));
            Assert.Equal(a.CompareTo(b) == 0, a == b);
            Assert.Equal(a < b, b > a);
            Assert.Equal(a <= b, b >= a);
            Assert.Equal(a, Dagperiode.FromInclusive(a.Van, a.Einddatum));
        }));
    }

    private static Gen<Dagperiode> Periode()
        => from van in Gen.Choose(0, 9)
           from dagen in Gen.Choose(0, 4)
           select new Dagperiode(Begin.AddDays(van), dagen == 0 ? null : Begin.AddDays(van + dagen));
}
