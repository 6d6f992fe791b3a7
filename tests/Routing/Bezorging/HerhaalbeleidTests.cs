using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Bezorging;

public sealed class HerhaalbeleidTests
{
    private static readonly DateTimeOffset Nu = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly BezorgOptions Options = new() { MaxPogingen = 3, Tussenpoos = TimeSpan.FromHours(3) };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Decide_Bevestigd_IsBezorgdAtAnyAttempt(int poging)
        => Assert.Equal(
            new Pogingsuitkomst(Toestand.Bezorgd, $"Poging {poging} van 3: Ontvangen."),
            Herhaalbeleid.Decide(new Bezorgresultaat(Bezorgafloop.Bevestigd, "Ontvangen."), poging, Nu, Options));

    [Theory]
    [InlineData(Bezorgafloop.Onbereikbaar, 1, Toestand.Klaargezet)]
    [InlineData(Bezorgafloop.Onbereikbaar, 2, Toestand.Klaargezet)]
    [InlineData(Bezorgafloop.BerichtGeweigerd, 1, Toestand.Aangeboden)]
    [InlineData(Bezorgafloop.BerichtGeweigerd, 2, Toestand.Aangeboden)]
    public void Decide_FailedWithAttemptsLeft_WaitsTheInterval(Bezorgafloop afloop, int poging, Toestand toestand)
        => Assert.Equal(
            new Pogingsuitkomst(toestand, $"Poging {poging} van 3: mis.", Nu.AddHours(3)),
            Herhaalbeleid.Decide(new Bezorgresultaat(afloop, "mis."), poging, Nu, Options));

    [Theory]
    [InlineData(1, Toestand.Aangeboden)]
    [InlineData(3, Toestand.Mislukt)]
    public void Decide_RefusedWithACode_KeepsTheCode(int poging, Toestand toestand)
    {
        var uitkomst = Herhaalbeleid.Decide(new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, "nee.") { Foutcode = "IB216" }, poging, Nu, Options);

