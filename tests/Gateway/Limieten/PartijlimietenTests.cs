using System.Diagnostics.CodeAnalysis;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Tests.Rest;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Tests.Limieten;

public sealed class PartijlimietenTests
{
    private static readonly Partij Een = Limietproef.Partij(Voorbeelden.Instelling);
    private static readonly Partij Ander = Limietproef.Partij(Voorbeelden.Gemeente);

    private static readonly Verkeerslimiet EenVerzoek = new() { VerzoekenPerSeconde = Limietproef.Vrijwelniets, VerzoekenPiek = 1 };

    [Fact]
    public void TryAdmit_RateUsedUp_RefusesThisPartyInThisTrafficOnly()
    {
        using var proef = new Limietproef(Limietproef.Inzenden(EenVerzoek));
        proef.Admit(Een).Dispose();

        var afwijzing = proef.Refuse(Een);

        Assert.Equal(Afwijsreden.Verzoeken, afwijzing.Reden);
        Assert.InRange(afwijzing.Seconden, 900, 2000);
        Assert.True(afwijzing.IsLimiet);
        proef.Admit(Een, Verkeerssoort.Ophalen).Dispose();
        proef.Admit(Ander).Dispose();
        Assert.Equal(["ib.verzoeken.afgewezen{kanaal=rest,reden=verzoeken,verkeer=inzenden} 1"], proef.Metingen);
    }

    [Fact]
    public void TryAdmit_PartyThatDoesNotWait_IsHeldBackUntilItDoes()
    {
        using var proef = new Limietproef(Limietproef.Inzenden(EenVerzoek));
        proef.Admit(Een).Dispose();
        for (var i = 0; i <= 100; i++)
            Assert.False(proef.Refuse(Een).Aanhouden);

        var afwijzing = proef.Refuse(Een);
        Assert.True(afwijzing.Aanhouden);
        proef.Klok.Advance(TimeSpan.FromSeconds(afwijzing.Seconden));

        Assert.False(proef.Refuse(Een).Aanhouden);
    }

