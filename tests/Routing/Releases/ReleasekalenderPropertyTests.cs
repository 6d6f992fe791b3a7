using FsCheck;
using FsCheck.Fluent;
using static IB.Gateway.Routing.Tests.Releases.Kalendermodel;

namespace IB.Gateway.Routing.Tests.Releases;

/// <summary>Random calendars around both nights on which the Dutch clock changes, against <see cref="Kalendermodel"/>.</summary>
public sealed class ReleasekalenderPropertyTests(ITestOutputHelper output)
{
    private const ulong Seed = 20270328;
    private const int Dagen = 12;
    private static readonly string[] Partijen = ["0384", "0363", "42420001", "42420002"];

    /// <summary>A week before the clock goes forward, and a week before it goes back.</summary>
    private static readonly DateOnly[] Begin = [new(2027, 3, 22), new(2027, 10, 25)];

    internal sealed record Geval(
        DateOnly Begin, IReadOnlyList<Releaseregel> Regels, IReadOnlyList<Bevriezing> Bevriezingen, Verkeer Verkeer, DateTimeOffset Moment);

    private static Gen<Geval> Gevallen =>
        from begin in Gen.Elements(Begin)
        from regels in Regels(begin)
        from bevriezingen in Bevriezing(begin).ListOf().Resize(6)
        from verkeer in Verkeren
        from minuten in Gen.Choose(0, Dagen * 24 * 60)
        select new Geval(begin, regels, [.. bevriezingen], verkeer, Uur(begin, 0).AddMinutes(minuten));

    private static Gen<Verkeer> Verkeren =>
        from zender in Gen.Elements(Partijen)
        from ontvanger in Gen.Elements(Partijen)
        from functie in Gen.Elements("WMO301", "WMO302", "WMO323", "WMO325", "JW301")
        from eind in Gen.Elements<int?>(null, 6)
        select new Verkeer(
            zender, ontvanger, Proefknooppunt.Catalogus.FindByFunctie(functie)[0] with { GeldigTot = eind is { } d ? Begin[0].AddDays(d) : null });

    [Fact]
    public void Decide_AnyCalendar_AgreesWithLookingHourByHour()
    {
        output.WriteLine($"seed {Seed}");
        var gezien = new HashSet<(Lot, bool)>();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(4000).WithReplay(Seed, 1),
            Prop.ForAll(Gevallen.ToArbitrary(), g =>
            {
                var verwacht = new Kalendermodel(g.Regels, g.Bevriezingen).Decide(g.Verkeer, g.Moment, Uur(g.Begin, 24 * 3 * Dagen));
                gezien.Add((verwacht.Lot, verwacht.Tot is null));
                return Equal(verwacht, new Releasekalender(g.Regels, g.Bevriezingen).Decide(g.Verkeer, g.Moment));
            }));

        // Every outcome was there, with and without an end.
        Assert.Equal(8, gezien.Count);
    }

    [Fact]
    public void Dag_AroundBothClockChanges_IsThatOfTheRule()
    {
        foreach (var moment in Begin.SelectMany(b => Enumerable.Range(0, Dagen * 24 * 4).Select(kwartier => Uur(b, 0).AddMinutes(15 * kwartier))))
            Assert.Equal(Dag(moment), Berichttijd.Dag(moment));
    }

    private static bool Equal((Lot Lot, DateTimeOffset? Tot) verwacht, Releaseoordeel oordeel)
    {
        (Lot, DateTimeOffset?) gevonden = oordeel switch
        {
            Toegestaan => (Lot.Door, null),
            Vastgehouden vast => (Lot.Vast, vast.Tot),
            Geweigerd { Reden: Weigerreden.Bevroren } geweigerd => (Lot.Bevroren, geweigerd.Tot),
            Geweigerd { Reden: Weigerreden.Leegloop } geweigerd => (Lot.Leegloop, geweigerd.Tot),
            Geweigerd { Reden: Weigerreden.NogNietOpen, Tot: { } tot } => (Lot.NietOpen, tot),

            // What never opens again is closed, whatever closes it now.
            Geweigerd { Reden: Weigerreden.Gesloten, Tot: null } => (verwacht.Lot is Lot.Bevroren or Lot.Leegloop ? verwacht.Lot : Lot.NietOpen, null),
            _ => throw new InvalidOperationException($"{oordeel} cannot be."),
        };
        return gevonden == verwacht;
    }

    private static Gen<List<Releaseregel>> Regels(DateOnly begin) =>
        from pack in Regel(begin, null)
        from declaraties in Regel(begin, new Functiebereik(["WMO323", "WMO325"]))
        from welke in Gen.Choose(0, 3)
        select new List<Releaseregel>([.. (welke & 1) > 0 ? new[] { pack } : [], .. (welke & 2) > 0 ? new[] { declaraties } : []]);

    private static Gen<Releaseregel> Regel(DateOnly begin, Functiebereik? functies) =>
        from vanaf in Datum(begin)
        from tot in Datum(begin)
        from uitloop in Gen.Choose(0, 5)
        from uitzonderingen in Uitzondering(begin).ListOf().Resize(3)
        select new Releaseregel
        {
            Pack = "iwmo-3.2", Functies = functies, Vanaf = vanaf, Tot = tot, UitloopDagen = uitloop, Uitzonderingen = [.. uitzonderingen],
        };

    private static Gen<Releaseuitzondering> Uitzondering(DateOnly begin) =>
        from partij in Gen.Elements(Partijen)
        from met in Gen.SubListOf(Partijen)
        from vanaf in Datum(begin)
        from tot in Datum(begin)
        select new Releaseuitzondering(partij, [.. met], Functiebereik.Alles, vanaf, tot);

    private static Gen<DateOnly?> Datum(DateOnly begin)
        => Gen.Choose(-2, Dagen).SelectMany(d => Gen.Elements<DateOnly?>(null, begin.AddDays(d), begin.AddDays(d)));

    private static Gen<Bevriezing> Bevriezing(DateOnly begin) =>
        from functies in Gen.Elements("WMO*", "WMO301", "WMO302", "*")
        from packs in Gen.Elements<string[]>([], ["iwmo-3.2"], ["ijw-3.2"])
        from partijen in Gen.Frequency((2, Gen.Constant<string[]>([])), (1, Gen.Elements(Partijen).Select(p => new[] { p })))
        from van in Gen.Choose(0, (Dagen - 1) * 24)
        from duur in Gen.Choose(1, 60)
        from modus in Gen.Elements(Enum.GetValues<Bevriesmodus>())
        select new Bevriezing(new Functiebereik([functies]), [.. packs], [.. partijen], Uur(begin, van), Uur(begin, van + duur), modus);

    private static DateTimeOffset Uur(DateOnly begin, int uur) => new DateTimeOffset(begin, TimeOnly.MinValue, TimeSpan.Zero).AddHours(uur);
}
