using IB.Gateway.Storage.Tests.Postgres.Server;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>Errors that the server gives while a message is booked: most pass, and after damage nothing is taken in before somebody looked.</summary>
public sealed class SchadeTests(Gedeeldeserver server) : IAsyncLifetime
{
    private readonly PostgresProef _proef = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await HealAsync();
        _proef.Dispose();
    }

    [Theory]
    [InlineData("53100")]
    [InlineData("53200")]
    [InlineData("58030")]
    [InlineData("57014")]
    [InlineData("25006")]
    [InlineData("XX000")]
    public async Task Append_ServerFails_IsRefusedAndGoesOnWhenItNoLongerDoes(string code)
    {
        await using var opslag = await _proef.OpenAsync(TimeProvider.System);
        await FailAsync(code);
        var fout = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop));
        Assert.Contains(code, fout.Message, StringComparison.Ordinal);
        Assert.Contains(code, opslag.Gezondheid.Stand.LaatsteFout, StringComparison.Ordinal);

        await HealAsync();
        Assert.Equal(1, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop)).Bericht.Volgnummer);
        Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);
    }

    [Theory]
    [InlineData("XX001")]
    [InlineData("XX002")]
    public async Task Append_DatabaseIsDamaged_TakesNothingInUntilTheNodeIsStartedAgain(string code)
    {
        await using (var opslag = await _proef.OpenAsync(TimeProvider.System))
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
            await FailAsync(code);
            await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop));
            await HealAsync();

            var fout = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(3), Stop));
            Assert.Contains("tot het opnieuw is gestart", fout.Message, StringComparison.Ordinal);
            // What was taken in goes on to its receiver, and the health keeps telling.
            Assert.Equal(1, await opslag.Bezorgingen.StartPogingAsync(1, "Push", Stop));
            Assert.Contains("beschadigd", opslag.Gezondheid.Stand.LaatsteFout, StringComparison.Ordinal);
        }

        await using var daarna = await _proef.OpenAsync(TimeProvider.System);
        Assert.Equal(2, (await daarna.Journaal.AppendAsync(Voorbeeld.Boeking(3), Stop)).Bericht.Volgnummer);
    }

    /// <summary>From now on booking a message gives this error.</summary>
    private async Task FailAsync(string code)
    {
        await _proef.ScalarAsync(
            $"CREATE FUNCTION faal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'faal' USING ERRCODE = '{code}'; END $$");
        await _proef.ScalarAsync("CREATE TRIGGER faal BEFORE UPDATE ON stand FOR EACH ROW EXECUTE FUNCTION faal()");
    }

    private async Task HealAsync() => await _proef.ScalarAsync("DROP FUNCTION IF EXISTS faal() CASCADE");
}