    [Fact]
    public async Task Limietpoort_PartyThatDoesNotWait_IsAnsweredLaterAndOthersAreNot()
    {
        using var proef = new Limietproef(Limietproef.Inzenden(EenVerzoek));
        proef.Admit(Een).Dispose();
        for (var i = 0; i <= 100; i++)
            proef.Refuse(Een);
        var poort = new Limietpoort(_ => Task.CompletedTask, new Innamepoort([]), proef.Limieten, proef.Meter, proef.Klok);
        var antwoorden = 0;

        var weigering = poort.InvokeAsync(Verzoek(Een));
        await poort.InvokeAsync(Verzoek(Ander));
        proef.Klok.Advance(Limietpoort.Aanhoudtijd - TimeSpan.FromTicks(1));
        Assert.Equal((false, 0), (weigering.IsCompleted, antwoorden));
        proef.Klok.Advance(TimeSpan.FromTicks(1));
        await weigering;

        Assert.Equal(1, antwoorden);

        DefaultHttpContext Verzoek(Partij partij)
        {
            var http = new DefaultHttpContext();
            var klasse = new Verkeersklasse(Verkeerssoort.Inzenden, IB.Gateway.Telemetrie.Kanaal.Stuf, (_, _, _) =>
            {
                antwoorden++;
                return Task.CompletedTask;
            });
            http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(klasse), null));
            http.Features.Set<IIndienerFeature>(new Beller(new Indiener(partij)));
            return http;
        }
    }

    [Fact]
    public void TryAdmit_AllPlacesTaken_RefusesUntilOneIsFree()
    {
        using var proef = new Limietproef(Limietproef.Inzenden(new Verkeerslimiet { Gelijktijdig = 2 }));
        using var eerste = proef.Admit(Een);
        var tweede = proef.Admit(Een);

        Assert.Equal(new Afwijzing(Afwijsreden.Gelijktijdig, TimeSpan.FromSeconds(1)), proef.Refuse(Een));
        proef.Admit(Ander).Dispose();
        tweede.Dispose();
        tweede.Dispose();
        using var derde = proef.Admit(Een);
        Assert.Equal(Afwijsreden.Gelijktijdig, proef.Refuse(Een).Reden);
    }

    [Fact]
    public void TryAdmit_RefusedForItsPlaces_HasNotUsedUpItsRate()
    {
        using var proef = new Limietproef(
            Limietproef.Inzenden(new Verkeerslimiet { Gelijktijdig = 1, VerzoekenPerSeconde = Limietproef.Vrijwelniets, VerzoekenPiek = 2 }));
        using (proef.Admit(Een))
        {
            for (var i = 0; i < 10; i++)
                Assert.Equal(Afwijsreden.Gelijktijdig, proef.Refuse(Een).Reden);
        }

        proef.Admit(Een).Dispose();
        Assert.Equal(Afwijsreden.Verzoeken, proef.Refuse(Een).Reden);
    }

    [Fact]
    public void TryAdmit_RefusedForItsRate_HoldsNoPlaceAndNoMessageOfToday()
    {
        using var proef = new Limietproef(Limietproef.Inzenden(EenVerzoek with { Gelijktijdig = 1, BerichtenPerDag = 1 }));
        proef.Admit(Een).Dispose();

        Assert.Equal(Afwijsreden.Verzoeken, proef.Refuse(Een).Reden);
        Assert.Equal(Afwijsreden.Verzoeken, proef.Refuse(Een).Reden);
        Assert.Equal(0, proef.Limieten.List().Single().Verkeer.Vandaag);
    }

    [Fact]
    public void TryAdmit_QuotaOfTheDay_CountsWhatWasTakenOverUntilMidnight()
    {
        using var proef = new Limietproef(Limietproef.Inzenden(new Verkeerslimiet { BerichtenPerDag = 2 }));
        Take(proef);
        proef.Admit(Een).Dispose();
        Take(proef);

        var afwijzing = proef.Refuse(Een);

        // The clock of the test stands at ten in the morning in Amsterdam.
        Assert.Equal(new Afwijzing(Afwijsreden.Dagquotum, TimeSpan.FromHours(14)), afwijzing);
        proef.Admit(Een, Verkeerssoort.Ophalen).Dispose();
        proef.Klok.Advance(TimeSpan.FromHours(14) - TimeSpan.FromTicks(1));
        Assert.Equal(1, proef.Refuse(Een).Seconden);
        proef.Klok.Advance(TimeSpan.FromTicks(1));
        Take(proef);
        Take(proef);
        Assert.Equal(Afwijsreden.Dagquotum, proef.Refuse(Een).Reden);

        static void Take(Limietproef proef)
        {
            using var toelating = proef.Admit(Een);
            toelating.Keep();
        }
    }

    [Fact]
    public void TryReceive_ShareUsedUp_RefusesThisPartyAndNotAnother()
    {
        using var proef = new Limietproef(new LimietOptions());
        using var groot = proef.Admit(Een);
        Assert.Null(groot.TryReceive(20_000, 20_000, out var bezet));
        Assert.Equal(Ruimte.AandeelOp, bezet!.TryGrowTo(Limietproef.Budgetmaximum));
        using var klein = proef.Admit(Een);

        Assert.Equal(new Afwijzing(Afwijsreden.BytesOnderweg, TimeSpan.FromSeconds(1)), klein.TryReceive(9000, 9000, out var niets));
        Assert.Null(niets);
        using var ander = proef.Admit(Ander);
        Assert.Null(ander.TryReceive(9000, 9000, out var ruimte));
        ruimte!.Dispose();
        bezet.Dispose();
        Assert.Null(klein.TryReceive(9000, 9000, out ruimte));
        ruimte!.Dispose();
        Assert.Equal(0, proef.Budget.InGebruik);
    }

    [Fact]
    public void TryReceive_BudgetOfAllUsedUp_IsNotTheLimitOfTheParty()
    {
        using var proef = new Limietproef(new LimietOptions());
        Assert.Equal(Ruimte.Genoeg, proef.Budget.TryReserve(Limietproef.Budgetmaximum, out _));
        using var toelating = proef.Admit(Een);

        var afwijzing = toelating.TryReceive(1, 1, out _);

        Assert.Equal(new Afwijzing(Afwijsreden.Budget, TimeSpan.FromSeconds(5)), afwijzing);
        Assert.False(afwijzing!.IsLimiet);
        Assert.Null(proef.Limieten.List().Single().Verkeer.Afwijsstand);
        Assert.Equal(["ib.verzoeken.afgewezen{kanaal=rest,reden=budget,verkeer=inzenden} 1"], proef.Metingen);
    }

    [Fact]
    public void TryReceive_BytesPerSecondUsedUp_GivesTheMemoryBack()
    {
        using var proef = new Limietproef(Limietproef.Inzenden(new Verkeerslimiet { BytesPerSeconde = 1, BytesPiek = 1 }));
        using var eerste = proef.Admit(Een);
        Assert.Null(eerste.TryReceive(6000, 6000, out var ruimte));
        ruimte!.Dispose();
        using var tweede = proef.Admit(Een);

        var afwijzing = tweede.TryReceive(6000, 6000, out var niets);

        // 4,000 of the 10,000 of the largest request are left; the other 2,000 come at one per second.
        Assert.Equal(Afwijsreden.Bytes, afwijzing!.Reden);
        Assert.InRange(afwijzing.Seconden, 1900, 2002);
        Assert.Null(niets);
        Assert.Equal(0, proef.Budget.InGebruik);
    }

    [Fact]
    public void TrySend_Payload_CountsInTheMailboxOnly()
    {
        using var proef = new Limietproef(new LimietOptions { Ophalen = new Verkeerslimiet { BytesPerSeconde = 1, BytesPiek = 1 } });
        using var halen = proef.Admit(Een, Verkeerssoort.Ophalen);
        Assert.Null(halen.TrySend(10_000, out var ruimte));
        Assert.Equal(10_000, proef.Budget.InGebruik);
        ruimte!.Dispose();

        Assert.Equal(Afwijsreden.Bytes, proef.Admit(Een, Verkeerssoort.Ophalen).TrySend(10_000, out _)!.Reden);
        Assert.Null(proef.Admit(Een).TryReceive(10_000, 10_000, out _));
    }

    [Fact]
    public void Change_SameLimits_GoOnCounting()
    {
        using var proef = new Limietproef(Limietproef.Inzenden(EenVerzoek));
        proef.Admit(Een).Dispose();

        var opnieuw = Een with { Naam = "Dezelfde, opnieuw gelezen" };
        proef.Change(opnieuw);

        Assert.Equal(Afwijsreden.Verzoeken, proef.Refuse(opnieuw).Reden);
    }

    [Fact]
    public void Change_OtherLimits_HoldFromTheNextRequestAndKeepTheDay()
    {
        using var proef = new Limietproef(Limietproef.Inzenden(EenVerzoek with { BerichtenPerDag = 2 }));
        using (var eerste = proef.Admit(Een))
            eerste.Keep();
        Assert.Equal(Afwijsreden.Verzoeken, proef.Refuse(Een).Reden);

        var ruimer = Een with { Limieten = new Limietafspraak(new Verkeerslimiet { VerzoekenPiek = 10 }, null) };
        proef.Change(ruimer);

        using (var tweede = proef.Admit(ruimer))
            tweede.Keep();
        Assert.Equal(Afwijsreden.Dagquotum, proef.Refuse(ruimer).Reden);
    }

    [Fact]
    public void Change_PartyThatLeft_IsForgottenWhileItsRequestIsUnderWay()
    {
        using var proef = new Limietproef(new LimietOptions());
        var laatste = proef.Admit(Een);
        Assert.Null(laatste.TryReceive(5000, 5000, out var ruimte));
        proef.Admit(Ander).Dispose();

        proef.Change(Ander);
        proef.Admit(Ander).Dispose();

        Assert.Equal([Ander.Code], proef.Limieten.List().Select(p => p.Partij));
        ruimte!.Dispose();
        laatste.Dispose();
        Assert.Equal(0, proef.Budget.InGebruik);
    }

    [Fact]
    public async Task TryAdmit_ByManyThreads_NeverLetsInMoreThanThereMayBe()
    {
        const int Plaatsen = 5;
        using var proef = new Limietproef(
            Limietproef.Inzenden(new Verkeerslimiet { Gelijktijdig = Plaatsen, BerichtenPerDag = 1000, VerzoekenPiek = 1_000_000 }));
        var binnen = 0;
        var meest = 0;
        var overgenomen = 0;
        using var start = new Barrier(8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                for (var i = 0; i < 2000; i++)
                {
                    using var toelating = proef.Limieten.TryAdmit(Een, Verkeerssoort.Inzenden, IB.Gateway.Telemetrie.Kanaal.Stuf, out var afwijzing);
                    if (toelating is null)
                        continue;
                    var nu = Interlocked.Increment(ref binnen);
                    InterlockedMax(ref meest, nu);
                    if (i % 2 == 0)
                    {
                        toelating.Keep();
                        Interlocked.Increment(ref overgenomen);
                    }

                    Interlocked.Decrement(ref binnen);
                }
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.InRange(meest, 1, Plaatsen);
        Assert.InRange(overgenomen, 1, 1000);
        Assert.Equal(overgenomen, proef.Limieten.List().Single().Verkeer.Vandaag);
    }

    private sealed record Beller(Indiener Indiener) : IIndienerFeature
    {
        public bool TryReadmit([NotNullWhen(true)] out Indiener? indiener, [NotNullWhen(false)] out Toegangsweigering? weigering)
        {
            (indiener, weigering) = (Indiener, null);
            return true;
        }
    }

    private static void InterlockedMax(ref int plek, int waarde)
    {
        int gezien;
        while (waarde > (gezien = Volatile.Read(ref plek)) && Interlocked.CompareExchange(ref plek, waarde, gezien) != gezien)
        {
            // Another thread wrote in between; look again.
        }
    }
}
