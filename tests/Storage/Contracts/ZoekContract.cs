using IB.Gateway.Testing;

namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>What is found by any combination of filters is what a look at every message finds, page by page, both ways.</summary>
public abstract class ZoekContract(ITestOutputHelper output) : OpslagContract
{
    private const int Berichten = 400;
    private const int Vragen = 400;
    private static readonly string[] Partijen = ["0363", "0518", "42420001", "42420002", "SOFTWARE"];
    private static readonly string[] Functies = ["WMO301", "WMO305", "JW301", ""];
    private static readonly string[] Codes = ["IB210", "IB216", "IB002", "F1"];

    [Fact]
    public async Task Search_AnyCombination_FindsWhatALookAtEachMessageFinds()
    {
        var random = Begin();
        var alle = await FillAsync(random);
        for (var n = 0; n < Vragen; n++)
        {
            var vraag = Ask(random, alle);
            var volgorde = random.Next(2) == 0 ? Zoekvolgorde.OudsteEerst : Zoekvolgorde.NieuwsteEerst;
            var limit = random.Next(1, 60);

            var gevonden = await PageAsync(vraag, volgorde, limit);

            Assert.True(
                Zoekmodel.Find(alle, vraag, volgorde).Select(b => b.Volgnummer).SequenceEqual(gevonden.Select(b => b.Volgnummer)),
                $"{vraag} {volgorde}, {limit} a page: {string.Join(' ', gevonden.Select(b => b.Volgnummer))}");
        }
    }

    [Fact]
    public async Task Search_WhatIsFound_IsTheWholeMessage()
    {
        var alle = await FillAsync(Begin());

        var gevonden = await PageAsync(new Zoekvraag(), Zoekvolgorde.OudsteEerst, 100);

        Assert.Equal(alle.Count, gevonden.Count);
        Assert.All(alle.Zip(gevonden), paar => AssertEqual(paar.First, paar.Second));
    }

