using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class KopieregelsTests
{
    private static readonly Bsn Iemand = Bsn.Of("999900006"u8);

    /// <summary>The oracle keeps the lines as they are.</summary>
    [Fact]
    public void Sort_AnyLines_GivesEachPersonWithItsLinesInTheirOrder()
    {
        var regels = (from wie in Gen.Choose(1, 5)
                      from wat in Gen.Choose(0, 4)
                      from dag in Gen.Choose(0, 3)
                      select Regel((byte)wie, wat, dag)).ListOf();

        Prop.ForAll(regels.ToArbitrary(), alle =>
        {
            var personen = Pack(alle);
            var verwacht = alle.GroupBy(static r => r.Pseudoniem[0]).OrderBy(static g => g.Key).ToList();
            return personen.Select(static p => p.Span[0]).SequenceEqual(verwacht.Select(static g => g.Key))
                && verwacht.Select(static (g, n) => (g, n)).All(paar => IsGelijk(personen.Get(paar.n), Neem(paar.g)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Sort_MoreThanOneBlock_LosesNobody()
    {
        const int personen = 40_000;
        var alle = Enumerable.Range(0, personen).Select(static n => new Kopieregel(
            [(byte)(1 + (n % 200)), (byte)(n / 200), (byte)(n >> 16)], Iemand, FeitOf($"indicatie {n}", n % 28), null));

        var gepakt = Pack(alle);

        Assert.Equal(personen, gepakt.Count);
        Assert.Equal(personen, gepakt.Select((_, n) => Assert.Single(gepakt.Get(n).Feiten).Referentie).Distinct().Count());
    }

    [Fact]
    public void Sort_NoLines_IsEmpty() => Assert.Empty(Pack([]));

    private static Kopiepersonen Pack(IEnumerable<Kopieregel> alle)
    {
        var regels = new Kopieregels();
        foreach (var regel in alle)
            regels.Add(regel);
        return regels.Sort();
    }

    private static Kopiepersoon Neem(IEnumerable<Kopieregel> regels)
    {
        var persoon = new Kopiepersoon(Iemand);
        foreach (var regel in regels)
            persoon.Add(regel);
        return persoon;
    }

    private static bool IsGelijk(Kopiepersoon een, Kopiepersoon ander)
        => een.Bsn.Equals(ander.Bsn) && een.Onleesbaar == ander.Onleesbaar && een.Feiten.SequenceEqual(ander.Feiten);

    private static Kopieregel Regel(byte wie, int wat, int dag) => wat switch
    {
        0 => new Kopieregel([wie], Iemand, null, null),
        1 => new Kopieregel([wie], Iemand, null, dag == 0 ? Wlzregels.CodeOnbekend : Wlzregels.BsnElfproef),
        _ => new Kopieregel([wie], Iemand, FeitOf($"I{wat}", dag), null),
    };

    private static Feit FeitOf(string referentie, int dag)
        => Wlzvertaling.FeitOf(referentie, new Indicatie(Wlzstatus.Ja, new(2026, 1, 1), new DateOnly(2026, 1, 1).AddDays(dag), null), default);
}
