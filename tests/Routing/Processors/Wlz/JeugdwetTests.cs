using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using static IB.Gateway.Routing.Tests.Processors.Wlz.Wlzpost;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>Voorzieningen under the Jeugdwet: not compared, unless somebody names the law that allows it.</summary>
public sealed class JeugdwetTests
{
    private static readonly JeugdwetOptions MetGrond = new() { Aan = true, Grondslag = "99.1", GrondslagVan = new DateOnly(2026, 1, 1) };

    [Fact]
    public async Task Registration_UnderTheJeugdwet_IsReportedAndNotKept()
    {
        await using var post = new Wlzpost();
        await post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", domein: "JW"), Registratie(Bsns[1], "2025-01-01", id: "R2", domein: "WMO"));
        await post.MutateAsync(Persoon(Bsns[0], "2026-04-01"), Persoon(Bsns[1], "2026-04-01"));
        Assert.Equal([$"NIEUW v1 R2 {Bsns[1]} JA 2026-04-01.."], await post.TakeAsync(Gemeente));
        Assert.Contains("WLZ010, 1 keer, op plaats 1", Assert.Single(await post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registration_WithAGroundThatSomebodyNamed_IsCompared()
    {
        await using var post = new Wlzpost(new WlzOptions { Jeugdwet = MetGrond });
        await post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", domein: "JW"));
        await post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal([$"NIEUW v1 R1 {Bsns[0]} JA 2026-04-01.."], await post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Registration_BeforeTheGroundHolds_IsParkedAndSaysWhatIsMissing()
    {
        await using var post = new Wlzpost(new WlzOptions { Jeugdwet = MetGrond with { GrondslagVan = new DateOnly(2027, 1, 1) } });
        await post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", domein: "JW"));
        Assert.Contains("geen grondslag om voorzieningen onder de Jeugdwet", Assert.Single(await post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
        Assert.Empty(await post.RegistratiesAsync());
    }

    [Fact]
    public void Check_RegistrationUnderTheJeugdwet_IsRefusedAtTheDoor()
    {
        var processor = new WlzProcessor(Wlzproef.Lezer, Wlzproef.Schrijver, new Pseudoniemen(new byte[32]), new KnooppuntOptions(), new WlzOptions());
        var aanbieding = Proefberichten.Toewijzing(1)
            .Met(static e => e with { Functie = "WlzVoorzieningRegistratie", Zender = new Systeem("0384", "Suite") }) with
        {
            Inhoud = System.Text.Encoding.UTF8.GetBytes(
                Fixtures.Text("wlz-1.0/WlzVoorzieningRegistratie.xml").Replace(">WMO<", ">JW<", StringComparison.Ordinal)),
        };
        Assert.StartsWith(
            "registratie 2: WLZ010:", Assert.Single(processor.Check(aanbieding, new Procescontext(new FakeTime().GetUtcNow(), Proefpartijen.Register, null))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_OnWithoutAGround_SaysWhatIsMissing()
    {
        Assert.Empty(new WlzOptions().Validate());
        Assert.Empty(new WlzOptions { Jeugdwet = MetGrond }.Validate());
        var fouten = new WlzOptions { Jeugdwet = new JeugdwetOptions { Aan = true }, ToetsenPerUur = 0 }.Validate().ToList();
        Assert.Equal(3, fouten.Count);
        Assert.StartsWith("processors.wlz.toetsenPerUur is 0", fouten[0]);
        Assert.StartsWith("processors.wlz.jeugdwet.grondslag ontbreekt: er is geen wetsartikel bekend", fouten[1]);
        Assert.StartsWith("processors.wlz.jeugdwet.grondslagVan ontbreekt", fouten[2]);
        Assert.Single(
            new JeugdwetOptions { Aan = true, Grondslag = "99.1", GrondslagVan = new(2026, 1, 1), GrondslagTot = new DateOnly(2026, 1, 1) }.Validate());
    }
}
