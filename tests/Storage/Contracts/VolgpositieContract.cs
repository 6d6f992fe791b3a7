namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>What a follower confirmed is kept, and only ever goes up.</summary>
public abstract class VolgpositieContract : OpslagContract
{
    private const string Volger = "kafka CAK wmo-zorgstatus";

    [Fact]
    public async Task Find_NeverConfirmed_IsNothing() => Assert.Null(await Volgposities.FindAsync(Volger, Stop));

    [Fact]
    public async Task Advance_FurtherAndReopened_IsKept()
    {
        Assert.Equal(3, await Volgposities.AdvanceAsync(Volger, 3, Stop));
        Assert.Equal(3, await Volgposities.FindAsync(Volger, Stop));
        Assert.Equal(12, await Volgposities.AdvanceAsync(Volger, 12, Stop));
        await ReopenAsync();
        Assert.Equal(12, await Volgposities.FindAsync(Volger, Stop));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1)]
    public async Task Advance_NoFurther_StaysAndTellsWhereItIs(long naar)
    {
        await Volgposities.AdvanceAsync(Volger, 7, Stop);
        Assert.Equal(7, await Volgposities.AdvanceAsync(Volger, naar, Stop));
        Assert.Equal(7, await Volgposities.FindAsync(Volger, Stop));
    }

    [Fact]
    public async Task Advance_SeveralFollowers_EachHasItsOwn()
    {
        await Volgposities.AdvanceAsync(Volger, 7, Stop);
        await Volgposities.AdvanceAsync("kafka SVB wmo-zorgstatus", 2, Stop);
        Assert.Equal(7, await Volgposities.FindAsync(Volger, Stop));
        Assert.Equal(2, await Volgposities.FindAsync("kafka SVB wmo-zorgstatus", Stop));
        Assert.Null(await Volgposities.FindAsync("kafka svb wmo-zorgstatus", Stop));
    }

    [Fact]
    public async Task Advance_ManyAtOnce_EndsAtTheHighest()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(n => Volgposities.AdvanceAsync(Volger, 1 + (n * 37 % 50), Stop).AsTask()));
        Assert.Equal(50, await Volgposities.FindAsync(Volger, Stop));
    }

    [Fact]
    public async Task Advance_AmongMessages_DisturbsNone()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await Volgposities.AdvanceAsync(Volger, 2, Stop);
        await AppendAsync(Voorbeeld.Boeking(2));
        await ReopenAsync();
        Assert.Equal(new Journaalgrenzen(1, 3), await Volgen.GetGrenzenAsync(Stop));
        Assert.Equal(2, await Volgposities.FindAsync(Volger, Stop));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" ", 1)]
    [InlineData("kafka CAK wmo-zorgstatus", 0)]
    [InlineData("kafka CAK wmo-zorgstatus", -1)]
    public async Task Advance_NoNameOrNoPosition_IsRefused(string volger, long naar)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Volgposities.AdvanceAsync(volger, naar, Stop));
        Assert.Null(await Volgposities.FindAsync(Volger, Stop));
    }

    [Fact]
    public async Task Advance_NameTooLong_IsRefused()
    {
        await Volgposities.AdvanceAsync(new string('a', IVolgposities.MaxNaam), 1, Stop);
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Volgposities.AdvanceAsync(new string('a', IVolgposities.MaxNaam + 1), 1, Stop));
    }
}
