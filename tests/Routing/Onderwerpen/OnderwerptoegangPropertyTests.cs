using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Onderwerpen;

/// <summary>An event is seen exactly when <see cref="Onderwerporakel"/> says so: by judging it, and by reading the topic.</summary>
public sealed class OnderwerptoegangPropertyTests(ITestOutputHelper output)
{
    private const ulong Seed = 20260329;

    internal sealed record Geval(Onderwerp Onderwerp, Partij Partij, IReadOnlyList<Bericht> Berichten, DateOnly Vandaag, int Limiet, int Breedte);

    private static Gen<Geval> Gevallen =>
        from onderwerp in Onderwerpproef.Onderwerpen
        from partij in Onderwerpproef.Volgers
        from berichten in Onderwerpproef.Berichten.ListOf(12)
        from vandaag in Gen.Choose(0, Onderwerpproef.Dagen)
        from limiet in Gen.Choose(1, 5)
        from breedte in Gen.Choose(1, 13)
        select new Geval(onderwerp, partij, [.. berichten], Onderwerpproef.Begin.AddDays(vandaag), limiet, breedte);

    [Fact]
    public void Judge_AnyRightAndMessage_AgreesWithTheOracle()
    {
        output.WriteLine($"seed {Seed}");
        var (gezien, verborgen) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(4000).WithReplay(Seed, 1), Prop.ForAll(Gevallen.ToArbitrary(), geval =>
        {
            foreach (var bericht in geval.Berichten)
            {
                var verwacht = Onderwerporakel.Sees(geval.Onderwerp, geval.Partij, bericht, geval.Vandaag);
                var recht = Onderwerptoegang.Judge(geval.Onderwerp, geval.Partij, bericht, geval.Vandaag);
                (gezien, verborgen) = verwacht ? (gezien + 1, verborgen) : (gezien, verborgen + 1);
                if (verwacht != recht is not null || (recht is not null && !recht.Geldig.Omvat(geval.Vandaag)))
                    return false;
            }

            return true;
        }));
        output.WriteLine($"{gezien} seen, {verborgen} not");
        Assert.True(gezien > 500 && verborgen > 500, $"Too few of one kind: {gezien} seen, {verborgen} not.");
    }

    [Fact]
    public void Read_AnyTopic_GivesWhatTheOracleSeesAndPassesNothingOver()
    {
        output.WriteLine($"seed {Seed}");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(Seed, 1), Prop.ForAll(Gevallen.ToArbitrary(), geval =>
        {
            var journaal = new Geheugenjournaal(geval.Breedte);
            foreach (var bericht in geval.Berichten)
                journaal.Add(bericht);
            var verwacht = journaal.Alles.Where(b => Onderwerporakel.Sees(geval.Onderwerp, geval.Partij, b, geval.Vandaag)).Select(b => b.Volgnummer);

            // The property library knows no tasks.
            return verwacht.SequenceEqual(ReadAllAsync(geval, journaal).GetAwaiter().GetResult());
        }));
    }

    private static async Task<List<long>> ReadAllAsync(Geval geval, Geheugenjournaal journaal)
    {
        var gezien = new List<long>();
        if (Onderwerptoegang.FindRecht(geval.Partij, geval.Onderwerp.Naam, geval.Vandaag) is not { } recht)
            return gezien;
        var staart = new Journaalstaart(
            journaal, new Vastregister(Partijregister.Leeg), Proefknooppunt.Catalogus, TimeSpan.FromSeconds(1), TimeProvider.System);
        var lezer = new Onderwerplezer(
            journaal, staart, Proefknooppunt.Catalogus, new FakeTime(new DateTimeOffset(geval.Vandaag, new TimeOnly(12, 0), TimeSpan.Zero)));
        var stuk = new Onderwerpstuk([], 1, Bij: false);
        while (!stuk.Bij)
        {
            var vorige = stuk.Verder;
            stuk = await lezer.ReadAsync(
                geval.Onderwerp, geval.Partij, recht, geval.Vandaag, stuk.Verder, geval.Limiet, 250, wacht: false, TestContext.Current.CancellationToken);
            Assert.True(stuk.Berichten.Count <= geval.Limiet && (stuk.Bij || stuk.Verder > vorige), "It does not get on.");
            gezien.AddRange(stuk.Berichten.Select(b => b.Volgnummer));
        }

        return gezien;
    }
}
