namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Whatever a receiver over StUF or the network before it does to a push: the message stays, is tried again and arrives whole; what lies
/// behind it keeps its order, the other receiver notices nothing, and the history says in Dutch what happened.
/// </summary>
public sealed class EenStufontvangerMetStoringen(Storingsketen keten) : IClassFixture<Storingsketen>
{
    private const string Wijze = "stuf";
    private const string GeenHanddruk = "er is geen beveiligde verbinding tot stand gekomen.";
    private const string GeenVerbinding = "er kan geen verbinding worden gemaakt.";
    private const string Verbroken = "de verbinding is verbroken.";
    private const string TeLaat = "geen antwoord binnen de tijd.";
    private const string Onbegrijpelijk = "geen Bv03 of Fo03 maar een onbegrijpelijk antwoord (HTTP 200).";

    /// <summary>What goes wrong, and what the history says: one of these, when it goes by who is first.</summary>
    public static TheoryData<string, string> Kwalen => new()
    {
        { "verbreekt voor de handdruk", $"{GeenHanddruk}|{GeenVerbinding}|{Verbroken}" },
        { "verbreekt tijdens de handdruk", GeenHanddruk },
        { "zwijgt in de handdruk", TeLaat },
        { "verbreekt na de handdruk", Verbroken },
        { "verbreekt na de kop", Verbroken },
        { "hangt zonder de inhoud te lezen", TeLaat },
        { "verbreekt na het lezen", Verbroken },
        { "hangt na het lezen", TeLaat },
        { "verbreekt in de kop van het antwoord", Verbroken },
        { "antwoordt byte voor byte", TeLaat },
        { "spreekt geen HTTP", Verbroken },
        { "antwoordt met een reuzenkop", Verbroken },
        { "200 zonder inhoud", Onbegrijpelijk },
        { "200 met HTML", Onbegrijpelijk },
        { "200 met half XML", Onbegrijpelijk },
        { "200 met een andere SOAP-body", Onbegrijpelijk },
        { "200 met een reus", Onbegrijpelijk },
        { "200 dat halverwege breekt", Verbroken },
        { "500 zonder Fo03", "geen Bv03 of Fo03 maar een onbegrijpelijk antwoord (HTTP 500)." },
        { "401", "HTTP 401 in plaats van een Bv03." },
        { "404", "HTTP 404 in plaats van een Bv03." },
    };

    [Theory]
    [MemberData(nameof(Kwalen))]
    public Task Message_ToAReceiverThatIsNotThere_ArrivesInOrderWhenItIs(string storing, string uitleg)
        => keten.RequireInOrderAsync(Wijze, storing, uitleg);

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        using var kanarie = new Kanarie();

        await keten.RequireLaterAsync(Wijze, Storingen.Redirect(kanarie), "HTTP 307 in plaats van een Bv03.");

        Assert.False(kanarie.Zong, "A redirect was followed.");
    }
}
