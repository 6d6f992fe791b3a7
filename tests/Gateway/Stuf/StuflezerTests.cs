using System.Buffers;
using System.Text;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Stuf;

/// <summary>How the bytes come makes no difference, and a message costs no more memory than its payload.</summary>
public sealed class StuflezerTests
{
    private const int Groot = 25 * 1024 * 1024;

    public static TheoryData<string> Vragen => ["stuf/Di01.xml", "stuf/Di01-regels.xml", "stuf/Di01-tekstbestand.xml", "stuf/Du01.xml", "stuf/Fo01.xml"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Vragen))]
    public async Task ReadAsync_RandomBlocks_GiveTheSame(string naam)
    {
        var seed = Toeval.SeedOr(20260117) + naam.Sum(c => c);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var toeval = new Random(seed);
        var mutaties = new Xmlmutaties(seed);
        var goed = Encoding.UTF8.GetBytes(Stufproef.InSoap(Stufproef.Kaal(naam)));
        for (var nummer = 0; nummer < 400; nummer++)
        {
            var soap = nummer < 20 ? goed : mutaties.Mutate(goed);
            var grootste = 1 << toeval.Next(1, 14);

            var heel = await Stufproef.ReadAsync(soap, Stufcontract.Vragen, Stufproef.Ruim, () => int.MaxValue);
            var stuk = await Stufproef.ReadAsync(soap, Stufcontract.Vragen, Stufproef.Ruim, () => toeval.Next(1, grootste));

            Assert.Equal(heel.Bericht, stuk.Bericht);
            Assert.Equal(heel.Fout is null, stuk.Fout is null);
            if (heel.Fout is null)
                Assert.Equal(heel.Inhoud, stuk.Inhoud);
        }
    }

    [Fact]
    public async Task ReadAsync_ByteByByte_GivesTheSame()
    {
        var soap = Encoding.UTF8.GetBytes(Stufproef.InSoap(Stufproef.Kaal("stuf/Di01.xml")));

        var lezing = await Stufproef.ReadAsync(soap, Stufcontract.Vragen, Stufproef.Ruim, () => 1);

        Assert.Equal(Fixtures.Bytes("iwmo-3.2/WMO301.xml"), lezing.Inhoud);
    }

    [Fact]
    public async Task ReadAsync_LengthAroundTheMaximum_IsHeldToTheByte()
    {
        var soap = Encoding.UTF8.GetBytes(Stufproef.InSoap(Stufproef.Kaal("stuf/Di01.xml")));
        foreach (var blok in (int[])[1, 1000, int.MaxValue])
        {
            Assert.True((await Stufproef.ReadAsync(soap, Stufcontract.Vragen, soap.Length, () => blok)).Past);
            Assert.False((await Stufproef.ReadAsync(soap, Stufcontract.Vragen, soap.Length - 1, () => blok)).Past);
        }
    }

    [Fact]
    public async Task ReadAsync_EndlessMessage_IsReadToOneByteBehindTheMaximum()
    {
        var soap = Soap(200_000, regels: false, out _);
        await using var bron = new Brokkelbron(soap, () => int.MaxValue);
        var automaat = new Stufautomaat(Stufcontract.Vragen, new ArrayBufferWriter<byte>());

        var past = await Stuflezer.ReadAsync(bron, automaat, 100_000, Stop);
        automaat.Return();

        Assert.False(past);
        Assert.Equal(100_001, bron.Gegeven);
    }

    [Fact]
    public async Task ReadAsync_ProblemAtTheBeginning_LeavesTheRestUnread()
    {
        byte[] soap = [.. "<html>"u8, .. new byte[10_000_000]];
        await using var bron = new Brokkelbron(soap, () => 1000);
        var automaat = new Stufautomaat(Stufcontract.Vragen, new ArrayBufferWriter<byte>());

        var past = await Stuflezer.ReadAsync(bron, automaat, 20_000_000, Stop);
        automaat.Return();

        Assert.True(past);
        Assert.NotNull(automaat.Probleem);
        Assert.Equal(1000, bron.Gegeven);
    }

    [Theory]
    [InlineData(false, 16_384)]
    [InlineData(true, 16_384)]
    [InlineData(true, 1460)]
    public void ReadAsync_MessageOf25Megabyte_CostsNoMoreThanABlock(bool regels, int blok)
    {
        var soap = Soap(Groot, regels, out var inhoud);
        var doel = new ArrayBufferWriter<byte>(inhoud.Length + 4096);
        _ = Read(Soap(100_000, regels, out _), new ArrayBufferWriter<byte>(100_000), blok);

        var voor = GC.GetAllocatedBytesForCurrentThread();
        var automaat = Read(soap, doel, blok);
        var gebruikt = GC.GetAllocatedBytesForCurrentThread() - voor;

        Assert.Null(automaat.Probleem);
        Assert.True(doel.WrittenSpan.SequenceEqual(inhoud));
        Assert.InRange(gebruikt, 0, 64 * 1024);
    }

    // All on this thread, because that is what the counter of allocations counts: the stream never waits.
    private static Stufautomaat Read(byte[] soap, IBufferWriter<byte> doel, int blok)
    {
        using var bron = new Brokkelbron(soap, () => blok);
        var automaat = new Stufautomaat(Stufcontract.Vragen, doel);
        var lezen = Stuflezer.ReadAsync(bron, automaat, soap.Length, Stop).AsTask();
        Assert.True(lezen.IsCompletedSuccessfully);
        Assert.True(lezen.Result);
        automaat.Return();
        return automaat;
    }

    // A Di01 of about this length.
    private static byte[] Soap(int lengte, bool regels, out byte[] inhoud)
    {
        inhoud = new byte[lengte / 4 * 3 - (regels ? lengte / 30 : 1000) - 1000];
        new Random(lengte).NextBytes(inhoud);
        var base64 = Convert.ToBase64String(inhoud, regels ? Base64FormattingOptions.InsertLineBreaks : Base64FormattingOptions.None);
        var soap = Encoding.UTF8.GetBytes(Stufproef.InSoap(StufDocument.WithContent("stuf/Di01.xml", "xmlBestand", base64)));
        Assert.InRange(soap.Length, lengte * 0.9, lengte);
        return soap;
    }
}
