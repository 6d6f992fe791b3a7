using IB.Gateway.Demo;
using IB.Gateway.Schemas;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Every message type of every standard goes from the one that sends it to the one that receives it, byte for byte. What begins or ends at the knooppunt does
/// not travel through it.
/// </summary>
public sealed class AlleBerichttypenReizen(Proefketen keten)
{
    private static readonly Berichtcatalogus Catalogus = Berichtcatalogus.LoadEmbedded();

    public static TheoryData<string> Functies
        => [.. Catalogus.Berichten.Where(b => b.AfzenderRol != Partijrol.Knooppunt && b.OntvangerRol != Partijrol.Knooppunt).Select(b => b.Functie)];

    [Fact]
    public void Catalogus_Holds44Types() => Assert.Equal(44, Functies.Count);

    [Theory]
    [MemberData(nameof(Functies))]
    public async Task Bericht_BetweenTheRightParties_ArrivesByteForByte(string functie)
    {
        var definitie = Catalogus.Berichten.Single(b => b.Functie == functie);
        var bericht = Proefbericht.Of(functie, Wie(definitie, definitie.AfzenderRol), Wie(definitie, definitie.OntvangerRol));
        if (definitie.Beantwoordt is { } heen)
        {
            var heenbericht = Proefbericht.Of(heen, bericht.Naar, bericht.Van);
            await keten.Partij(heenbericht.Van).SendAsync(heenbericht);
            bericht = bericht with { AntwoordOp = heenbericht.Referentie };
        }

        await keten.Partij(bericht.Van).SendAsync(bericht);
        var inhoud = await keten.Partij(bericht.Naar).ReceiveAsync(bericht.Referentie);

        Assert.Equal(bericht.Inhoud, inhoud);
        await keten.WaitForToestandAsync(bericht.Referentie, "bezorgd");
    }

    private static Deelnemer Wie(BerichtDefinitie definitie, Partijrol rol) => (definitie.Functie[0], rol) switch
    {
        (_, Partijrol.Cak) => Deelnemers.Cak,
        (_, Partijrol.Pgbuitvoerder) => Deelnemers.Svb,
        ('W', Partijrol.Gemeente) => Deelnemers.Diemen,
        ('W', _) => Deelnemers.ZorgThuis,
        (_, Partijrol.Gemeente) => Deelnemers.Amsterdam,
        _ => Deelnemers.JeugdVooruit,
    };
}
