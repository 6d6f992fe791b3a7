using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The demo as the README has it: every message of its story comes to what it must come to, the chain with CAK, SVB and CIZ too.</summary>
public sealed class DeDemo : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task Story_ShowsTheChainWithTimes_AndCanBePlayedAgainInItsFolder()
    {
        var (uitgang, tekst) = await Beheerder.RunAsync("demo", "--once", "--map", _map["demo"]);

        Assert.True(uitgang == 0, tekst);
        Assert.EndsWith("28 van 28 berichten kregen de verwachte afloop.\n", tekst, StringComparison.Ordinal);
        foreach (var keten in new[] { "WMO405 .* 0384 > CAK .* [0-9]+ ms", "WMO406 .* CAK > 0384 .* [0-9]+ ms", "WMO501 .* 0384 > SVB",
            "WMO502 .* SVB > 0384 .* [0-9]+ ms", "CizStatus .* CIZ > IB", "WlzSignaal .* IB > 0384 .* [0-9]+ ms .* Bezorgd [0-9]+" })
            Assert.Matches($"(?m)^\\| .*{keten} ", tekst);
        Assert.Contains("Wlz-samenloop: NIEUW: over registratie WMO-2026-000117, Wlz-status JA vanaf 2026-03-15", tekst, StringComparison.Ordinal);
        Assert.All(Persoonsgegevens.InFixtures, p => Assert.DoesNotContain(p, tekst, StringComparison.Ordinal));

        Assert.Equal(0, (await Beheerder.RunAsync("demo", "--once", "--map", _map["demo"])).Uitgang);
    }

    [Fact]
    public async Task Story_OnTwoNodesOfACluster_IsTheSame()
    {
        var (uitgang, tekst) = await Beheerder.RunAsync("demo", "--once", "--profile", "cluster", "--map", _map["demo"]);

        Assert.True(uitgang == 0, tekst);
        Assert.EndsWith("28 van 28 berichten kregen de verwachte afloop.\n", tekst, StringComparison.Ordinal);
        Assert.StartsWith("2 knooppunten gereed", tekst, StringComparison.Ordinal);
    }
}
