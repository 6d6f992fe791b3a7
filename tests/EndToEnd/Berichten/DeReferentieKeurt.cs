using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>An operator who doubts the compiled validator lets the reference judge; nobody else sees a difference.</summary>
public sealed class DeReferentieKeurt
{
    private static readonly Ketenplan Plan = new()
    {
        Instellingen = new Dictionary<string, string> { ["validatie:motor"] = "referentie" },
    };

    [Fact]
    public async Task ReferentieAsEngine_ValidAndInvalidMessages_BecomeOfThemWhatAlwaysDoes()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        var goed = Proefbericht.Toewijzing();
        var fout = Proefbericht.Toewijzing() with { Inhoud = Fixtures.Bytes("ongeldig/WMO301-geslacht-buiten-codelijst.xml") };

        await keten.Diemen.SendAsync(goed);
        await keten.Diemen.SendAsync(fout);

        Assert.Equal(goed.Inhoud, await keten.ZorgThuis.ReceiveAsync(goed.Referentie));
        Assert.Equal("StUF055", (await keten.Diemen.WaitForFoutAsync(fout.Referentie)).Foutbericht!.Code);
        Assert.Contains(Logarchief.Regels, r => r.Contains("validatie.motor is Referentie", StringComparison.Ordinal));
    }
}
