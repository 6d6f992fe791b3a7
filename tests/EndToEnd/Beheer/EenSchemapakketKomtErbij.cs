using System.Text;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A release of a standard that did not exist when the knooppunt started; schemas with a fault change nothing.</summary>
public sealed class EenSchemapakketKomtErbij : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task ImportedRelease_TravelsWithoutARestartBesideTheOldOne()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan());
        var teVroeg = ToRelease33(Proefbericht.Toewijzing());
        await keten.Diemen.SendAsync(teVroeg);
        Assert.Equal("IB234", (await keten.Diemen.WaitForFoutAsync(teVroeg.Referentie)).Foutbericht!.Code);

        var (uitgang, tekst) =
            await Beheerder.RunAsync("schemas", "import", Download(), "--geldig-van", "2020-01-01", "--instellingen", keten.Opstelling.Instellingenbestand);
        Assert.True(uitgang == 0, tekst);
        await Wacht.TotAsync(() => Has33(keten), "The pack was not taken over.");

        var (toewijzing, oud) = (ToRelease33(Proefbericht.Toewijzing()), Proefbericht.Toewijzing());
        await keten.Diemen.SendAsync(toewijzing);
        await keten.Diemen.SendAsync(oud);
        Assert.Equal(toewijzing.Inhoud, await keten.ZorgThuis.ReceiveAsync(toewijzing.Referentie));
        Assert.Equal(oud.Inhoud, await keten.ZorgThuis.ReceiveAsync(oud.Referentie));
        await keten.RestartAsync();
        var na = ToRelease33(Proefbericht.Toewijzing());
        await keten.Diemen.SendAsync(na);
        Assert.Equal(na.Inhoud, await keten.ZorgThuis.ReceiveAsync(na.Referentie));
    }

    [Fact]
    public async Task PackWithAFault_IsRefusedWithFileAndLineAndTheRunningOnesStay()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan());
        var schemamap = Path.Combine(Path.GetDirectoryName(keten.Opstelling.Instellingenbestand)!, "schemapakketten");
        var kapot = Path.Combine(schemamap, "kapot-1");
        Directory.CreateDirectory(kapot);
        await File.WriteAllTextAsync(
            Path.Combine(kapot, "a.xsd"), "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n<xs:element name=\"A\" type=\"xs:geheel\"/></xs:schema>",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(kapot, "manifest.json"),
            """{"pack":"kapot-1","standaard":"kapot","release":"1","documenten":[{"element":"A","namespace":"","titel":"A","schema":"a.xsd"}]}""",
            TestContext.Current.CancellationToken);

        await Wacht.TotAsync(
            () => Logarchief.Regels.Any(r => r.Contains(
                $"Schemamap {schemamap} heeft 1 fouten; de vorige schemapakketten blijven gelden: kapot-1: a.xsd regel 2: ", StringComparison.Ordinal)),
            "The fault was not logged.");

        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);
        Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    // Asked of this knooppunt: others of this run load a 3.3 too, and their logs are one.
    private static bool Has33(Proefketen keten)
        => ((Knooppuntinproces)keten.Knooppunt).Services.GetRequiredService<ICatalogusBron>().Huidig.Packs.Any(static p => p.Naam == "iwmo-3.3");

    private static Proefbericht ToRelease33(Proefbericht bericht) => bericht with
    {
        Versie = new Versie(3, 3),
        Inhoud = Encoding.UTF8.GetBytes(Gepubliceerd.ToBericht33(Encoding.UTF8.GetString(bericht.Inhoud))),
    };

    private string Download()
    {
        var pack = SchemaPack.LoadEmbedded("iwmo-3.2");
        return Gepubliceerd.WriteIwmo33(_map["download"], pack.Bestanden, pack.Open, t => t);
    }
}
