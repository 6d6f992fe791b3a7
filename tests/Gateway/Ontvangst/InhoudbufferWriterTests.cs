using System.Buffers;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Ontvangst;
using IB.Gateway.Stuf;

namespace IB.Gateway.Tests.Ontvangst;

/// <summary>The payload buffer as a writer sees it that cannot be told to stop, such as the decoder of base64.</summary>
public sealed class InhoudbufferWriterTests
{
    [Fact]
    public void Write_AnyPieces_KeepsEveryByte()
        => Prop.ForAll(Gen.Choose(0, 70_000).Resize(70_000).ListOf(6).ToArbitrary(), lengtes =>
        {
            var bytes = new byte[lengtes.Sum()];
            new Random(bytes.Length).NextBytes(bytes);
            using var buffer = Make(maximum: 1_000_000, budget: 2_000_000);
            var plek = 0;
            foreach (var lengte in lengtes)
            {
                buffer.Write(bytes.AsSpan(plek, lengte));
                plek += lengte;
            }

            return buffer.Ruimte == Ruimte.Genoeg && buffer.WrittenMemory.Span.SequenceEqual(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData(100_000, 1_000_000, Ruimte.TeGroot)]
    [InlineData(1_000_000, 100_000, Ruimte.BudgetOp)]
    public void Write_MoreThanThereIsRoomFor_SaysSoAndKeepsWhatFitted(int maximum, int budget, object ruimte)
    {
        using var buffer = Make(maximum, budget);
        IBufferWriter<byte> schrijver = buffer;
        for (var i = 0; i < 300; i++)
        {
            schrijver.GetSpan(1000)[..1000].Fill((byte)i);
            schrijver.Advance(1000);
        }

        Assert.Equal(ruimte, buffer.Ruimte);
        Assert.InRange(buffer.WrittenMemory.Length, 60_000, 100_000);
        Assert.All(buffer.WrittenMemory.ToArray().Chunk(1000).Index(), deel => Assert.All(deel.Item, b => Assert.Equal((byte)deel.Index, b)));
    }

    [Fact]
    public void Dispose_BytesThatWereDecodedButNotDeclared_AreWipedToo()
    {
        var buffer = Make(maximum: 10_000, budget: 100_000);
        buffer.Write("begin"u8);
        Assert.True(MemoryMarshal.TryGetArray(buffer.WrittenMemory, out var geheugen));

        // Base64 that proves wrong only after a part of it was decoded into the buffer.
        Assert.False(new Base64Stroom(buffer).Append("R2VoZWltR2VoZWltR2VoZWlt****"u8));
        Assert.Equal(5, buffer.WrittenMemory.Length);
        Assert.Contains(geheugen.Array!.AsSpan(5, 100).ToArray(), b => b != 0);

        buffer.Dispose();

        Assert.All(geheugen.Array!.AsSpan(0, 10_000).ToArray(), b => Assert.Equal(0, b));
    }

    private static Inhoudbuffer Make(int maximum, int budget)
    {
        Assert.Equal(Ruimte.Genoeg, Inhoudbuffer.TryReserve(new Bytesbudget(budget), null, out var reservering));
        return new Inhoudbuffer(reservering!, maximum);
    }
}
