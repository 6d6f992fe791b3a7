namespace IB.Gateway.Routing.Tests.Bewaring;

public sealed class BewaarOptionsTests
{
    private static readonly BezorgOptions Bezorging = new();

    public static TheoryData<BewaarOptions, string> Fout => new()
    {
        { new() { InhoudNaBezorging = TimeSpan.Zero }, "bewaren.inhoudNaBezorging is 00:00:00 en moet van 1 seconde tot en met 730 dagen zijn" },
        { new() { InhoudNaAfkeuring = TimeSpan.FromDays(731) }, "bewaren.inhoudNaAfkeuring is 731.00:00:00 en moet van 1 seconde tot en met 730 dagen zijn" },
        { new() { Bericht = TimeSpan.FromDays(3651) }, "bewaren.bericht is 3651.00:00:00 en moet van 1 tot en met 3650 dagen zijn" },
        { new() { WachtOpVerwerking = TimeSpan.FromDays(31) }, "bewaren.wachtOpVerwerking is 31.00:00:00 en moet van 0 seconden tot en met 30 dagen zijn" },
        { new() { Ronde = TimeSpan.FromHours(2) }, "bewaren.ronde is 02:00:00 en moet van 1 seconde tot en met 1 uur zijn" },
        { Met(new Functiebewaring(InhoudNaBezorging: TimeSpan.FromDays(731))),
            "bewaren.perFunctie.WMO301.inhoudNaBezorging is 731.00:00:00 en moet van 1 seconde tot en met 730 dagen zijn" },
        {
            new() { InhoudOnbevestigd = TimeSpan.FromDays(59) },
            "bewaren.inhoudOnbevestigd (59.00:00:00) is korter dan bezorging.verlooptermijn (60.00:00:00): een verlopen bericht zou niet meer opnieuw te bezorgen zijn"
        },
        {
            Met(new Functiebewaring(InhoudOnbevestigd: TimeSpan.FromDays(1))),
            "bewaren.perFunctie.WMO301.inhoudOnbevestigd (1.00:00:00) is korter dan bezorging.verlooptermijn (60.00:00:00): een verlopen bericht zou niet meer opnieuw te bezorgen zijn"
        },
        {
            new() { Bericht = TimeSpan.FromDays(100) },
            "bewaren.bericht (100.00:00:00) is korter dan een bericht op zijn langst onderweg is (122.00:00:00): een herhaling zou voor een nieuw bericht worden aangezien"
        },
    };

    [Fact]
    public void Validate_Defaults_AreValid() => Assert.Empty(new BewaarOptions().Validate(Bezorging));

    [Theory]
    [MemberData(nameof(Fout))]
    public void Validate_OneError_NamesTheSettingAndItsBounds(BewaarOptions options, string fout)
        => Assert.Equal([fout], options.Validate(Bezorging));

    [Fact]
    public void Validate_SeveralErrors_NamesAll()
        => Assert.Equal(2, new BewaarOptions { InhoudNaBezorging = TimeSpan.Zero, Ronde = TimeSpan.Zero }.Validate(Bezorging).Count());

    private static BewaarOptions Met(Functiebewaring termijnen)
        => new() { PerFunctie = new Dictionary<string, Functiebewaring> { ["WMO301"] = termijnen } };
}
