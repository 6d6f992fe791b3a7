using System.Security.Cryptography;
using IB.Gateway.Storage.Onderhoud;
using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>Large payloads stand packed in the log; all that is said of them is about the payload itself.</summary>
public sealed class InpakkenTests : IDisposable
{
    private const int Groot = 200_000;
    private const int Klein = (int)OpslagOptions.DefaultInpakkenVanafBytes - 1;

    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Append_ByDefault_PacksWhatIsLargeAndHasAPattern()
    {
        await using var opslag = _proef.Open();
        await AppendAsync(opslag, 1, Voorbeeld.Tekst(Klein));
        await AppendAsync(opslag, 2, Voorbeeld.Tekst(Klein + 1));
        await AppendAsync(opslag, 3, Voorbeeld.Ruis(Groot));
        await AppendAsync(opslag, 4, Voorbeeld.Tekst(Groot));

        var opgeslagen = await StoredAsync(opslag);
        Assert.True(opgeslagen[0] > Klein);
        Assert.InRange(opgeslagen[1], 1, Klein / 2);
        Assert.True(opgeslagen[2] > Groot);
        Assert.InRange(opgeslagen[3], 1, Groot / 4);
        Assert.Equal(Groot, (await opslag.Journaal.GetAsync(4, Stop))?.InhoudLengte);
        Assert.Equal(0, opslag.Gezondheid.Stand.WachtendeBytes);
    }

    [Fact]
    public async Task Append_Waiting_CountsTheBytesOfThePayload()
    {
        await using var opslag = _proef.Open();
        // The key of the day, which would otherwise wait for the writer too.
        await AppendAsync(opslag, 1, Voorbeeld.Tekst(1));
        Task<Inboeking> append;
        await using (await Schrijverpoort.CloseAsync(opslag))
        {
            append = AppendAsync(opslag, 2, Voorbeeld.Tekst(Groot));
            Assert.InRange(opslag.Gezondheid.Stand.WachtendeBytes, Groot, Groot + 100);
        }

        await append;
        // The writer answers first and gives the room back after that; by the next command it has.
        await using (await Schrijverpoort.CloseAsync(opslag))
            Assert.Equal(0, opslag.Gezondheid.Stand.WachtendeBytes);
    }

    [Fact]
    public async Task Append_SwitchedOff_PacksNothing()
    {
        _proef.Options = _proef.Options with { InpakkenVanafBytes = 0 };
        await using var opslag = _proef.Open();
        await AppendAsync(opslag, 1, Voorbeeld.Tekst(Groot));
        Assert.True(Assert.Single(await StoredAsync(opslag)) > Groot);
    }

    [Fact]
    public async Task Open_WithAnotherThreshold_ReadsWhatIsThere()
    {
        long[] drempels = [0, 1, Groot];
        for (var n = 1; n <= drempels.Length; n++)
        {
            _proef.Options = _proef.Options with { InpakkenVanafBytes = drempels[n - 1] };
            await using var opslag = _proef.Open();
            await AppendAsync(opslag, n, Voorbeeld.Tekst(Groot - 3 + n));
            for (var eerder = 1; eerder <= n; eerder++)
                Assert.Equal(Voorbeeld.Tekst(Groot - 3 + eerder), await ReadAsync(opslag, eerder));
        }
    }

    [Fact]
    public async Task Onderhoud_PackedPayloads_AreVerifiedRebuiltAndExported()
    {
        await using (var opslag = _proef.Open())
        {
            for (var n = 1; n <= 4; n++)
                await AppendAsync(opslag, n, Inhoud(n));
        }

        using (var onderhoud = Opslagonderhoud.Open(_proef.Options))
        {
            var verslag = onderhoud.Verify(inhoud: true, static _ => { }, Stop);
            Assert.Empty(verslag.Bevindingen);
            Assert.Equal(4, verslag.Inhouden);
            onderhoud.Rebuild(basis: null, _proef.Klok, static _ => { }, Stop);
            var n = 0;
            foreach (var regel in onderhoud.Export(inhoud: true, Stop))
            {
                using var inhoud = regel.Inhoud;
                Assert.Equal(Inhoud(++n), inhoud?.Bytes.ToArray());
                Assert.Equal(Inhoud(n).Length, regel.Bericht.InhoudLengte);
                Assert.Equal(SHA256.HashData(Inhoud(n)), regel.Bericht.InhoudSha256.ToArray());
            }

            Assert.Equal(4, n);
        }

        await using var weer = _proef.Open();
        Assert.Equal(Inhoud(4), await ReadAsync(weer, 4));
    }

    [Theory]
    [InlineData("UPDATE bericht SET inhoud_lengte = inhoud_lengte + 1 WHERE volgnummer = 1")]
    [InlineData("UPDATE bericht SET inhoud_lengte = 2147483647 WHERE volgnummer = 1")]
    [InlineData("UPDATE bericht SET inhoud_lengte = -1 WHERE volgnummer = 1")]
    [InlineData("UPDATE inhoud SET lengte = lengte - 1 WHERE volgnummer = 1")]
    [InlineData("UPDATE inhoud SET (plek, lengte) = (SELECT plek, lengte FROM inhoud WHERE volgnummer = 2) WHERE volgnummer = 1")]
    public async Task ReadInhoud_PackedAndAltered_NamesTheRowAndGivesNothing(string daad)
    {
        await using var opslag = _proef.Open();
        await AppendAsync(opslag, 1, Voorbeeld.Tekst(Groot));
        await AppendAsync(opslag, 2, Voorbeeld.Tekst(Groot));
        await Schade.AlterAsync(opslag, daad);
        var e = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.ReadInhoudAsync(1, Stop));
        Assert.Contains("inhoud van bericht 1 ", e.Message);
        Assert.DoesNotContain(Voorbeeld.Bsn, e.ToString());
    }

    private static byte[] Inhoud(int n) => n % 2 == 0 ? Voorbeeld.Tekst(Groot + n) : Voorbeeld.Ruis(Groot + n);

    private static Task<Inboeking> AppendAsync(SqliteOpslag opslag, int n, byte[] inhoud)
        => opslag.Journaal.AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(n)), inhoud), Stop).AsTask();

    private static async Task<byte[]?> ReadAsync(SqliteOpslag opslag, long volgnummer)
    {
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, Stop);
        return inhoud?.Bytes.ToArray();
    }

    /// <summary>Bytes that each payload takes in the log.</summary>
    private static ValueTask<List<long>> StoredAsync(SqliteOpslag opslag) => opslag.Lezers.ReadAsync(
        database =>
        {
            using var q = database.Prepare("SELECT lengte FROM inhoud ORDER BY volgnummer");
            var lengtes = new List<long>();
            while (q.Step())
                lengtes.Add(q.Long(0));
            return lengtes;
        },
        Stop);
}
