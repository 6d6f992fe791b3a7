using IB.Gateway.Demo;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A message is handed to nobody who does not prove with a trusted certificate that the address is its own.</summary>
public sealed class EenOntvangerDieZichNietBewijst
{
    [Fact]
    public async Task CertificateOfAnotherCa_GetsNothing()
    {
        using var map = new TijdelijkeMap();
        using var anderePki = Opstelling.Create(map.Pad, TimeProvider.System);

        await RequireNothingAsync(_ => anderePki.Certificaat(Deelnemers.Diemen));
    }

    [Fact]
    public async Task CertificateOfAnotherHost_GetsNothing() => await RequireNothingAsync(static opstelling =>
    {
        const string Naam = "elders";
        var pad = opstelling.Pki.Issue(opstelling.PkiMap, new PkiAanvraag(Naam, "Elders", null, "elders.example", null, ["elders.example"], []));
        return Eigencertificaat.Load(pad, Path.ChangeExtension(pad, ".key"));
    });

    private static async Task RequireNothingAsync(Func<Opstelling, Eigencertificaat> certificaat)
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan { Instellingen = Ketenplan.Ongeduldig });
        using var vals = certificaat(keten.Opstelling);
        await using var ander = await Gemeentesimulator.StartAsync(vals, TestContext.Current.CancellationToken);
        await keten.StopAsync();
        keten.ChangePartijen(r => r.Partij(Deelnemers.Diemen)["bezorging"]!.AsArray()[0]!["adres"] = ander.Port.AbsoluteUri);
        await keten.RestartAsync();
        var bericht = Proefbericht.Start();

        await keten.ZorgThuis.SendAsync(bericht);
        var gezien = await keten.WaitForToestandAsync(bericht.Referentie, "mislukt");

        Assert.Contains(
            gezien["historie"]!.AsArray(), g => ((string)g!["oorzaak"]!).Contains("de beveiligde verbinding is geweigerd", StringComparison.Ordinal));
        Assert.Empty(ander.Gekregen);
    }
}
