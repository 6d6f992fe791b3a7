using System.Reflection;
using System.Text.RegularExpressions;
using IB.Gateway.Telemetrie.Logboek;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class LogregelsTests
{
    private static readonly IReadOnlyList<(string Naam, LoggerMessageAttribute Regel)> Regels =
    [
        .. typeof(Logregels).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(m => (m.Name, Regel: m.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(r => r.Regel is not null).Select(r => (r.Name, r.Regel!)),
    ];

    [Fact]
    public void Regels_Numbers_AreUniqueAndInTheTable()
    {
        Assert.NotEmpty(Regels);
        Assert.Equal(Regels.Count, Regels.Select(r => r.Regel.EventId).Distinct().Count());
        Assert.All(Regels, r => Assert.True(r.Regel.EventId is (>= 1000 and < 1200) or (>= 2000 and < 6000), $"{r.Naam}: {r.Regel.EventId}"));
    }

    [Fact]
    public void Regels_ValueNames_StartWithACapitalAndNeverSpeakOfPersons()
        => Assert.All(Regels, r => Assert.All(Regex.Matches(r.Regel.Message, @"\{(?<naam>\w+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), m =>
        {
            Assert.True(char.IsUpper(m.Groups["naam"].Value[0]), r.Naam);
            Assert.DoesNotMatch("(?i)bsn|payload|inhoud$|geboorte|achternaam", m.Groups["naam"].Value);
        }));

    [Fact]
    public void Regels_Text_EndsAsASentence() => Assert.All(Regels, r => Assert.EndsWith(".", r.Regel.Message, StringComparison.Ordinal));
}
