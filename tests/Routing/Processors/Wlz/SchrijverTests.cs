using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Wlz10;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>Whatever is told to a gemeente is valid by its schema, and says what it was given.</summary>
public sealed class SchrijverTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    private static readonly string[] Bsns = ["999900006", "999900018", "999900031", "999900043", "999900055", "010000008"];

    private static Gen<DateOnly> Dagen => Gen.Choose(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber);

    private static Gen<DateOnly?> DagenOfGeen => Gen.OneOf(Gen.Constant<DateOnly?>(null), Dagen.Select(d => (DateOnly?)d));

    private static Gen<Guid> Ids => Gen.Choose(0, 255).ArrayOf(16).Select(b => new Guid([.. b.Select(n => (byte)n)]));

    private static Gen<string> Kenmerken => Gen.Elements("ABZaz059-".ToCharArray()).NonEmptyListOf().Select(t => string.Concat(t.Take(36)));

    private static Gen<Wlzkop> Koppen =>
        from ontvanger in Gen.Elements("0384", "0003", "1999")
        from identificatie in Kenmerken
        from dag in Dagen
        select new Wlzkop("IB", ontvanger, identificatie[..Math.Min(12, identificatie.Length)], dag);

    private static Gen<Signaalbericht> Signalen =>
        from id in Ids
        from versie in Gen.Choose(1, 999_999)
        from vervangt in Gen.OneOf(Gen.Constant<Guid?>(null), Ids.Select(g => (Guid?)g))
        from soort in Gen.Elements(Enum.GetValues<Signaalsoort>())
        from registratie in Kenmerken
        from bsn in Gen.Elements(Bsns)
        from status in Gen.Elements(Enum.GetValues<Wlzstatus>())
        from afgifte in Dagen
        from ingang in DagenOfGeen
        from einde in DagenOfGeen
        from dag in Dagen
        select new Signaalbericht(
            id, versie, vervangt, soort, registratie, Bsn.Of(System.Text.Encoding.ASCII.GetBytes(bsn)), new Indicatie(status, afgifte, ingang, einde), dag);

    private static Gen<Toetsuitslag> Uitslagen => Gen.OneOf(
        from onbekend in Gen.Elements(true, false)
        from afgifte in Dagen
        from ingang in DagenOfGeen
        from einde in DagenOfGeen
        from peildag in Dagen
        select (Toetsuitslag)new Toetsuitslag.Gevonden(onbekend, afgifte, ingang, einde, peildag),
        from peildag in Dagen
        select (Toetsuitslag)new Toetsuitslag.NietInKopie(peildag),
        from regel in Gen.Elements<Wlzregel>([.. Wlzregels.Alle])
        select (Toetsuitslag)new Toetsuitslag.Fout(regel));

    [Fact]
    public void Write_AnySignal_ReadsBackAsItWas() => Run(
        from kop in Koppen
        from signaal in Signalen
        select (kop, signaal),
        geval =>
        {
            using var lezing = Wlzproef.Lezer.Read(Signaalschrijver.Write(Wlzproef.Schrijver, geval.kop, geval.signaal));
            var bericht = Wlzsignaal.Read(lezing)!.Value;
            Assert.Equal(geval.kop, Wlzkop.Of(bericht.Header.Afzender, bericht.Header.Ontvanger, bericht.Header.BerichtIdentificatie));
            Assert.Equal(geval.signaal, SignaalOf(bericht.Signaal));
        });

    [Fact]
    public void Write_AnyAnswer_ReadsBackAsItWas() => Run(
        from kop in Koppen
        from uitslag in Uitslagen
        select (kop, uitslag),
        geval =>
        {
            using var lezing = Wlzproef.Lezer.Read(Toetsantwoordschrijver.Write(Wlzproef.Schrijver, geval.kop, "RTV1", geval.uitslag));
            var bericht = Registertoetsantwoord.Read(lezing)!.Value;
            Assert.Equal(geval.kop, Wlzkop.Of(bericht.Header.Afzender, bericht.Header.Ontvanger, bericht.Header.BerichtIdentificatie));
            Assert.True(bericht.IdentificatieVraag.Is("RTV1"));
            Assert.Equal(bericht.Antwoord is null, bericht.Fout is not null);
            Assert.Equal(geval.uitslag, UitslagOf(bericht));
        });

    [Theory]
    [InlineData("met spatie")]
    [InlineData("")]
    [InlineData("<x>")]
    public void Write_RegistratieIdThatTheSchemaRefuses_WritesNothingAndRepeatsNothing(string id)
    {
        var dag = new DateOnly(2026, 3, 2);
        var signaal = new Signaalbericht(Guid.Empty, 1, null, Signaalsoort.Nieuw, id, Bsn.Of("999900006"u8), new Indicatie(Wlzstatus.Ja, dag, dag, null), dag);

        var fout = Assert.Throws<OngeldigBerichtException>(() => Signaalschrijver.Write(Wlzproef.Schrijver, new Wlzkop("IB", "0384", "S1", dag), signaal));

        Assert.Contains("/Bericht/Signaal/RegistratieId", fout.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("999900006", fout.ToString(), StringComparison.Ordinal);
    }

    private static Signaalbericht SignaalOf(Wlzsignaal.Signaal signaal)
    {
        Assert.True(Wlzcodes.Signaalsoort.TryRead(signaal.Soort.Utf8, out var soort));
        Assert.True(Wlzcodes.Status.TryRead(signaal.WlzStatus.Utf8, out var status));
        return new(
            Guid.Parse(signaal.SignaalId.AsString()), (int)signaal.Versie.Value, signaal.VervangtSignaal is { } vorig ? Guid.Parse(vorig.AsString()) : null,
            soort, signaal.RegistratieId.AsString(), Bsn.Of(signaal.Bsn.Utf8),
            new Indicatie(status, signaal.Afgiftedatum.Value, signaal.Ingangsdatum?.Value, signaal.Einddatum?.Value), signaal.SignaalDatum.Value);
    }

    private static Toetsuitslag UitslagOf(Registertoetsantwoord.Bericht bericht)
    {
        if (bericht.Fout is { } fout)
            return new Toetsuitslag.Fout(Wlzregels.Alle.Single(r => fout.Code.Is(r.Code) && fout.Tekst.Is(r.Uitleg)));
        var antwoord = bericht.Antwoord!.Value;
        Assert.True(Wlzcodes.Toetsstatus.TryRead(antwoord.WlzStatus.Utf8, out var status));
        if (status != Toetsstatus.NietInKopie)
            return new Toetsuitslag.Gevonden(
                status == Toetsstatus.Onbekend, antwoord.Afgiftedatum!.Value.Value, antwoord.Ingangsdatum?.Value, antwoord.Einddatum?.Value,
                antwoord.PeildatumKopie.Value);
        Assert.Null(antwoord.Afgiftedatum);
        Assert.Null(antwoord.Ingangsdatum);
        Assert.Null(antwoord.Einddatum);
        return new Toetsuitslag.NietInKopie(antwoord.PeildatumKopie.Value);
    }

    private void Run<T>(Gen<T> gevallen, Action<T> check)
    {
        var seed = Toeval.SeedOr(Seed);
        output.WriteLine($"seed {seed}");
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay((ulong)seed, 1).WithQuietOnSuccess(true),
            Prop.ForAll(gevallen.ToArbitrary(), geval =>
            {
                check(geval);
                return true;
            }));
    }
}
