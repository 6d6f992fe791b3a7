using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using FsCheck.Fluent;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Tests.Versleuteling;

/// <summary>A payload comes out as it went in, packed or not, and nothing else ever comes out.</summary>
public sealed class InhoudzegelTests
{
    private const int Vanaf = 1000;

    private static readonly Datasleutel Sleutel = new(7, RandomNumberGenerator.GetBytes(Sleutelbos.KeyLength));
    private static readonly byte[] Afdruk = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);

    [Fact]
    public void Close_AnyPayload_OpensToTheSameBytesAndPacksOnlyWhatIsLargeEnough()
        => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Payloads(), plain =>
        {
            var closed = Close(plain, Vanaf);
            var packed = closed[0] == 2;
            return Open(closed, plain.Length).AsSpan().SequenceEqual(plain)
                && (!packed || (plain.Length >= Vanaf && closed.Length < plain.Length))
                && (packed || closed.Length == plain.Length + Handzegel.Overhead);
        }));

    [Theory]
    [InlineData(Vanaf - 1, Vanaf, false)]
    [InlineData(Vanaf, Vanaf, true)]
    [InlineData(5_000_000, Vanaf, true)]
    [InlineData(500, 1, true)]
    [InlineData(5_000_000, 0, false)]
    [InlineData(0, 1, false)]
    public void Close_TextOfThisLength_IsPackedFromTheThresholdOn(int length, long vanaf, bool packed)
        => Assert.Equal(packed ? 2 : 1, Close(Voorbeeld.Tekst(length), vanaf)[0]);

    [Theory]
    [InlineData(1)]
    [InlineData(Vanaf)]
    [InlineData(300_000)]
    [InlineData(5_000_000)]
    public void Close_WithoutPattern_StaysAsItIs(int length)
        => Assert.Equal(Handzegel.Close1(Sleutel.Id, Sleutel.Sleutel, Afdruk, Voorbeeld.Ruis(length)).Length, Close(Voorbeeld.Ruis(length), 1).Length);

    [Fact]
    public void Close_GainOfLessThanAnEighth_StaysAsItIs()
    {
        byte[] tienProcent = [.. Voorbeeld.Ruis(90_000), .. new byte[10_000]];
        byte[] twintigProcent = [.. Voorbeeld.Ruis(80_000), .. new byte[20_000]];

        Assert.Equal(1, Close(tienProcent, Vanaf)[0]);
        Assert.Equal(2, Close(twintigProcent, Vanaf)[0]);
    }

    [Fact]
    public void Open_FormatBeforePacking_GivesThePayload()
    {
        var plain = Voorbeeld.Tekst(50_000);

        Assert.Equal(plain, Open(Handzegel.Close1(Sleutel.Id, Sleutel.Sleutel, Afdruk, plain), plain.Length));
    }

    [Fact]
    public void Close_Packed_IsBrotliUnderTheSealAsWrittenDown()
    {
        var plain = Voorbeeld.Tekst(50_000);

        var packed = Handzegel.Open2(Sleutel.Id, Sleutel.Sleutel, Afdruk, Close(plain, Vanaf), plain.Length);

        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var terug = new MemoryStream();
        brotli.CopyTo(terug);
        Assert.Equal(plain, terug.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Vanaf)]
    public void Open_AnyByteAltered_IsRefused(long vanaf)
    {
        var plain = Voorbeeld.Tekst(2000);
        var closed = Close(plain, vanaf);
        for (var i = 0; i < closed.Length; i++)
        {
            var altered = closed.ToArray();
            // Of the format byte the other known number, not one that nobody would try to open.
            altered[i] ^= i == 0 ? (byte)3 : (byte)1;
            Assert.Throws<AuthenticationTagMismatchException>(() => Open(altered, plain.Length));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(255)]
    public void IsKnown_OtherFormat_IsFalse(byte vorm)
    {
        var closed = Close(Voorbeeld.Tekst(2000), Vanaf);
        Assert.True(Inhoudzegel.IsKnown(closed));
        Assert.False(Inhoudzegel.IsKnown(closed.AsSpan(0, Handzegel.Overhead - 1)));
        closed[0] = vorm;
        Assert.False(Inhoudzegel.IsKnown(closed));
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(2001)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(2000 + (1L << 32))]
    public void Open_PackedAndAnotherLengthClaimed_IsRefusedBeforeItIsUnpacked(long length)
        => Assert.Throws<AuthenticationTagMismatchException>(() => Open(Close(Voorbeeld.Tekst(2000), Vanaf), length));

    [Theory]
    [InlineData(1999)]
    [InlineData(2001)]
    [InlineData(-1)]
    [InlineData(2000 + (1L << 32))]
    public void Open_NotPackedAndAnotherLengthClaimed_IsRefused(long length)
        => Assert.Throws<InvalidDataException>(() => Open(Close(Voorbeeld.Tekst(2000), 0), length));

    /// <summary>Sealed with the right key, so by a program with a fault in it: 256 MB in a few hundred bytes, under a claim of 1000.</summary>
    [Fact]
    public void Open_UnpacksToMoreThanItsLength_IsRefusedWithoutTakingTheRoom()
    {
        using var bom = new MemoryStream();
        using (var brotli = new BrotliStream(bom, CompressionLevel.Optimal, leaveOpen: true))
        {
            var nullen = new byte[1 << 20];
            for (var i = 0; i < 256; i++)
                brotli.Write(nullen);
        }

        var closed = Handzegel.Close2(Sleutel.Id, Sleutel.Sleutel, Afdruk, bom.ToArray(), 1000);
        var voor = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Open(closed, 1000));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - voor, 0, 1 << 20);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(999)]
    public void Open_UnpacksToAnotherLengthThanSealed_IsRefused(int length)
        => Assert.Throws<InvalidDataException>(() => Open(Handzegel.Close2(Sleutel.Id, Sleutel.Sleutel, Afdruk, Pack(Voorbeeld.Tekst(1000)), length), length));

    [Fact]
    public void Open_SealedButNotPacked_IsRefused()
        => Assert.Throws<InvalidDataException>(() => Open(Handzegel.Close2(Sleutel.Id, Sleutel.Sleutel, Afdruk, Voorbeeld.Ruis(500), 1000), 1000));

    [Fact]
    public void CloseAndOpen_OverAndOver_TakeTheirBuffersFromThePool()
    {
        const int keren = 30;
        var plain = Voorbeeld.Tekst(2_000_000);
        var doel = new byte[Inhoudzegel.MaxClosedLength(plain.Length)];
        Once();
        var voor = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < keren; i++)
            Once();

        // A collection may empty the pool now and then.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - voor, 0, keren * plain.Length / 4);

        void Once()
        {
            var length = Inhoudzegel.Close(Sleutel, plain, Afdruk, Vanaf, doel);
            var buffer = ArrayPool<byte>.Shared.Rent(length);
            doel.AsSpan(0, length).CopyTo(buffer);
            Inhoudzegel.Open(Sleutel, buffer, length, Afdruk, plain.Length).Dispose();
        }
    }

    /// <summary>Around the threshold and above, with runs of all lengths in them: from no pattern to nothing else.</summary>
    private static FsCheck.Arbitrary<byte[]> Payloads()
    {
        var lengtes = Gen.OneOf(Gen.Choose(0, 64), Gen.Choose(Vanaf - 3, Vanaf + 3), Gen.Choose(0, 200_000), Gen.Choose(600_000, 900_000));
        return Arb.From(from length in lengtes from run in Gen.Choose(1, 40) from zaad in Gen.Choose(0, int.MaxValue - 1) select Make(length, run, zaad));

        static byte[] Make(int length, int run, int zaad)
        {
            var toeval = new Random(zaad);
            var plain = new byte[length];
            for (var plek = 0; plek < length;)
            {
                var deel = plain.AsSpan(plek, Math.Min(toeval.Next(1, run + 1), length - plek));
                deel.Fill((byte)toeval.Next(256));
                plek += deel.Length;
            }

            return plain;
        }
    }

    private static byte[] Close(byte[] plain, long vanaf)
    {
        var doel = new byte[Inhoudzegel.MaxClosedLength(plain.Length)];
        return doel[..Inhoudzegel.Close(Sleutel, plain, Afdruk, vanaf, doel)];
    }

    private static byte[] Open(byte[] closed, long plainLength)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(closed.Length);
        closed.CopyTo(buffer, 0);
        using var inhoud = Inhoudzegel.Open(Sleutel, buffer, closed.Length, Afdruk, plainLength);
        return inhoud.Bytes.ToArray();
    }

    private static byte[] Pack(byte[] plain)
    {
        var packed = new byte[plain.Length];
        Assert.True(Inpakking.TryPack(plain, packed, out var length));
        return packed[..length];
    }
}
