using System.Globalization;
using IB.Gateway.Ontvangst;
using IB.Gateway.Rest;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A stream that nobody reads holds one page and a connection, and no more of what follows; and gives it back (X21).</summary>
[Trait(Aanvalslijst.Kenmerk, "X21")]
public sealed class EenTrageLezer
{
    private const int Aantal = 10;
    private const int Grootte = 2_000_000;

    [Fact]
    public async Task Stream_ThatIsNotRead_HoldsAPageAtMost()
    {
        await using var keten = await Proefketen.StartAsync(Onderwerpketen.Create(
            r => r.Entitle(Deelnemers.Cak, Onderwerpketen.Toewijzingen, "inhoud", "landelijk", Onderwerpketen.Ver)));
        for (var n = 0; n < Aantal; n++)
            await keten.Diemen.SendAsync(Proefbericht.Toewijzing().Enlarge("wmo301:Contact", Grootte));
        var diensten = ((Knooppuntinproces)keten.Knooppunt).Services;
        var budget = diensten.GetRequiredService<Bytesbudget>();
        var plaatsen = diensten.GetRequiredService<Volgplaatsen>();
        await using (var traag = await RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.Partij(Deelnemers.Cak).Certificaat))
        {
            await traag.SendAsync(Ruwverzoek.Of("GET", $"/v1/onderwerpen/{Onderwerpketen.Toewijzingen}/gebeurtenissen", default, "Accept: text/event-stream"));
            await Wacht.TotAsync(() => GebeurtenissenAsync(keten, static aantal => aantal > 0), "The stream does not begin.");

            // Meanwhile another reader of the same party gets all of it.
            var volger = new Volger(keten.Partij(Deelnemers.Cak), Onderwerpketen.Toewijzingen);
            await volger.CatchUpAsync();

            Assert.Equal(Aantal, volger.Gebeurtenissen.Count);
            Assert.InRange(budget.InGebruik, 0, OnderwerpOptions.StandaardMaxBladBytes);
            Assert.True(await GebeurtenissenAsync(keten, static aantal => aantal < 2 * Aantal), "All of it was made ready for a client that does not read.");
        }

        await Wacht.TotAsync(() => budget.InGebruik == 0 && plaatsen.Count(Volgvorm.Stroom) == 0, "A stream that is gone still holds something.");
    }

    private static async Task<bool> GebeurtenissenAsync(Proefketen keten, Func<double, bool> voldoet)
    {
        var regel = (await keten.ReadBeheerAsync("/metrics")).Tekst.Split('\n')
            .FirstOrDefault(r => r.StartsWith("ib_onderwerp_gebeurtenissen_total{", StringComparison.Ordinal));
        return regel is not null && voldoet(double.Parse(regel.Split(' ')[^1], CultureInfo.InvariantCulture));
    }
}
