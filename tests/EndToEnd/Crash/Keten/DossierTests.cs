using System.Text.RegularExpressions;
using IB.Gateway.Demo;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What the oracle expects, in words of what is promised to gemeenten; that the knooppunt does so, the runs with it say.</summary>
public sealed partial class DossierTests
{
    private static readonly Deelnemer Gemeente = Deelnemers.Diemen;
    private static readonly Deelnemer Andere = Deelnemers.Utrecht;

    private readonly Dossier _dossier = new("999900006");

    [Fact]
    public void Indicatie_IsToldToWhoRegisteredAndToNobodyElse()
    {
        Assert.Empty(Register(Gemeente));
        Assert.Equal(["0384 NIEUW v1 JA 2026-12-01"], Indicate("2026-12-01"));
        Assert.Equal(["0344 NIEUW v1 JA 2026-12-01"], Register(Andere));
        Assert.Empty(Indicate("2026-12-01"));
        Assert.Equal(["0384 GEWIJZIGD v2 JA 2027-01-01", "0344 GEWIJZIGD v2 JA 2027-01-01"], Indicate("2027-01-01"));
        Assert.Equal(["0384 BEEINDIGD v3 NEE", "0344 BEEINDIGD v3 NEE"], Indicate(null));
        Assert.Empty(Indicate(null));
        Assert.Equal(["0384 NIEUW v4 JA 2026-12-01", "0344 NIEUW v4 JA 2026-12-01"], Indicate("2026-12-01"));
    }

    [Fact]
    public void WhoTookItsRegistrationAway_HearsOnlyThatItHoldsNoLonger()
    {
        Register(Gemeente);
        Indicate("2026-12-01");
        Assert.Empty(Register(Gemeente, loopt: false));
        Assert.Empty(Indicate("2027-01-01"));
        Assert.Equal(["0384 INGETROKKEN v2 JA 2026-12-01"], Indicate(null));
        Assert.Empty(Indicate("2026-12-01"));
        Assert.Equal(["0384 NIEUW v3 JA 2026-12-01"], Register(Gemeente));
    }

    [Fact]
    public void Answer_IsWhatTheCizSaidLast()
    {
        var voor = _dossier.Ask(Andere);
        Indicate("2026-12-01");
        var na = _dossier.Ask(Andere);

        Assert.Equal([new Effect("0344", $"op {voor.Bericht.Referentie}: NEE")], voor.Gevolgen);
        Assert.Equal([new Effect("0344", $"op {na.Bericht.Referentie}: JA 2026-12-01")], na.Gevolgen);
    }

    private IEnumerable<string> Register(Deelnemer gemeente, bool loopt = true) => Show(_dossier.Register(gemeente, loopt));

    private IEnumerable<string> Indicate(string? ingang) => Show(_dossier.Indicate(ingang));

    /// <summary>Without person and registration.</summary>
    private static IEnumerable<string> Show(Dossierstap stap)
        => [.. stap.Gevolgen.Select(static g => $"{g.Bij} {Wie().Replace(g.Tekst, " ")}".TrimEnd('.').TrimEnd())];

    [GeneratedRegex(@" \d{4}-\d{5} \d{9} ", RegexOptions.None, 1000)]
    private static partial Regex Wie();
}
