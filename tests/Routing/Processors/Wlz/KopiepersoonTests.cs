using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class KopiepersoonTests
{
    private static readonly Bsn Iemand = Bsn.Of("999900006"u8);

    [Fact]
    public void Add_SameFactTwice_KeepsTheLast()
    {
        var persoon = new Kopiepersoon(Iemand);
        persoon.Add(Regel("I1", "2026-01-01"));
        persoon.Add(Regel("I2", "2026-01-01"));
        persoon.Add(Regel("I1", "2026-05-01"));
        Assert.Equal(["I2 2026-01-01", "I1 2026-05-01"], persoon.Feiten.Select(static f => $"{f.Referentie} {f.Periode!.Value.Van:yyyy-MM-dd}"));
    }

    /// <summary>A faulty copy may have a hundred thousand lines of one person.</summary>
    [Fact]
    public void Add_MoreThanCanBeKept_KeepsOneTooManyAndNoMore()
    {
        var persoon = new Kopiepersoon(Iemand);
        for (var n = 0; n < 10 * Persoonsbeeld.MaxFeiten; n++)
            persoon.Add(Regel($"I{n}", "2026-01-01"));
        Assert.Equal(Persoonsbeeld.MaxFeiten + 1, persoon.Feiten.Count);
    }

    private static Kopieregel Regel(string referentie, string begin) => new(
        [1], Iemand, Wlzvertaling.FeitOf(referentie, new Indicatie(Wlzstatus.Ja, new(2026, 1, 1), DateOnly.ParseExact(begin, "yyyy-MM-dd"), null), default),
        null);
}
