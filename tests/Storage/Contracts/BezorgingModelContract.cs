using FsCheck;
using FsCheck.Fluent;

namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>Random sequences of calls, against <see cref="Bezorgmodel"/>: every answer and the whole state agree after each.</summary>
public abstract class BezorgingModelContract(ITestOutputHelper output) : OpslagContract
{
    private const ulong Seed = 20260302;
    private const int Sequences = 60;
    private static readonly string[] Partijen = ["0363", "0518"];

    public enum Daad
    {
        Append,
        Vasthouden,
        Verzetten,
        Vrijgeven,
        StartPoging,
        StartOphaling,
        JoinOphaling,
        Bezorgd,
        Opnieuw,
        Mislukt,
        Confirm,
        Resend,
        Expire,
        Later,
    }

    /// <summary>One call; <paramref name="A"/> and <paramref name="B"/> choose the message, the party, the time.</summary>
    public sealed record Stap(Daad Daad, int A, int B);

    [Fact]
    public void Calls_InAnyOrder_AgreeWithTheModel()
    {
        output.WriteLine($"seed {Seed}");
        var stap = from daad in Gen.Frequency(
                       (4, Gen.Constant(Daad.Append)),
                       (9, Gen.Elements(Enum.GetValues<Daad>())))
                   from a in Gen.Choose(0, 7)
                   from b in Gen.Choose(0, 3)
                   select new Stap(daad, a, b);
        var stappen = stap.ArrayOf().Resize(50).ToArbitrary();
        // The property library knows no tasks.
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay(Seed, 1),
            Prop.ForAll(stappen, s => RunAsync(s).GetAwaiter().GetResult()));
    }

    private async Task<bool> RunAsync(Stap[] stappen)
    {
        await RestartAsync();
        var model = new Bezorgmodel();
        foreach (var stap in stappen)
        {
            await DoAsync(stap, model);
            await RequireSameQueuesAsync(model);
        }

        await ReopenAsync();
        await RequireSameQueuesAsync(model);
        await RequireSameMessagesAsync(model);
        return true;
    }

    private async Task DoAsync(Stap stap, Bezorgmodel model)
    {
        // Sometimes a message that does not exist.
        var volgnummer = stap.A + 1;
        var nu = Klok.GetUtcNow();
        switch (stap.Daad)
        {
            case Daad.Append:
                await AppendNextAsync(stap, model, vastTot: null);
                break;
            case Daad.Vasthouden:
                await AppendNextAsync(stap, model, vastTot: nu.AddMinutes(stap.A % 4));
                break;
            case Daad.Verzetten:
                var tot = nu.AddMinutes(stap.B);
                Assert.Equal(model.Hold(volgnummer, tot), await Bezorgingen.HoldAsync(volgnummer, tot, "verzet", Stop));
                break;
            case Daad.Vrijgeven:
                var vrijgave = await Bezorgingen.ReleaseAsync(nu, stap.B + 1, "vrij", Stop);
                var verwacht = model.Release(nu, stap.B + 1, nu);
                Assert.Equal(verwacht.Aantal, vrijgave.Aantal);
                Assert.Equal(verwacht.Partijen, vrijgave.Partijen);
                break;
            case Daad.StartPoging:
                Assert.Equal(model.StartPoging(volgnummer), await Bezorgingen.StartPogingAsync(volgnummer, "poging", Stop));
                break;
            case Daad.StartOphaling:
                Assert.Equal(model.StartOphaling(volgnummer, stap.B), await Bezorgingen.StartOphalingAsync(volgnummer, stap.B, "ophaling", Stop));
                break;
            case Daad.JoinOphaling:
                Assert.Equal(model.JoinOphaling(volgnummer), await Bezorgingen.JoinOphalingAsync(volgnummer, "ophaling", Stop));
                break;
            case Daad.Bezorgd:
                await CompleteAsync(volgnummer, Pogingsuitkomst.Bezorgd("ok"), model);
                break;
            case Daad.Opnieuw:
                await CompleteAsync(volgnummer, Pogingsuitkomst.Opnieuw("nog eens", nu.AddMinutes(stap.B)), model);
                break;
            case Daad.Mislukt:
                await CompleteAsync(volgnummer, Pogingsuitkomst.Mislukt("op"), model);
                break;
            case Daad.Confirm:
                Assert.Equal(model.Confirm(volgnummer), await Bezorgingen.ConfirmAsync(volgnummer, "bevestigd", Stop));
                break;
            case Daad.Resend:
                Assert.Equal(model.Resend(volgnummer, nu), await Bezorgingen.ResendAsync(volgnummer, "opnieuw", Stop));
                break;
            case Daad.Expire:
                Assert.Equal(
                    model.Expire(nu.AddMinutes(-stap.A), stap.B + 1),
                    await Bezorgingen.ExpireAsync(nu.AddMinutes(-stap.A), stap.B + 1, "verlopen", Stop));
                break;
            default:
                Klok.Advance(TimeSpan.FromMinutes(stap.B));
                break;
        }
    }

    /// <summary>A message for one of two parties, under one of three ids: several senders choose the same.</summary>
    private async Task AppendNextAsync(Stap stap, Bezorgmodel model, DateTimeOffset? vastTot)
    {
        var n = model.Posten.Count + 1;
        var partij = Partijen[stap.B % 2];
        var envelop = Voorbeeld.Envelop(Voorbeeld.Id(stap.A % 3)) with
        {
            Zender = new Systeem($"zender {n}", "Suite"),
            Ontvanger = new Systeem(partij, "GGk"),
        };
        await AppendAsync(Voorbeeld.Boeking(envelop, Voorbeeld.Inhoud(n)) with { ClaimtReferentie = stap.B > 1, VastgehoudenTot = vastTot });
        model.Append(partij, Klok.GetUtcNow(), vastTot);
    }

    private async Task CompleteAsync(long volgnummer, Pogingsuitkomst uitkomst, Bezorgmodel model)
    {
        if (!model.Heeft(volgnummer))
            return;
        model.CompletePoging(volgnummer, uitkomst);
        await Bezorgingen.CompletePogingAsync(volgnummer, uitkomst, Stop);
    }

    private async Task RequireSameQueuesAsync(Bezorgmodel model)
    {
        var nu = Klok.GetUtcNow();
        foreach (var partij in Partijen)
        {
            Assert.Equal(model.List(partij, rijpOp: null), await ListAsync(partij, rijpOp: null));
            Assert.Equal(model.List(partij, nu), await ListAsync(partij, nu));
        }

        Assert.Equal(
            model.ListVast().Select(p => (p.Volgnummer, p.VastTot)),
            (await Bezorgingen.ListVastgehoudenAsync(na: null, 1000, Stop)).Select(b => (b.Volgnummer, b.VastgehoudenTot)));
        Assert.Equal(
            model.ListWachtrijen().OrderBy(w => w.Partij, StringComparer.Ordinal),
            (await Bezorgingen.ListWachtrijenAsync(Stop)).OrderBy(w => w.Partij, StringComparer.Ordinal));
        var stand = await Journaal.MeasureAsync(Stop);
        Assert.Equal(
            model.Posten.CountBy(p => p.Toestand).Select(c => (c.Key, (long)c.Value)).Order(),
            stand.Aantallen.Where(a => a.Value > 0).Select(a => (a.Key, a.Value)).Order());
        Assert.Equal(model.Posten.Where(p => p.Wacht).Min(p => (DateTimeOffset?)p.Sinds), stand.OudsteOnbezorgd);
    }

    private async Task RequireSameMessagesAsync(Bezorgmodel model)
    {
        foreach (var post in model.Posten)
        {
            var bericht = await GetAsync(post.Volgnummer);
            Assert.Equal(
                (post.Toestand, post.Pogingen, post.Ophalingen, post.Rijp == DateTimeOffset.UnixEpoch ? null : post.Rijp, post.VastTot),
                (bericht.Toestand, bericht.Pogingen, bericht.Ophalingen, bericht.VolgendePoging, bericht.VastgehoudenTot));
            Assert.Equal(post.Historie, (await Journaal.ReadHistorieAsync(post.Volgnummer, Stop)).Select(g => g.Toestand));
        }
    }
}
