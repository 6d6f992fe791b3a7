using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>Hostile bytes before the compiled engine, in a run that repeats itself; <c>load-tests -- fuzz</c> does the same for as long as one likes.</summary>
public sealed class FuzzTests(Proefschemas schemas) : IClassFixture<Proefschemas>
{
    private const int Documenten = 4000;

    public static TheoryData<string> Bronnen => ["iwmo-3.2/WMO301.xml", "ijw-3.2/JW325-toegekend.xml", "stuf/Di01-tekstbestand.xml", "stuf/Fo03.xml"];

    [Theory]
    [MemberData(nameof(Bronnen))]
    public void Judge_HostileBytes_TouchesNothingElseAndStaysSmall(string naam)
    {
        var seed = Toeval.SeedOr(20260204);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var schema = naam.StartsWith("stuf", StringComparison.Ordinal) ? schemas.Stuf() : schemas.Bericht(Fixtures.Functie(naam));
        using var proef = new Fuzzproef(
            new Fuzzdocumenten(seed, [Fixtures.Bytes(naam), .. Fixtures.In("stuf").Select(Fixtures.Bytes)]), schema.IsGeldig, Bekend.IsWelgevormd);
        var geldige = 0;
        for (var nummer = 0; nummer < Documenten; nummer++)
            geldige += proef.Run(nummer) ? 1 : 0;

        Assert.InRange(geldige, 1, Documenten / 2);
    }

    [Fact]
    public void PutAtEnd_Bytes_LieAgainstTheForbiddenPage()
    {
        using var geheugen = new Grensgeheugen(10_000);

        Assert.Equal("abc"u8, geheugen.PutAtEnd("abc"u8));
        Assert.Equal("defg"u8, geheugen.PutAtBegin("defg"u8));
        Assert.Equal(new byte[10_000], geheugen.PutAtEnd(new byte[10_000]).ToArray());
    }
}
