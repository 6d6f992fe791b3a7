using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Tests.Sqlite;

public sealed class HerbezorgenZonderInhoudTests : IDisposable
{
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Claim_PayloadThatIsGone_IsSkippedWithThatReason()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await opslag.Bezorgingen.ExpireAsync(DateTimeOffset.MaxValue.AddYears(-1), 10, "verlopen", Stop);
        await opslag.Schrijver.ExecuteAsync(
            blad =>
            {
                blad.Book(new SleutelVernietigd(blad.Database.Scalar("SELECT max(id) FROM sleutel", static q => q.Long(0))));
                return true;
            },
            Stop);
        await opslag.Herbezorgtaken.CreateAsync(
            new Herbezorgopdracht { Vraag = new Zoekvraag { Functie = "WMO301" }, Reden = "x", Tempo = 1, Proef = 0 }, Stop);

        var ronde = await opslag.Herbezorgtaken.ClaimAsync(1, [1], Stop);

        Assert.Equal((0, 1), (ronde.Taak.Herbezorgd, ronde.Taak.InhoudWeg));
        Assert.Equal(Toestand.Verlopen, (await opslag.Journaal.GetAsync(1, Stop))!.Toestand);
        Assert.Equal(Claimuitkomst.InhoudWeg, Assert.Single(await opslag.Herbezorgtaken.ListClaimsAsync(1, 0, 10, Stop)).Uitkomst);
    }
}
