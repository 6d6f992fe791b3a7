using System.Text.RegularExpressions;

namespace IB.Gateway.House.Tests;

/// <summary>What the text of the source must and must not have.</summary>
public sealed partial class BronTests
{
    private const int MaxRegels = 600;
    private const int MaxMediaan = 60;

    /// <summary>Places that start work outside the supervisor, with the reason.</summary>
    private static readonly Dictionary<string, string> MagEigenDraad = new()
    {
        ["routing/Kafka/Topics/Topicbeheer.cs"] = "librdkafka blocks until it knows what there is, for five seconds at most; who asks awaits it.",
        ["storage/Postgres/Schrijven/Groepschrijver.cs"] = "Waiting for commands blocks; the store's health shows how it is.",
        ["storage/Postgres/Verbinding/Verbindingen.cs"] =
            "A search waits for the server many times in a row; who asks awaits it, and the gate of the readers bounds how many there are.",
        ["storage/Sqlite/Overdracht.cs"] = "SQLite blocks for as long as it copies; the writer looks at how it ended.",
        ["storage/Sqlite/Schrijver.cs"] = "SQLite blocks, and acknowledgements must not wait for a busy pool; the store's health shows how it is.",
    };

    /// <summary>Warnings switched off in the source: file and rule, with the reason.</summary>
    private static readonly Dictionary<string, string> MagUit = new()
    {
        ["gateway/Cli/Basis/Opdrachtregel.cs CA1031"] = "The outermost catch of the command line: a defect gets its own exit code and shows no content.",
        ["gateway/Cli/Basis/Uitvoer.cs RS0030"] = "The one place where the process' own streams are named.",
        ["gateway/Identiteit/Handdruk.cs CA5359"] = "The handshake takes any client certificate: the request is judged by it, with an answer that says why.",
        ["gateway/Identiteit/Vertrouwensbron.cs CA1031"] = "On a timer thread an exception would end the process; it is logged and the old trust stays.",
    };

    private static readonly string[] Product = [.. Huis.Assemblies.Keys];

    private static readonly string[] Alles = [.. Product, Huis.Generator, "tests", "load-tests"];

    /// <summary>For each pattern a line that it must see: a rule that cannot fail is no rule.</summary>
    public static TheoryData<string, string> Overtredingen => new()
    {
        { nameof(Regio), "    #region Fields" },
        { nameof(NogTeDoen), "// TODO: later" },
        { nameof(Blokruimte), "namespace IB.Gateway\n{" },
        { nameof(Overslaan), "    [Fact(Skip = \"flaky\")]" },
        { nameof(Klok), "var nu = DateTimeOffset.UtcNow;" },
        { nameof(Slaap), "await Task.Delay(100);" },
        { nameof(Testnaam), "    [Theory]\n    [InlineData(1)]\n    public async Task TestIt(int n)" },
        { nameof(Draad), "_ = Task.Run(LoopAsync);" },
        { nameof(Draad), "internal sealed class Lus : BackgroundService" },
        { nameof(AsyncVoid), "private async void OnChanged()" },
        { nameof(Onderdrukking), "#pragma warning disable RS0030 // because" },
        { nameof(Onderdrukking), "[SuppressMessage(\"Design\", \"CA1000\", Justification = \"x\")]" },
        { nameof(Machinepad), "var pad = \"/tmp/proef\";" },
    };

