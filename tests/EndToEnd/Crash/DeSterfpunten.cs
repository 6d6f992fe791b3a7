using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The knooppunt ends itself (SIGKILL) at a named step, with work waiting for it, and keeps every promise.</summary>
[Collection(Crashproeven.Naam)]
public sealed class DeSterfpunten(ITestOutputHelper uitvoer)
{
    private const int Seed = 20261123;
    private const int Gebeurtenissen = 12;

    private static readonly string[] Stappen = ["fase.verificatie", "fase.openen", "fase.werk", "fase.gereed"];

    [Fact]
    public async Task Kill_AtEveryNamedStep_LosesNothingAcknowledgedAndKeepsEveryPromise()
    {
        var seed = Toeval.SeedOr(Seed);
        uitvoer.WriteLine($"seed {seed}");
        await using var keten = await Crashketen.CreateAsync(DeCrashmatrix.Instellingen);
        using var verkeer = Verkeersstroom.Start(keten, seed);
        foreach (var stap in Stappen)
        {
            await keten.StartAsync(keten.Run());
            await Task.WhenAny(keten.Getuige.WaitForAsync(Gebeurtenissen), verkeer.Fout).Unwrap();
            await keten.KillAsync();
            await keten.RunUntilItDiesAsync(Sterfhost.Opdracht(keten.Instellingenbestand, new Sterfpunt(stap, 1)));
        }

        await keten.StartAsync(keten.Run());

        Verslagcontrole.RequireGoed(await verkeer.DrainAsync());
    }
}
