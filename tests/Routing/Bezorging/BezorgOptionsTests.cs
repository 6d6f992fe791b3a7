namespace IB.Gateway.Routing.Tests.Bezorging;

public sealed class BezorgOptionsTests
{
    public static TheoryData<BezorgOptions, string> Fout => new()
    {
        { new() { MaxPogingen = 0 }, "bezorging.maxPogingen is 0 en moet van 1 tot en met 1000 zijn" },
        { new() { MaxPogingen = 1001 }, "bezorging.maxPogingen is 1001 en moet van 1 tot en met 1000 zijn" },
        { new() { Tussenpoos = TimeSpan.Zero }, "bezorging.tussenpoos is 00:00:00 en moet van 1 seconde tot en met 7 dagen zijn" },
        { new() { Tussenpoos = TimeSpan.MaxValue }, "bezorging.tussenpoos is 10675199.02:48:05.4775807 en moet van 1 seconde tot en met 7 dagen zijn" },
        { new() { MaxGelijktijdig = 0 }, "bezorging.maxGelijktijdig is 0 en moet van 1 tot en met 1000 zijn" },
        { new() { MaxGelijktijdig = 1001 }, "bezorging.maxGelijktijdig is 1001 en moet van 1 tot en met 1000 zijn" },
        { new() { Verlooptermijn = TimeSpan.FromHours(23) }, "bezorging.verlooptermijn is 23:00:00 en moet van 1 tot en met 730 dagen zijn" },
        { new() { Verlooptermijn = TimeSpan.FromDays(731) }, "bezorging.verlooptermijn is 731.00:00:00 en moet van 1 tot en met 730 dagen zijn" },
        { new() { Ronde = TimeSpan.FromMilliseconds(999) }, "bezorging.ronde is 00:00:00.9990000 en moet van 1 seconde tot en met 1 uur zijn" },
        { new() { Ronde = TimeSpan.FromHours(2) }, "bezorging.ronde is 02:00:00 en moet van 1 seconde tot en met 1 uur zijn" },
        {
            new() { MaxPogingen = 9, Tussenpoos = TimeSpan.FromDays(7) },
            "bezorging.verlooptermijn (60.00:00:00) is korter dan alle pogingen samen (63.00:00:00): berichten zouden verlopen terwijl nog wordt geprobeerd"
        },
    };

    [Fact]
    public void Validate_Defaults_NoErrors() => Assert.Empty(new BezorgOptions().Validate());

    [Fact]
    public void Validate_Bounds_NoErrors()
    {
        Assert.Empty(new BezorgOptions { MaxPogingen = 1, Tussenpoos = TimeSpan.FromSeconds(1), MaxGelijktijdig = 1, Verlooptermijn = TimeSpan.FromDays(1),
            Ronde = TimeSpan.FromSeconds(1) }.Validate());
        Assert.Empty(new BezorgOptions { MaxPogingen = 1000, Tussenpoos = TimeSpan.FromDays(0.73), MaxGelijktijdig = 1000,
            Verlooptermijn = TimeSpan.FromDays(730), Ronde = TimeSpan.FromHours(1) }.Validate());
    }

    [Theory]
    [MemberData(nameof(Fout))]
    public void Validate_OneFault_SaysIt(BezorgOptions options, string fout) => Assert.Equal([fout], options.Validate());

    [Fact]
    public void Validate_AllWrong_SaysAllAtOnce()
        => Assert.Equal(5, new BezorgOptions { MaxPogingen = 0, Tussenpoos = TimeSpan.MaxValue, MaxGelijktijdig = 0, Verlooptermijn = TimeSpan.Zero,
            Ronde = TimeSpan.Zero }.Validate().Count());
}
