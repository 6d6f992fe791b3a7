using System.Text;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>What goes into one transaction, what does not suffer for what, and what is on the disk of the server.</summary>
public sealed class SchrijverTests(Gedeeldeserver server) : IDisposable
{
    private readonly PostgresProef _proef = new(server);
    private readonly FakeTime _klok = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Append_ManyTogether_ShareOneTransaction()
    {
        await using var opslag = await _proef.OpenAsync(_klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        List<Task<Inboeking>> samen;
        await using (await Schrijverpoort.CloseAsync(opslag))
            samen = [.. Enumerable.Range(2, 100).Select(n => opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop).AsTask())];
        await Task.WhenAll(samen);

        Assert.Equal(1L, await _proef.ScalarAsync("SELECT count(DISTINCT xmin::text) FROM bericht WHERE volgnummer > 1"));
    }

    [Fact]
    public async Task Append_BesideOneThatCannotBeStored_IsStoredAllTheSame()
    {
        await using var opslag = await _proef.OpenAsync(_klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        // No text of this server can hold it.
        var kapot = Voorbeeld.Boeking(2) with { Oorzaak = "nul \0 nul" };
        Task<Inboeking> eerste, midden, laatste;
        await using (await Schrijverpoort.CloseAsync(opslag))
        {
            eerste = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(3), Stop).AsTask();
            midden = opslag.Journaal.AppendAsync(kapot, Stop).AsTask();
            laatste = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(4), Stop).AsTask();
        }

        var fout = await Assert.ThrowsAsync<OpslagException>(() => midden);
        Assert.Null(fout.InnerException);
        Assert.Equal(2, (await eerste).Bericht.Volgnummer);
        Assert.Equal(3, (await laatste).Bericht.Volgnummer);
        Assert.Equal(3, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    [Fact]
    public async Task Journal_LockedByANodeThatHangs_IsFreedAfterAWhile()
    {
        var options = await _proef.GetOptionsAsync();
        options = options with { Postgres = options.Postgres with { Slottijd = TimeSpan.FromMilliseconds(300) } };
        await using var opslag = await PostgresOpslag.OpenAsync(options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, Stop);
        await using var hangend = new NpgsqlConnection($"{(await server.GetAsync()).Verbinding(options.Postgres.Database)};Application Name=ib-gateway");
        await hangend.OpenAsync(Stop);
        await using var bezig = await hangend.BeginTransactionAsync(Stop);
        await using (var command = new NpgsqlCommand(Journaalslot.Neem, hangend))
            await command.ExecuteNonQueryAsync(Stop);

        Assert.Equal(1, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop)).Bericht.Volgnummer);

        await using var ping = new NpgsqlCommand("SELECT 1", hangend);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ping.ExecuteNonQueryAsync(Stop));
    }

    [Fact]
    public async Task Payload_InTheDatabase_IsSealed()
    {
        await using var opslag = await _proef.OpenAsync(_klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        var bytes = (byte[])(await _proef.ScalarAsync("SELECT bytes FROM lading"))!;
        Assert.DoesNotContain(Voorbeeld.Bsn, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Payload_Altered_IsRefusedAndNotShown()
    {
        await using var opslag = await _proef.OpenAsync(_klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await _proef.ScalarAsync("UPDATE lading SET bytes = set_byte(bytes, 40, get_byte(bytes, 40) # 1)");
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.ReadInhoudAsync(1, Stop));
        await _proef.ScalarAsync("DELETE FROM lading");
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.ReadInhoudAsync(1, Stop));
    }

    [Fact]
    public async Task Payload_OfAnotherMessage_DoesNotOpenInItsPlace()
    {
        await using var opslag = await _proef.OpenAsync(_klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop);
        await _proef.ScalarAsync("UPDATE inhoud SET lading = (SELECT lading FROM inhoud WHERE volgnummer = 2) WHERE volgnummer = 1");
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.ReadInhoudAsync(1, Stop));
    }

    [Fact]
    public async Task Keys_NewFirstKeyInTheFile_AreWrappedAnewAndOldDaysDestroyed()
    {
        var options = await _proef.GetOptionsAsync();
        await using (var opslag = await _proef.OpenAsync(_klok))
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        var bestand = Path.Combine(options.Map, "opslag.sleutels");
        var oud = (await File.ReadAllLinesAsync(bestand, Stop))[^1];
        await File.WriteAllTextAsync(bestand, $"nieuw {Convert.ToBase64String(new byte[32])}\n{oud}\n", Stop);
        await using (var opslag = await _proef.OpenAsync(_klok))
        {
            while ((await opslag.Bewaring.RenewSleutelsAsync(10, Stop)).Meer)
            {
            }

            Assert.Equal("nieuw", await _proef.ScalarAsync("SELECT DISTINCT kek FROM sleutel"));
            using var inhoud = await opslag.Journaal.ReadInhoudAsync(1, Stop);
            Assert.Equal(Voorbeeld.Inhoud(1), inhoud!.Bytes.ToArray());
        }

        await File.WriteAllTextAsync(bestand, $"nieuw {Convert.ToBase64String(new byte[32])}\n", Stop);
        await using (var opslag = await _proef.OpenAsync(_klok))
        {
            await opslag.Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
            _klok.Advance(TimeSpan.FromDays(3));
            await opslag.Bewaring.WipeInhoudAsync(Voorbeeld.Meteen, 10, Stop);
            Assert.Equal(1, (await opslag.Bewaring.RenewSleutelsAsync(10, Stop)).Aantal);
            Assert.Equal(0L, await _proef.ScalarAsync("SELECT count(*) FROM sleutel"));
        }

        await _proef.ScalarAsync("DELETE FROM kek WHERE id = 'nieuw'");
    }

    [Fact]
    public async Task Counts_OfWritersThatAreGone_StayPartOfTheWhole()
    {
        for (var n = 1; n <= 3; n++)
        {
            await using var opslag = await _proef.OpenAsync(_klok);
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
        }

        await using var laatste = await _proef.OpenAsync(_klok);
        await laatste.Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
        await _proef.ScalarAsync("UPDATE schrijver SET gezien = now() - interval '2 days'");
        // Another start folds them, also those of a node that lives; it begins a row anew.
        await using (await _proef.OpenAsync(_klok))
            await laatste.Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop);

        var stand = await laatste.Journaal.MeasureAsync(Stop);
        Assert.Equal((1L, 2L), (stand.Aantallen[Toestand.Klaargezet], stand.Aantallen[Toestand.Bezorgd]));
    }
}