    [Theory]
    [MemberData(nameof(Overtredingen))]
    public void Pattern_KnownOffence_IsSeen(string patroon, string regel)
        => Assert.Matches(
            (Regex)typeof(BronTests).GetMethod(patroon, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.Invoke(null, null)!,
            regel);

    [Theory]
    [InlineData("Read_OneFault_SaysIt", true)]
    [InlineData("Grow_WipesTheBuffer", true)]
    [InlineData("TestIt", false)]
    [InlineData("read_it_now", false)]
    [InlineData("Read_", false)]
    public void Naamvorm_TestName_IsJudged(string naam, bool goed) => Assert.Equal(goed, Naamvorm().IsMatch(naam));

    [Fact]
    public void Huis_Tree_HasSourcesTestsAndTypes()
    {
        Assert.All(Product, map => Assert.NotEmpty(Huis.Bronnen(map)));
        Assert.All(Product, map => Assert.NotEmpty(Huis.Types(map)));
        Assert.Contains("routing/Bezorging/Herhaalbeleid.cs", Huis.Bronnen("routing"));
        Assert.DoesNotContain(Huis.Bronnen(Alles), p => p.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_All_AreAtMost600Lines()
        => Assert.DoesNotContain(Huis.Bronnen(Alles).Select(p => (Pad: p, Regels: Huis.ReadLines(p).Length)), b => b.Regels > MaxRegels);

    [Fact]
    public void Files_OfTheProduct_AreShortAsARule()
    {
        var regels = Huis.Bronnen(Product).Select(p => Huis.ReadLines(p).Length).Order().ToList();

        Assert.True(regels[regels.Count / 2] <= MaxMediaan, $"The median is {regels[regels.Count / 2]} lines.");
        Assert.True(regels[regels.Count * 9 / 10] <= 200, $"One in ten is longer than {regels[regels.Count * 9 / 10]} lines.");
    }

    [Fact]
    public void Files_All_HaveNoRegions() => AssertNone(Alles, Regio());

    [Fact]
    public void Files_All_HaveNothingLeftToDo() => AssertNone(Alles, NogTeDoen());

    [Fact]
    public void Documents_All_HaveNothingLeftToDo()
        => Assert.Empty(Huis.Documenten().SelectMany(static p => NogTeDoen().Matches(Huis.Read(p)).Select(m => $"{p}: {m.Value}")));

    [Fact]
    public void Files_All_HaveFileScopedNamespaces() => AssertNone(Alles, Blokruimte());

    [Fact]
    public void Tests_All_SkipNothing() => AssertNone(["tests", "load-tests"], Overslaan());

    [Fact]
    public void Tests_All_TakeTimeFromAClockThatTheyHold() => AssertNone(["tests"], Klok());

    /// <summary>A wait that only cancellation ends is no sleep.</summary>
    [Fact]
    public void Tests_All_NeverSleep() => AssertNone(["tests"], Slaap());

    [Fact]
    public void Tests_All_AreNamedMethodConditionOutcome()
    {
        var namen = Huis.Bronnen("tests").SelectMany(p => Testnaam().Matches(Huis.Read(p)).Select(m => (Pad: p, Naam: m.Groups["naam"].Value))).ToList();

        Assert.NotEmpty(namen);
        Assert.DoesNotContain(namen, n => !Naamvorm().IsMatch(n.Naam));
    }

    [Fact]
    public void Product_BackgroundWork_StartsInTheSupervisorOnly()
        => Assert.Equal(MagEigenDraad.Keys, Find(Product, Draad()).Select(v => v.Pad).Distinct());

    [Fact]
    public void Product_AsyncVoid_IsNowhere() => AssertNone(Product, AsyncVoid());

    [Fact]
    public void Source_SuppressedWarnings_AreTheOnesWithAReason()
    {
        var uit = Find(Alles, Onderdrukking()).Select(v => $"{v.Pad} {v.Vondst.Groups["regel"].Value.Trim()}").Distinct();

        Assert.Equal(MagUit.Keys.Order(StringComparer.Ordinal), uit.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Source_MachinePaths_AreNowhere() => AssertNone(Alles, Machinepad());

    private static void AssertNone(string[] mappen, Regex patroon) => Assert.Empty(Find(mappen, patroon).Select(v => $"{v.Pad}: {v.Vondst.Value.Trim()}"));

    private static IEnumerable<(string Pad, Match Vondst)> Find(string[] mappen, Regex patroon)
        => Huis.Bronnen(mappen).Where(p => p != "tests/House/BronTests.cs").SelectMany(p => patroon.Matches(Huis.Read(p)).Select(m => (p, m)));

    [GeneratedRegex(@"^\s*#\s*region\b", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Regio();

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX)\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NogTeDoen();

    [GeneratedRegex(@"^namespace [\w.]+\s*\{", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blokruimte();

    [GeneratedRegex(@"\[(?:Fact|Theory)\([^)]*\bSkip\w*\s*=|\bAssert\.Skip|\[Ignore", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Overslaan();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:UtcNow|Now|Today)\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Klok();

    [GeneratedRegex(@"\bThread\.Sleep\(|\bTask\.Delay\((?!Timeout\.Infinite)|\bSpinWait\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Slaap();

    [GeneratedRegex(
        @"^\s*\[(?:Fact|Theory)\b.*\r?\n(?:^\s*\[.*\r?\n)*^\s*(?:public|internal)\s+(?:async\s+)?[\w<>\[\], ]+?\s(?<naam>\w+)\(", RegexOptions.Multiline,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Testnaam();

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]*(?:_[A-Z0-9][A-Za-z0-9]*)+\z", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Naamvorm();

    [GeneratedRegex(
        @"\bTask\.Run\(|\bTask\.Factory\b|\bnew Thread\(|\bThreadPool\.|\bnew (?:System\.Threading\.)?Timer\(|: BackgroundService\b|\.ContinueWith\(",
        RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Draad();

    [GeneratedRegex(@"\basync void\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsyncVoid();

    [GeneratedRegex(
        @"#pragma warning disable(?<regel>[^\r\n/]*)|SuppressMessage\(""[^""]*"", ""(?<regel>\w+)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Onderdrukking();

    [GeneratedRegex(@"""/(?:work|home|tmp|root)/", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Machinepad();
}
