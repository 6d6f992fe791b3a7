namespace IB.Gateway.House.Tests;

/// <summary>
/// What a project shows to others is approved text in <c>tests/House/Api</c>. Whoever changes it on purpose runs the tests
/// once with <c>HOUSE_APPROVE_API=1</c>, which writes the text anew, and reads the difference in the commit.
/// </summary>
public sealed class ApiTests
{
    public static TheoryData<string> Mappen => Huis.Mappen;

    [Theory]
    [MemberData(nameof(Mappen))]
    public void PublicApi_OfAProject_IsTheApprovedText(string map)
    {
        var pad = Path.Combine(Huis.Root, "tests", "House", "Api", $"{map}.txt");
        var nu = ApiTekst.Write(Huis.Load(map));
        if (Environment.GetEnvironmentVariable("HOUSE_APPROVE_API") == "1")
        {
            File.WriteAllText(pad, nu);
            Assert.Fail($"{pad} is written anew. Run the tests again without HOUSE_APPROVE_API.");
        }

        Assert.True(File.Exists(pad), $"{pad} is not there; HOUSE_APPROVE_API=1 makes it.");
        var (weg, bij) = Difference(Plaatsen(File.ReadAllText(pad)), Plaatsen(nu));
        Assert.True(
            weg.Count + bij.Count == 0,
            $"The public API of {map} differs from {pad}:\n{string.Join('\n', weg.Select(r => "- " + r).Concat(bij.Select(r => "+ " + r)))}");
    }

    [Fact]
    public void Difference_OneLineChanged_ShowsBothWithTheirType()
    {
        var (weg, bij) = Difference(
            Plaatsen("class A\n    Int32 X\n    Int32 Y\nclass B\n"), Plaatsen("class A\n    Int32 X\n    Int64 Y\nclass B\n    new()\n"));

        Assert.Equal(["class A: Int32 Y"], weg);
        Assert.Equal(["class A: Int64 Y", "class B: new()"], bij);
    }

    /// <summary>Each line with the type that it stands under.</summary>
    private static List<string> Plaatsen(string tekst)
    {
        var kop = string.Empty;
        var regels = new List<string>();
        foreach (var regel in tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.TrimEnd('\r')))
        {
            if (regel[0] != ' ')
                regels.Add(kop = regel);
            else
                regels.Add($"{kop}: {regel.Trim()}");
        }

        return regels;
    }

    private static (IReadOnlyList<string> Weg, IReadOnlyList<string> Bij) Difference(List<string> was, List<string> nu)
        => ([.. was.Except(nu)], [.. nu.Except(was)]);
}