        Assert.Equal((toestand, "IB216"), (uitkomst.Toestand, uitkomst.Foutcode));
    }

    [Theory]
    [InlineData(Bezorgafloop.Onbereikbaar, 3)]
    [InlineData(Bezorgafloop.BerichtGeweigerd, 3)]
    public void Decide_LastAttemptFailed_IsMislukt(Bezorgafloop afloop, int poging)
        => Assert.Equal(
            new Pogingsuitkomst(Toestand.Mislukt, $"Poging {poging} van 3: mis. Geen pogingen meer; beheer kan het bericht opnieuw aanbieden."),
            Herhaalbeleid.Decide(new Bezorgresultaat(afloop, "mis.", TimeSpan.FromMinutes(1)), poging, Nu, Options));

    [Theory]
    [InlineData(2, 12 * 60, 12 * 60)]
    [InlineData(2, 60, 675)]
    [InlineData(2, 0, 675)]
    [InlineData(2, -5, 675)]
    [InlineData(2, 6 * 3600, 6 * 3600)]
    [InlineData(2, (6 * 3600) + 1, 6 * 3600)]
    [InlineData(2, int.MaxValue, 6 * 3600)]
    [InlineData(7, 6 * 3600, 6 * 3600)]
    [InlineData(7, 5, 6 * 3600)]
    public void Decide_ReceiverAsksToWait_IsFollowedWithinBounds(int poging, int gevraagd, int seconden)
    {
        foreach (var afloop in (Bezorgafloop[])[Bezorgafloop.Onbereikbaar, Bezorgafloop.BerichtGeweigerd])
        {
            var uitkomst = Herhaalbeleid.Decide(new Bezorgresultaat(afloop, "later.", TimeSpan.FromSeconds(gevraagd)), poging, Nu, new BezorgOptions());
            Assert.Equal(Nu.AddSeconds(seconden), uitkomst.VolgendePoging);
        }
    }

    [Fact]
    public void Decide_ReceiverAsksForAMomentEachTime_ShortAtFirstAndThenTheLongest()
        => Assert.Equal([168.75, 675, 2700, 10_800, 21_600, 21_600, 21_600], Wachten(new BezorgOptions(), TimeSpan.FromSeconds(5)).Select(w => w.TotalSeconds));

    [Fact]
    public void Decide_WhateverAReceiverAsks_AllAttemptsTakeNoLessThanWithoutAsking()
    {
        var gevallen = from max in Gen.Choose(1, 1000)
                       from tussenpoos in Gen.Choose(1, 7 * 24 * 3600)
                       from gevraagd in Gen.Choose(0, 15 * 24 * 3600)
                       select (Options: new BezorgOptions { MaxPogingen = max, Tussenpoos = TimeSpan.FromSeconds(tussenpoos) },
                           Gevraagd: TimeSpan.FromSeconds(gevraagd));
        Prop.ForAll(gevallen.ToArbitrary(), g =>
        {
            var wachten = Wachten(g.Options, g.Gevraagd);
            return wachten.Sum(w => w.Ticks) >= g.Options.Tussenpoos.Ticks * (g.Options.MaxPogingen - 1)
                && wachten.All(w => w >= TimeSpan.FromSeconds(1) && w <= g.Options.Tussenpoos * 2);
        }).QuickCheckThrowOnFailure();

        for (var max = 1; max <= 1000; max++)
        {
            var options = new BezorgOptions { MaxPogingen = max };
            Assert.True(Wachten(options, TimeSpan.Zero).Sum(w => w.Ticks) >= options.Tussenpoos.Ticks * (max - 1), $"{max} attempts");
        }
    }

    [Theory]
    [InlineData(Bezorgafloop.Bevestigd, Toestand.Bezorgd, "Extra poging, na 3 die werden afgebroken: zo.")]
    [InlineData(
        Bezorgafloop.Onbereikbaar, Toestand.Mislukt,
        "Extra poging, na 3 die werden afgebroken: zo. Geen pogingen meer; beheer kan het bericht opnieuw aanbieden.")]
    public void Decide_TheAttemptAlone_SaysSo(Bezorgafloop afloop, Toestand toestand, string oorzaak)
        => Assert.Equal(new Pogingsuitkomst(toestand, oorzaak), Herhaalbeleid.Decide(new Bezorgresultaat(afloop, "zo."), 4, Nu, Options));

    [Fact]
    public void Decide_AskedToWaitForever_DoesNotOverflow()
        => Assert.Equal(
            Nu.AddHours(6), Herhaalbeleid.Decide(new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "later.", TimeSpan.MaxValue), 1, Nu, Options).VolgendePoging);

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void CheckStart_MoreStartsThanAttemptsAndOneAlone_IsMislukt(int poging, bool mislukt)
        => Assert.Equal(
            mislukt
                ? new Pogingsuitkomst(
                    Toestand.Mislukt,
                    "Er is 4 keer aan bezorgen begonnen zonder uitkomst, de laatste keer met niets ernaast; beheer moet het bericht beoordelen.")
                : null,
            Herhaalbeleid.CheckStart(poging, Options));

    [Fact]
    public void Deliverable_AnyQueue_AgreesWithTheRuleSpelledOut()
    {
        var rij = (from toestand in Gen.Elements(Toestand.Klaargezet, Toestand.Aangeboden)
                   from minuten in Gen.Elements<int?>(null, -1, 0, 1, 6 * 60, (6 * 60) + 1)
                   from pogingen in Gen.Elements(0, 1)
                   select (toestand, minuten, pogingen)).ListOf();

        Prop.ForAll(rij.ToArbitrary(), r =>
        {
            List<Bericht> wachtend = [.. r.Select((w, i) => Bericht(i, w.toestand, w.minuten) with { Pogingen = w.pogingen })];
            var verwacht = new List<long>();

            // Tried before, and planned for a moment that is to come; further off than twice the interval nothing was ever planned.
            static bool WachtNog(Bericht b) => b.Pogingen > 0 && b.VolgendePoging > Nu && b.VolgendePoging <= Nu.AddHours(6);
            for (var i = 0; i < wachtend.Count; i++)
            {
                // Due, and nobody before it waits for the receiver to be reachable.
                var gehinderd = wachtend.Take(i).Any(b => b.Toestand == Toestand.Klaargezet && WachtNog(b));
                if (!gehinderd && !WachtNog(wachtend[i]))
                    verwacht.Add(i);
            }

            return Herhaalbeleid.Deliverable(wachtend, Nu, Options).Select(b => b.Volgnummer).SequenceEqual(verwacht);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Deliverable_AttemptCutShort_GoesFirstByAnyClock()
    {
        var afgebroken = Bericht(1, Toestand.Aangeboden, overMinuten: null) with { Pogingen = 2, OntvangenOp = Nu.AddHours(1) };
        var volgend = Bericht(2, Toestand.Klaargezet, 60) with { OntvangenOp = Nu.AddHours(1) };

        Assert.Equal([1, 2], Herhaalbeleid.Deliverable([afgebroken, volgend], Nu, Options).Select(b => b.Volgnummer));
    }

    [Fact]
    public void AllenGeweigerd_OneThatWaitsForItsReceiver_False()
    {
        Assert.True(Herhaalbeleid.AllenGeweigerd([Bericht(1, Toestand.Aangeboden, 1), Bericht(2, Toestand.Aangeboden, 1)]));
        Assert.False(Herhaalbeleid.AllenGeweigerd([Bericht(1, Toestand.Aangeboden, 1), Bericht(2, Toestand.Klaargezet, 1)]));
    }

    /// <summary>What is waited after each attempt, when the receiver asks for the same every time.</summary>
    private static List<TimeSpan> Wachten(BezorgOptions options, TimeSpan gevraagd)
        => [.. Enumerable.Range(1, options.MaxPogingen - 1)
            .Select(n => Herhaalbeleid.Decide(new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "later.", gevraagd), n, Nu, options).VolgendePoging!.Value - Nu)];

    private static Bericht Bericht(int n, Toestand toestand, int? overMinuten) => new()
    {
        Volgnummer = n,
        Envelop = Proefberichten.Toewijzing(n).Envelop,
        Indiener = Proefpartijen.Gemeente,
        OntvangstId = Proefberichten.Id(n),
        OntvangenOp = Nu,
        Toestand = toestand,
        VolgendePoging = overMinuten is { } m ? Nu.AddMinutes(m) : null,
        InhoudLengte = 0,
        InhoudSha256 = default,
    };
}
