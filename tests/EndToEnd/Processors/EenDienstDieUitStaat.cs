namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A message for a service of the knooppunt that is not switched on is refused, and says so.</summary>
public sealed class EenDienstDieUitStaat(Proefketen keten)
{
    private const string Reden =
        "Het knooppunt verwerkt geen {0}; de dienst waar dit bericht bij hoort is niet ingeschakeld. Controleer ontvanger en functie, of vraag de ontvanger het berichttype aan te zetten.";
    private static readonly string Bsn = Bsnreeks.Take(1)[0];

    [Fact]
    public async Task OverStuf_ComesBackAsFo01WithIB102()
    {
        var bericht = Wlzbericht.Registratie(Deelnemers.Diemen, new Wlzbericht.Voorziening("D-1", Bsn));

        await keten.Diemen.SendAsync(bericht);
        var fout = (await keten.Diemen.WaitForFoutAsync(bericht.Referentie)).Foutbericht!;

        Assert.Equal(("IB102", Reden.Replace("{0}", "WlzVoorzieningRegistratie", StringComparison.Ordinal)), (fout.Code, fout.Omschrijving));
    }

    [Fact]
    public async Task OverRest_Is202AndAFoutberichtWithIB102()
    {
        var bericht = Wlzbericht.Mutatie(new Wlzbericht.Indicatie(Bsn, "2026-12-01"));

        var antwoord = await keten.Ciz.SendRestAsync(bericht);
        var fout = await keten.Ciz.FindFoutAsync(bericht.Referentie);

        Assert.Equal(202, antwoord.Status);
        Assert.Equal(("IB102", Reden.Replace("{0}", "CizStatus", StringComparison.Ordinal)), ((string?)fout["code"], (string?)fout["omschrijving"]));
    }
}
