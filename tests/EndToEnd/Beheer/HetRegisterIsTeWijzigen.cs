using IB.Gateway.Demo;
using IB.Gateway.Routing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The party directory changes while the knooppunt runs; a file with a fault changes nothing.</summary>
public sealed class HetRegisterIsTeWijzigen
{
    private static readonly Deelnemer Nieuw = new("42420010", Rol.Instelling, "Nieuwkomer (proef)", ["WMO*"]);

    [Fact]
    public async Task NewParty_TakesPartWithoutARestart()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan());
        Assert.Equal(403, await StatusAsync(keten));

        keten.ChangePartijen(r => r.Add(Nieuw));
        await Wacht.TotAsync(async () => await StatusAsync(keten) == 200, "The new party is still refused.");

        var bericht = Proefbericht.Toewijzing().To(Nieuw);
        await keten.Diemen.SendAsync(bericht);
        Assert.Equal(bericht.Inhoud, await keten.Partij(Nieuw).ReceiveAsync(bericht.Referentie));
    }

    [Fact]
    public async Task FaultyFile_KeepsTheDirectoryThatWas()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan());
        var pad = keten.Opstelling.Partijenbestand;

        await File.WriteAllTextAsync(pad, """{"partijen":[{"code":"0384","rol":"Keizer"}]}""", TestContext.Current.CancellationToken);
        await Wacht.TotAsync(
            () => Logarchief.Regels.Any(r => r.Contains($"Partijregister {pad} heeft", StringComparison.Ordinal)), "The fault was not logged.");

        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);
        Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    private static async Task<int> StatusAsync(Proefketen keten)
        => (await keten.Partij(Nieuw).Postbus.ListAsync(1, TestContext.Current.CancellationToken)).Status;
}
