namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The same as <see cref="EenStufontvangerMetStoringen"/> over REST, where the status is the whole answer.
/// </summary>
public sealed class EenRestontvangerMetStoringen(Storingsketen keten) : IClassFixture<Storingsketen>
{
    private const string Wijze = "rest";
    private const string NietBereikbaar = "De ontvanger was niet bereikbaar of gaf geen geldig HTTP-antwoord.";
    private const string TeLaat = "De ontvanger antwoordde niet binnen 4 seconden.";

    /// <summary>What goes wrong, and what the history says.</summary>
    public static TheoryData<string, string> Kwalen => new()
    {
        { "verbreekt voor de handdruk", NietBereikbaar },
        { "verbreekt tijdens de handdruk", NietBereikbaar },
        { "zwijgt in de handdruk", TeLaat },
        { "verbreekt na de kop", NietBereikbaar },
        { "hangt zonder de inhoud te lezen", TeLaat },
        { "verbreekt na het lezen", NietBereikbaar },
        { "hangt na het lezen", TeLaat },
        { "verbreekt in de kop van het antwoord", NietBereikbaar },
        { "antwoordt byte voor byte", TeLaat },
        { "spreekt geen HTTP", NietBereikbaar },
        { "antwoordt met een reuzenkop", NietBereikbaar },
        { "500 zonder Fo03", "De ontvanger kon het bericht nu niet aannemen (HTTP 500)." },
        { "401", "De ontvanger kon het bericht nu niet aannemen (HTTP 401)." },
    };

    [Theory]
    [MemberData(nameof(Kwalen))]
    public Task Message_ToAReceiverThatIsNotThere_ArrivesInOrderWhenItIs(string storing, string uitleg)
        => keten.RequireInOrderAsync(Wijze, storing, uitleg);

    [Fact]
    public Task Message_ThatIsRefused_WaitsForItselfAndArrivesLater()
        => keten.RequireLaterAsync(Wijze, Storingen.Alle["422 met een code"], "De ontvanger weigerde het bericht (HTTP 422, code TR302).");

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        using var kanarie = new Kanarie();

        await keten.RequireLaterAsync(Wijze, Storingen.Redirect(kanarie), "De ontvanger kon het bericht nu niet aannemen (HTTP 307).");

        Assert.False(kanarie.Zong, "A redirect was followed.");
    }
}
