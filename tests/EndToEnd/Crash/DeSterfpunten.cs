using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The knooppunt ends itself (SIGKILL) at a named step, with work waiting for it, and keeps every promise.</summary>
[Collection(Crashproeven.Naam)]
[AlleenEmbedded("The steps are those of the embedded store.")]
public sealed class DeSterfpunten(ITestOutputHelper uitvoer)
{
    private const int Seed = 20261123;
    private const int Gebeurtenissen = 12;

    // Each phase of the start-up; each step of the store at its first passing and again in the middle of traffic.
    private static readonly Sterfpunt[] Punten =
    [
        .. new[] { "fase.verificatie", "fase.openen", "fase.werk", "fase.gereed" }.Select(fase => new Sterfpunt(fase, 1)),
        .. Enum.GetValues<Stap>().Select(stap => new Sterfpunt(Sterfpunt.Naam(stap), 1)),
        .. Enum.GetValues<Stap>().Except([Stap.SegmentGemaakt, Stap.CheckpointAangekondigd, Stap.CheckpointKlaar])
            .Select(stap => new Sterfpunt(Sterfpunt.Naam(stap), 23)),
    ];

    [Fact]
    public async Task Kill_AtEveryNamedStep_LosesNothingAcknowledgedAndKeepsEveryPromise()
    {
        var seed = Toeval.SeedOr(Seed);
        uitvoer.WriteLine($"seed {seed}");
        await using var keten = await Crashketen.CreateAsync(DeCrashmatrix.Instellingen);
        using var verkeer = Verkeersstroom.Start(keten, seed);
        foreach (var punt in Punten)
        {
            await keten.StartAsync(keten.Run());
            await Task.WhenAny(keten.Getuige.WaitForAsync(Gebeurtenissen), verkeer.Fout).Unwrap();
            await keten.KillAsync();
            await keten.RunUntilItDiesAsync(Sterfhost.Opdracht(keten.Instellingenbestand, punt));
        }

        await keten.StartAsync(keten.Run());

        Verslagcontrole.RequireGoed(await verkeer.DrainAsync());
    }
}