    [Fact]
    public async Task Search_NewMessagesMeanwhile_ShiftNoPage()
    {
        await AppendSomeAsync(1, 10);
        var vraag = new Zoekvraag { Functie = "WMO301" };
        var eerste = await Zoeker.SearchAsync(vraag, Zoekvolgorde.NieuwsteEerst, na: null, 4, Stop);

        await AppendSomeAsync(11, 10);
        var tweede = await Zoeker.SearchAsync(vraag, Zoekvolgorde.NieuwsteEerst, eerste.Verder, 4, Stop);

        Assert.Equal([10, 9, 8, 7], eerste.Berichten.Select(b => b.Volgnummer));
        Assert.Equal([6, 5, 4, 3], tweede.Berichten.Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task Search_ClockPutBack_PeriodStillFindsAll()
    {
        await AppendSomeAsync(1, 5);
        var vooruit = Klok.GetUtcNow();
        Klok.Advance(TimeSpan.FromHours(-3));
        var terug = Klok.GetUtcNow();
        await AppendSomeAsync(6, 5);
        Klok.Advance(TimeSpan.FromHours(1));
        await AppendSomeAsync(11, 5);

        Assert.Equal([6, 7, 8, 9, 10], await NummersAsync(new Zoekvraag { Van = terug, Tot = terug.AddMinutes(30) }));
        Assert.Equal([1, 2, 3, 4, 5], await NummersAsync(new Zoekvraag { Van = vooruit }));
        Assert.Equal(Enumerable.Range(6, 10).Select(n => (long)n), await NummersAsync(new Zoekvraag { Tot = vooruit }));
        await ReopenAsync();
        Klok.Advance(TimeSpan.FromHours(-1));
        await AppendSomeAsync(16, 1);
        Assert.Equal([6, 7, 8, 9, 10, 16], await NummersAsync(new Zoekvraag { Van = terug, Tot = terug.AddMinutes(30) }));
    }

    [Fact]
    public async Task Search_ClockThatSlipsALittle_KeepsTheTimeOfAcceptanceInOrder()
    {
        await AppendSomeAsync(1, 1);
        var eerste = (await GetAsync(1)).OntvangenOp;

        Klok.Advance(TimeSpan.FromMilliseconds(-300));
        await AppendSomeAsync(2, 1);

        Assert.Equal(eerste, (await GetAsync(2)).OntvangenOp);
    }

    [Fact]
    public async Task Search_NothingAmongMany_EndsAfterPagesThatGetOn()
    {
        await AppendSomeAsync(1, 300);

        Assert.Empty(await PageAsync(new Zoekvraag { Toestanden = [Toestand.Bezorgd] }, Zoekvolgorde.NieuwsteEerst, 1000));
        Assert.Empty(await PageAsync(new Zoekvraag { Functie = "WMO301", Ontvanger = Voorbeeld.Gemeente }, Zoekvolgorde.OudsteEerst, 1000));
    }

    [Fact]
    public async Task Search_EmptyJournal_IsOneEmptyPage()
    {
        var pagina = await Zoeker.SearchAsync(new Zoekvraag { Van = Klok.GetUtcNow() }, Zoekvolgorde.OudsteEerst, na: null, 10, Stop);

        Assert.Empty(pagina.Berichten);
        Assert.Null(pagina.Verder);
    }

    [Fact]
    public async Task Search_CodeOfARefusal_IsThatOfTheLastOne()
    {
        await AppendSomeAsync(1, 2);
        await RefuseAsync(1, "F1");
        await RefuseAsync(1, "F2");

        Assert.Equal([1], await NummersAsync(new Zoekvraag { Foutcode = "F2" }));
        Assert.Empty(await NummersAsync(new Zoekvraag { Foutcode = "F1" }));
        Assert.Equal("F2", (await GetAsync(1)).GeweigerdMet);
        Assert.Null((await GetAsync(2)).GeweigerdMet);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1001, null)]
    [InlineData(10, -1L)]
    [InlineData(10, long.MaxValue)]
    public async Task Search_OutOfRange_IsABugOfTheCaller(int limit, long? na)
        => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Zoeker.SearchAsync(new Zoekvraag(), Zoekvolgorde.OudsteEerst, na, limit, Stop).AsTask());

    private Random Begin()
    {
        var seed = Toeval.SeedOr(20260302);
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> uit) => uit[random.Next(uit.Count)];

    private async Task<List<Bericht>> FillAsync(Random random)
    {
        for (var n = 1; n <= Berichten; n++)
        {
            await AppendAsync(Make(random, n));
            if (random.Next(3) == 0)
                Klok.Advance(TimeSpan.FromMinutes(random.Next(-2, 30)));
            await ChangeAsync(random, random.Next(1, n + 1));
        }

        var alle = new List<Bericht>();
        for (var volgnummer = 1; volgnummer <= Berichten; volgnummer++)
            alle.Add(await GetAsync(volgnummer));
        Assert.Equal(7, alle.Select(b => b.Toestand).Distinct().Count());
        return alle;
    }

