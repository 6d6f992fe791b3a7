using FsCheck;
using FsCheck.Fluent;

namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>Random sequences of calls on tasks, against <see cref="Herbezorgmodel"/>; the store is closed and opened in between.</summary>
public abstract class HerbezorgModelContract(ITestOutputHelper output) : OpslagContract
{
    private const ulong Seed = 20260302;
    private const int Sequences = 60;
    private static readonly string[] Partijen = ["0363", "0518"];

    public enum Daad
    {
        Append,
        Mislukt,
        Bevestigd,
        Maken,
        Claim,
        Verplaatsen,
        Heropenen,
    }

    /// <summary>One call; <paramref name="A"/> and <paramref name="B"/> choose the message, the task, the party.</summary>
    public sealed record Stap(Daad Daad, int A, int B);

    [Fact]
    public void Calls_InAnyOrder_AgreeWithTheModel()
    {
        output.WriteLine($"seed {Seed}");
        var stap = from daad in Gen.Frequency(
                       (4, Gen.Constant(Daad.Append)),
                       (4, Gen.Constant(Daad.Mislukt)),
                       (6, Gen.Constant(Daad.Claim)),
                       (9, Gen.Elements(Enum.GetValues<Daad>())))
                   from a in Gen.Choose(0, 9)
                   from b in Gen.Choose(0, 4)
                   select new Stap(daad, a, b);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay(Seed, 1),
            Prop.ForAll(stap.ArrayOf().Resize(60).ToArbitrary(), s => RunAsync(s).GetAwaiter().GetResult()));
    }

    private async Task<bool> RunAsync(Stap[] stappen)
    {
        await RestartAsync();
        var model = new Herbezorgmodel();
        foreach (var stap in stappen)
        {
            await DoAsync(stap, model);
            await RequireSameAsync(model);
        }

        await ReopenAsync();
        await RequireSameAsync(model);
        return true;
    }

    private async Task DoAsync(Stap stap, Herbezorgmodel model)
    {
        var volgnummer = stap.A + 1;
        var bestaat = volgnummer <= model.Berichten.Count;
        switch (stap.Daad)
        {
            case Daad.Append:
                var n = model.Berichten.Count + 1;
                await AppendAsync(Voorbeeld.Boeking(n).Voor(Partijen[stap.B % 2]));
                model.Berichten.Add(Toestand.Klaargezet);
                break;
            case Daad.Mislukt when bestaat && model.Berichten[stap.A] == Toestand.Klaargezet:
                await Bezorgingen.StartPogingAsync(volgnummer, "poging", Stop);
                await Bezorgingen.CompletePogingAsync(volgnummer, Pogingsuitkomst.Mislukt("op"), Stop);
                model.Berichten[stap.A] = Toestand.Mislukt;
                break;
            case Daad.Bevestigd when bestaat && stap.B == 0:
                await Bezorgingen.StartPogingAsync(volgnummer, "poging", Stop);
                await Bezorgingen.CompletePogingAsync(volgnummer, Pogingsuitkomst.Bezorgd("ok"), Stop);
                model.Berichten[stap.A] = Toestand.Bezorgd;
                break;
            case Daad.Maken:
                var vorming = await Herbezorgtaken.CreateAsync(Opdracht(Partijen[stap.A % 2], stap.B), Stop);
                Assert.Equal(model.Create(Partijen[stap.A % 2], stap.B), (vorming.Taak.Id, vorming.Nieuw));
                break;
            case Daad.Claim when model.Taken.Count > 0:
                var taak = (stap.B % model.Taken.Count) + 1;
                var reeks = Enumerable.Range(stap.A / 2, 4).Select(v => v + 1L).Where(v => v <= model.Berichten.Count).ToList();
                await Herbezorgtaken.ClaimAsync(taak, reeks, Stop);
                model.Claim(taak, reeks);
                break;
            case Daad.Verplaatsen:
                var daad = (Taakdaad)((stap.A % 5) + 1);
                Assert.Equal(model.Move(stap.B + 1, daad), (await Herbezorgtaken.MoveAsync(stap.B + 1, daad, "daarom", Stop)).Gelukt);
                break;
            case Daad.Heropenen when stap.B == 0:
                await ReopenAsync();
                break;
            default:
                break;
        }
    }

    private static Herbezorgopdracht Opdracht(string ontvanger, int proef)
        => new() { Vraag = new Zoekvraag { Ontvanger = ontvanger }, Reden = "storing voorbij", Tempo = 50, Proef = proef };

    private async Task RequireSameAsync(Herbezorgmodel model)
    {
        var taken = (await Herbezorgtaken.ListAsync(voor: null, 100, Stop)).Reverse().ToList();
        Assert.Equal(
            model.Taken.Select(t => (t.Id, t.Stand, t.ProefVoorbij, t.Plek, t.TotEnMet, t.Aantal, t.Overgeslagen)),
            taken.Select(t => (t.Id, t.Stand, t.ProefVoorbij, t.Plek, t.TotEnMet, t.Herbezorgd, t.AndereToestand + t.InhoudWeg)));
        var berichten = await Zoeker.SearchAsync(new Zoekvraag(), Zoekvolgorde.OudsteEerst, na: null, 100, Stop);
        Assert.Equal(model.Berichten, berichten.Berichten.Select(b => b.Toestand));
        var claims = new List<(long, long)>();
        foreach (var taak in taken)
        {
            claims.AddRange((await Herbezorgtaken.ListClaimsAsync(taak.Id, 0, 100, Stop))
                .Where(c => c.Uitkomst == Claimuitkomst.Herbezorgd).Select(c => (taak.Id, c.Volgnummer)));
        }

        Assert.Equal(model.Herbezorgd.Order(), claims.Order());
    }
}
