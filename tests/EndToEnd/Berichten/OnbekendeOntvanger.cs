using IB.Gateway.Demo;
using IB.Gateway.Routing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A message for an organisation that the directory does not know comes back as a foutbericht.</summary>
public sealed class OnbekendeOntvanger(Proefketen keten)
{
    private static readonly Deelnemer Onbekend = new("99999999", Rol.Instelling, "Bestaat niet", []);
    private static readonly Deelnemer OnbekendeGemeente = new("9999", Rol.Gemeente, "Bestaat niet", []);

    [Fact]
    public async Task OverStuf_ComesBackAsFo01WithIB210()
    {
        var bericht = Proefbericht.Toewijzing().To(Onbekend);

        await keten.Diemen.SendAsync(bericht);
        var fout = await keten.Diemen.WaitForFoutAsync(bericht.Referentie);

        Assert.Equal("IB210", fout.Foutbericht!.Code);
        Assert.Contains("99999999", fout.Foutbericht.Omschrijving, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverRest_Is202AndAFoutberichtWithIB210()
    {
        var bericht = Proefbericht.Start().To(OnbekendeGemeente);

        var antwoord = await keten.ZorgThuis.SendRestAsync(bericht);

        Assert.Equal(202, antwoord.Status);
        Assert.Equal("IB210", (string?)(await keten.ZorgThuis.FindFoutAsync(bericht.Referentie))["code"]);
    }
}
