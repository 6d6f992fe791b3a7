using System.Text;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Controle;

/// <summary>What of a payload is held against it when only the envelope of its type is checked, and what is not.</summary>
public sealed class ControleniveauTests : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();

    /// <summary>As the CAK and gemeenten send it, in a structure that nobody here has seen.</summary>
    private const string Echt = """
        <?xml version="1.0" encoding="UTF-8"?>
        <b:Bericht xmlns:b="http://www.istandaarden.nl/ieb/4_0/wmo405/schema" xmlns:ieb="http://www.istandaarden.nl/ieb/4_0/basisschema/schema">
          <b:Header><b:BerichtCode>578</b:BerichtCode><b:BerichtVersie>4</b:BerichtVersie><b:Afzender>0384</b:Afzender><b:Nieuw soort="x"/></b:Header>
          <b:Client><b:Bsn>999900006</b:Bsn><b:PeriodeEigenBijdrageAbo><b:IetsAnders>1</b:IetsAnders></b:PeriodeEigenBijdrageAbo></b:Client>
        </b:Bericht>
        """;

    public static TheoryData<string, string> Welgevormd => new()
    {
        { "the official namespace", Echt },
        { "another code than the stand-in guessed", Echt.Replace(">578<", ">999<", StringComparison.Ordinal) },
        { "the code that the stand-in guessed for another type", Echt.Replace(">578<", ">580<", StringComparison.Ordinal) },
        { "another sender in the header", Echt.Replace(">0384<", ">0363<", StringComparison.Ordinal) },
        { "no header", "<Bericht xmlns='urn:iets'/>" },
        { "no namespace", "<Bericht/>" },
        { "a comment and an instruction", "<?verwerk dit?><!-- x --><Bericht xmlns='urn:iets'/>" },
        { "the stand-in itself", Fixtures.Text("ieb-4.0-plaatsvervanger/WMO405.xml") },
        { "the stand-in, not as its schema says",
            Fixtures.Text("ieb-4.0-plaatsvervanger/WMO405.xml").Replace("<wmo405:Bsn>999900006</wmo405:Bsn>", "", StringComparison.Ordinal) },
    };

    public static TheoryData<string, string> Geweigerd => new()
    {
        { "<Bericht xmlns='urn:iets'>", "regel 1: " },
        { "<!DOCTYPE Bericht><Bericht xmlns='urn:iets'/>", "regel 1: " },
        { "<!DOCTYPE Bericht [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><Bericht xmlns='urn:iets'>&a;</Bericht>", "regel 1: " },
        { "<?xml version='1.0' encoding='ISO-8859-1'?><Bericht xmlns='urn:iets'/>", "regel 1: " },
        { string.Concat(Enumerable.Repeat("<a>", 65)) + string.Concat(Enumerable.Repeat("</a>", 65)), "regel 1: " },
        { "geen xml", "regel 1: " },
        { "", "het bestand is leeg" },
        { Fixtures.Text("iwmo-3.2/WMO301.xml"), "het is een WMO301 en de envelop zegt WMO405" },
        { Fixtures.Text("ieb-1.0/WMO401.xml"), "het is een WMO401 en de envelop zegt WMO405" },
        { Fixtures.Text("ieb-4.0-plaatsvervanger/WMO407.xml"), "het is een WMO407 en de envelop zegt WMO405" },
        { Fixtures.Text("ipgb-2.0-plaatsvervanger/WMO501.xml"), "het is een WMO501 en de envelop zegt WMO405" },
        { Fixtures.Text("iwmo-3.2/WMO301.xml").Replace("iwmo/3_2/", "iwmo/3_1/", StringComparison.Ordinal), "het is een WMO301 en de envelop zegt WMO405" },
        { Fixtures.Text("stuf/Bv03.xml"), "het is geen bericht en de envelop zegt WMO405" },
    };

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Theory]
    [MemberData(nameof(Welgevormd))]
    public async Task AcceptAsync_WhatIsNotKnownToBeWrong_GoesOnUntouched(string wat, string inhoud)
    {
        var bericht = await _knooppunt.OvergenomenAsync(Met(inhoud));

        using var bewaard = await _knooppunt.Opslag.Journaal.ReadInhoudAsync(bericht.Volgnummer, TestContext.Current.CancellationToken);
        Assert.True(inhoud == Encoding.UTF8.GetString(bewaard!.Bytes.Span), wat);
        Assert.Equal(Toestand.Klaargezet, Assert.Single(await _knooppunt.WachtendAsync("CAK")).Toestand);
    }

    [Theory]
    [MemberData(nameof(Geweigerd))]
    public async Task AcceptAsync_NoXmlOrKnownToBeSomethingElse_IsRefused(string inhoud, string tekst)
    {
        var uitkomst = await _knooppunt.AcceptAsync(Met(inhoud));

        Assert.Equal("StUF055", uitkomst.Fout!.Code);
        Assert.StartsWith($"De inhoud is afgekeurd: {tekst}", uitkomst.Fout.Omschrijving, StringComparison.Ordinal);
        Assert.Empty(await _knooppunt.WachtendAsync("CAK"));
    }

    [Fact]
    public async Task AcceptAsync_RealMessageUnderAnOfficialType_IsRefused()
    {
        var aanbieding = Proefberichten.Maak(1, Berichtsoort.Di01, "WMO401", Gemeente, "CAK", null) with { Inhoud = Encoding.UTF8.GetBytes(Echt) };

        Assert.Contains(
            "de namespace van het bericht hoort niet bij een bekende standaard en versie", (await _knooppunt.AcceptAsync(aanbieding)).Fout!.Omschrijving,
            StringComparison.Ordinal);
    }

    private static Aanbieding Met(string inhoud)
        => Proefberichten.Maak(1, Berichtsoort.Di01, "WMO405", Gemeente, "CAK", null) with { Inhoud = Encoding.UTF8.GetBytes(inhoud) };
}
