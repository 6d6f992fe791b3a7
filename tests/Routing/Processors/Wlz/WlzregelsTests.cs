using System.Text.RegularExpressions;
using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed partial class WlzregelsTests
{
    /// <summary>A code that a chain partner was told must be found in the documentation, and mean there what it means here.</summary>
    [Fact]
    public void Document_Table_HasEveryRuleAndWhatItRefuses()
        => Assert.Equal(
            Wlzregels.Alle.Select(r => (r.Code, r.Reikwijdte switch { Reikwijdte.Onderdeel => "part", Reikwijdte.Bericht => "message", _ => "nothing" })),
            Rij().Matches(File.ReadAllText(Path.Combine(FindWortel(), "docs", "wlz.md"))).Select(m => (m.Groups["code"].Value, m.Groups["wat"].Value)));

    [Fact]
    public void Alle_Rules_AreAllThatThereAre()
        => Assert.Equal(
            typeof(Wlzregels).GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)
                .Where(f => f.FieldType == typeof(Wlzregel)).Select(f => ((Wlzregel)f.GetValue(null)!).Code),
            Wlzregels.Alle.Select(r => r.Code));

    [Fact]
    public void Alle_Texts_SayWhatWhyAndWhatNow() => Assert.All(Wlzregels.Alle, r =>
    {
        Assert.Equal(r.Code, Assert.Single(Wlzregels.Alle, a => a.Uitleg == r.Uitleg).Code);
        Assert.InRange(r.Uitleg.Split(". ").Length, 3, 4);
        Assert.EndsWith(".", r.Uitleg, StringComparison.Ordinal);
    });

    private static string FindWortel()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(map.FullName, "IB.Gateway.sln")))
            map = map.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return map.FullName;
    }

    [GeneratedRegex(
        @"^\| (?<code>WLZ[0-9]{3}) \| (?<wat>part|message|nothing) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rij();
}
