using System.Text.RegularExpressions;

namespace IB.Gateway.House.Tests;

/// <summary>docs/woorden.md explains words that this code uses, in the folder that it names.</summary>
public sealed partial class WoordenTests
{
    public static TheoryData<string, string> Woorden
        => [.. Rij().Matches(Huis.Read("docs/woorden.md")).Select(static m => (m.Groups["woord"].Value, m.Groups["map"].Value))];

    [Theory]
    [MemberData(nameof(Woorden))]
    public void Word_Each_OccursInItsFolder(string woord, string map)
        => Assert.Contains(Bestanden(map), p => Huis.Read(p).Contains(woord, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Words_All_AreExplainedOnce()
    {
        var woorden = Woorden.Select(static w => w.Data.Item1).ToList();

        Assert.True(woorden.Count > 60);
        Assert.Equal(woorden.Count, woorden.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    // A standard is data: its words are in schemas and manifests.
    private static IEnumerable<string> Bestanden(string map) => Huis.Bronnen(map).Concat(Huis.Find("*.json", [map])).Concat(Huis.Find("*.xsd", [map]));

    [GeneratedRegex(
        @"^\| (?<woord>\w+) \|[^|]*\|[^|]*\| `(?<map>[\w/]+)` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Rij();
}
