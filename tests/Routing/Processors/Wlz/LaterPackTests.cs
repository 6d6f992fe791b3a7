using System.Text;
using IB.Gateway.Berichten;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>A pack that is loaded later may allow codes that the program does not know: what they mean is not guessed.</summary>
public sealed class LaterPackTests : IDisposable
{
    private static readonly string[] Laatste = ["MUTATIE", "TWIJFEL", "ONBEKEND", "AANGEVRAAGD"];
    private readonly TijdelijkeMap _map = new();
    private readonly Berichtlezer _lezer;

    public LaterPackTests()
    {
        const string Pack = "wlz-1.0";
        var bron = SchemaPack.LoadEmbedded(Pack);
        foreach (var bestand in bron.Bestanden)
        {
            using var stroom = new StreamReader(bron.Open(bestand));
            var tekst = Laatste.Aggregate(stroom.ReadToEnd(), static (t, code) => t.Replace(
                $"<xs:enumeration value=\"{code}\"/>", $"<xs:enumeration value=\"{code}\"/><xs:enumeration value=\"LATER\"/>", StringComparison.Ordinal));
            var doel = Path.Combine(_map.Pad, Pack, bestand);
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            File.WriteAllText(doel, tekst);
        }

        var catalogus = new Berichtcatalogus([SchemaPack.LoadFromFolder(_map[Pack])]);
        _lezer = new Berichtlezer(new GecompileerdeValidator(
            catalogus, new ReferentieValidator(catalogus), o => throw new InvalidOperationException($"Only the reference takes this {o.Definitie?.Functie}.")));
    }

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Read_SoortThatIsNotKnown_RefusesTheDelivery()
    {
        using var lezing = Read("CizStatus-mutatie", ">MUTATIE<");
        Assert.Equal("WLZ111", Statuslezer.Read(lezing)!.Inhoud.Regel?.Code);
    }

    [Fact]
    public void Read_DoelThatIsNotKnown_RefusesTheQuestionAndIsNotWrittenDown()
    {
        using var lezing = Read("RegistertoetsVraag", ">MELDING<");
        Assert.Equal("WLZ110", Toetsvraaglezer.Read(lezing, "0384")!.Inhoud.Regel?.Code);
        Assert.Equal("onbekend", Toetsvraaglezer.ReadHerkomst(lezing)!.Doel);
    }

    [Fact]
    public void Read_StatusThatIsNotKnown_RefusesThatPersonAndSaysWho()
    {
        using var lezing = Read("CizStatus", ">ONBEKEND<");
        Assert.True(Statuslezer.Read(lezing)!.Inhoud.TryGet(out var levering));
        var geweigerd = Assert.Single(levering.ReadPersonen(), static p => p.Regel is not null);
        Assert.Equal("WLZ007", geweigerd.Regel!.Code);
        Assert.NotNull(geweigerd.Wie);
    }

    [Fact]
    public void Read_GrondThatIsNotKnown_RefusesThatRegistration()
    {
        using var lezing = Read("WlzVoorzieningRegistratie", ">AANGEVRAAGD<");
        Assert.True(Registratielezer.Read(lezing, "0384")!.Inhoud.TryGet(out var levering));
        Assert.Equal("WLZ007", Assert.Single(levering.ReadRegistraties(), static r => r.Regel is not null).Regel!.Code);
    }

    private Berichtlezing Read(string naam, string code)
    {
        var tekst = Fixtures.Text($"wlz-1.0/{naam}.xml");
        Assert.Contains(code, tekst, StringComparison.Ordinal);
        var lezing = _lezer.Read(Encoding.UTF8.GetBytes(tekst.Replace(code, ">LATER<", StringComparison.Ordinal)));
        Assert.Empty(lezing.Oordeel.Fouten);
        return lezing;
    }
}