    private static Boeking Make(Random random, int n)
    {
        var zender = Pick(random, Partijen);
        var envelop = Voorbeeld.Envelop(random.Next(4) == 0 ? $"ref-{random.Next(20)}" : Voorbeeld.Id(n)) with
        {
            Zender = new Systeem(zender, "Suite"),
            Ontvanger = new Systeem(Pick(random, Partijen), "GGk"),
            Functie = Pick(random, Functies),
        };
        if (random.Next(3) == 0)
            envelop = envelop with { ConversatieId = Voorbeeld.Id(random.Next(1, n + 1)) };
        var boeking = Voorbeeld.Boeking(envelop, Voorbeeld.Inhoud(n)) with
        {
            Indiener = random.Next(4) == 0 ? Pick(random, Partijen) : zender,
            ClaimtReferentie = envelop.Referentienummer == Voorbeeld.Id(n),
        };
        return random.Next(8) switch
        {
            0 => boeking.Afgekeurd() with { Fout = Voorbeeld.Fout with { Code = Pick(random, Codes) } },
            1 => boeking with { VastgehoudenTot = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            _ => boeking,
        };
    }

    private async Task ChangeAsync(Random random, long volgnummer)
    {
        switch (random.Next(6))
        {
            case 0:
                await StartAsync(volgnummer);
                break;
            case 1 when await StartAsync(volgnummer):
                await Bezorgingen.CompletePogingAsync(volgnummer, Pogingsuitkomst.Bezorgd("ok"), Stop);
                break;
            case 2 when await StartAsync(volgnummer):
                await Bezorgingen.CompletePogingAsync(
                    volgnummer, Pogingsuitkomst.Mislukt("op") with { Foutcode = random.Next(2) == 0 ? Pick(random, Codes) : null }, Stop);
                break;
            case 3 when random.Next(8) == 0:
                await Bezorgingen.ExpireAsync(Klok.GetUtcNow(), 3, "verlopen", Stop);
                break;
            default:
                break;
        }
    }

    private static Zoekvraag Ask(Random random, List<Bericht> alle)
    {
        // About a message that is there, so that most combinations find something.
        var b = Pick(random, alle);
        var vraag = new Zoekvraag
        {
            Partij = Maybe(3, Pick(random, [b.Indiener, b.Envelop.Zender.Organisatie, b.Envelop.Ontvanger.Organisatie])),
            Zender = Maybe(5, b.Envelop.Zender.Organisatie),
            Ontvanger = Maybe(5, b.Envelop.Ontvanger.Organisatie),
            Functie = Maybe(4, b.Envelop.Functie),
            Foutcode = Maybe(5, b.Fout?.Code ?? b.GeweigerdMet ?? "geen"),
            Referentienummer = Maybe(12, b.Envelop.Referentienummer),
            ConversatieId = Maybe(12, b.Envelop.ConversatieId),
        };
        if (random.Next(2) == 0)
            vraag = vraag with { Toestanden = [b.Toestand, .. Enumerable.Repeat(0, random.Next(3)).Select(_ => Pick(random, Enum.GetValues<Toestand>()))] };
        if (random.Next(3) == 0)
            vraag = vraag with { Van = b.OntvangenOp.AddTicks(random.Next(-20_000, 20_000)) };
        if (random.Next(3) == 0)
            vraag = vraag with { Tot = b.OntvangenOp.AddMinutes(random.Next(-1, 60)).AddTicks(random.Next(-20_000, 20_000)) };
        return vraag;

        string? Maybe(int kans, string waarde) => random.Next(kans) == 0 ? waarde : null;
    }

    private async Task<List<Bericht>> PageAsync(Zoekvraag vraag, Zoekvolgorde volgorde, int limit)
    {
        var gevonden = new List<Bericht>();
        long? na = null;
        do
        {
            var pagina = await Zoeker.SearchAsync(vraag, volgorde, na, limit, Stop);
            Assert.InRange(pagina.Berichten.Count, 0, limit);
            gevonden.AddRange(pagina.Berichten);
            Assert.NotEqual(na ?? -1, pagina.Verder ?? -2);
            na = pagina.Verder;
        }
        while (na is not null);
        return gevonden;
    }

    private async Task<IEnumerable<long>> NummersAsync(Zoekvraag vraag)
        => (await PageAsync(vraag, Zoekvolgorde.OudsteEerst, 100)).Select(b => b.Volgnummer);

    private async Task AppendSomeAsync(int eerste, int aantal)
    {
        for (var n = eerste; n < eerste + aantal; n++)
            await AppendAsync(Voorbeeld.Boeking(n));
    }

    private async Task RefuseAsync(long volgnummer, string code)
    {
        await StartAsync(volgnummer);
        await Bezorgingen.CompletePogingAsync(volgnummer, Pogingsuitkomst.Geweigerd("nee", Klok.GetUtcNow()) with { Foutcode = code }, Stop);
    }

    private async Task<bool> StartAsync(long volgnummer) => await Bezorgingen.StartPogingAsync(volgnummer, "poging", Stop) > 0;
}
