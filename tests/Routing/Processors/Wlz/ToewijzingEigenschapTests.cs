using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>Whatever gemeente and aanbieder sent, and in whatever order it arrives: the registrations are those of the oracle.</summary>
public sealed class ToewijzingEigenschapTests(ITestOutputHelper output)
{
    private const string Gemeente = Proefpartijen.Gemeente;
    private const int Gevallen = 3000;
    private static readonly DateTimeOffset Nu = new(2026, 6, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Vandaag = new(2026, 6, 20);
    private static readonly DateOnly Begin = new(2026, 6, 1);

    private static readonly Partijregister Partijen = Proefpartijen.Register.Met(
        Gemeente, static p => p with { EigenBerichten = [new Eigenberichtenkeuze("Besluit van het college", "FG", Begin, new Geldigheid(Begin, null))] });

    private readonly WlzProcessor _processor = new(
        Wlzproef.Lezer, Wlzproef.Schrijver, new Pseudoniemen(new byte[32]), new KnooppuntOptions(), new WlzOptions());

    [Fact]
    public void Deliver_AnyOrderOfArrival_EndsWithWhatTheOracleSays() => ForAll(Geschiedenis(), geschiedenis =>
    {
        var staat = Run(geschiedenis.Aankomst.Select(i => geschiedenis.Versies[i]));

        foreach (var zaak in geschiedenis.Versies.GroupBy(static l => l.Nummer))
        {
            var verwacht = Toewijzingorakel.Determine(zaak.Where(static l => l.Aanbieder == 1));
            var gekregen = staat.Beeld.Voorzieningen.SingleOrDefault(v => v.Id == Eigenregistratie.Id(zaak.Key));
            Assert.Equal(verwacht, gekregen is null ? null : Toewijzingorakel.Describe(gekregen));
        }
    });

    [Fact]
    public void Deliver_AnyOrderOfArrival_RemembersTheSame() => ForAll(Geschiedenis(), geschiedenis =>
    {
        var (een, ander) = (Run(geschiedenis.Versies), Run(geschiedenis.Aankomst.Select(i => geschiedenis.Versies[i])));
        Assert.Equal(Describe(een), Describe(ander));
    });

    private Persoonsstaat Run(IEnumerable<Eigenlevering> leveringen)
    {
        var (sleutel, bsn) = (new byte[16], Bsn.Of("999900006"u8));
        ReadOnlyMemory<byte>? staat = null;
        foreach (var levering in leveringen)
        {
            var uitkomst = _processor.Process(new Eigenstuk(sleutel, bsn, Gemeente, Vandaag, [levering]), staat, new Procescontext(Nu, Partijen, null));
            Assert.Null(uitkomst.Parkeerreden);
            staat = uitkomst.IsGewijzigd ? uitkomst.Staat : staat;
        }

        return Persoonsstaat.Decode(staat);
    }

    // The order of provisions and of Toewijzingen is that of arrival, and means nothing.
    private static IEnumerable<string> Describe(Persoonsstaat staat) => staat.Beeld.Voorzieningen.Select(static v => v.ToString())
        .Concat(staat.Toewijzingen.Select(static t => $"{t with { Meldingen = [] }} {string.Join(';', t.Meldingen)}")).Order(StringComparer.Ordinal);

    /// <summary>What was sent, in the order of who sent it, and the order of arrival.</summary>
    private static Gen<(IReadOnlyList<Eigenlevering> Versies, IReadOnlyList<int> Aankomst)> Geschiedenis()
        => from soorten in Gen.Frequency((1, Toegewezen()), (3, Gemeld())).NonEmptyListOf().Resize(14)
           let versies = soorten.Select(static (maak, i) => maak(Leverorde.At(Nu.AddDays(-1).AddMinutes(i), 0))).ToList()
           from aankomst in Gen.Shuffle(Enumerable.Range(0, versies.Count))
           select ((IReadOnlyList<Eigenlevering>)versies, (IReadOnlyList<int>)[.. aankomst]);

    private static Gen<Func<Leverorde, Eigenlevering>> Toegewezen()
        => from nummer in Gen.Choose(1, 2)
           from moment in Gen.Choose(0, 2)
           from van in Gen.Choose(0, 2)
           from dagen in Gen.Choose(-1, 4)
           from verwijderd in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
           select (Func<Leverorde, Eigenlevering>)(orde => new Eigenlevering.Toegewezen(nummer, 1, new Toewijzingversie(
               new DateTime(2026, 6, 1).AddDays(moment), orde,
               Dagperiode.FromInclusive(Begin.AddDays(van), dagen < 0 ? null : Begin.AddDays(van + dagen))!.Value, null, verwijderd)));

    // Few days, so that reports meet; and now and then of an aanbieder whose Toewijzing it is not.
    private static Gen<Func<Leverorde, Eigenlevering>> Gemeld()
        => from nummer in Gen.Choose(1, 2)
           from aanbieder in Gen.Frequency((9, Gen.Constant(1ul)), (1, Gen.Constant(2ul)))
           from soort in Gen.Elements(Leveringsoort.Start, Leveringsoort.Start, Leveringsoort.Onderbreking, Leveringsoort.Einde, Leveringsoort.Einde)
           from verwijderd in Gen.Frequency((3, Gen.Constant(false)), (2, Gen.Constant(true)))
           from begin in Gen.Choose(0, 1)
           from einde in Gen.Choose(1, 3)
           select (Func<Leverorde, Eigenlevering>)(orde => new Eigenlevering.Gemeld(nummer, aanbieder, new Leveringsmelding(
               orde, soort, verwijderd, Begin.AddDays(begin), soort == Leveringsoort.Start ? null : Begin.AddDays(einde))));

    private void ForAll<T>(Gen<T> geval, Action<T> toets)
    {
        var seed = Toeval.SeedOr(20261122);
        output.WriteLine($"seed {seed}");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Gevallen).WithReplay((ulong)seed, 1), Prop.ForAll(geval.ToArbitrary(), toets));
    }
}
