using System.Text;
using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Tests.Log;

/// <summary>A move of a delivery as the log has it, also the log of before fetches were counted apart.</summary>
public sealed class VerplaatsingTests
{
    private static readonly BezorgingVerplaatst Verplaatst = new(7, Toestand.Klaargezet, Toestand.Aangeboden, 2, 0, 11, 12, null, 13, "Aangeboden");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void Read_Written_IsTheSame(int ophalingen)
    {
        var feit = Verplaatst with { Ophalingen = ophalingen };
        using var schrijver = new Feitschrijver();
        schrijver.Write(feit);
        schrijver.Write(Verplaatst);

        Assert.Equal([feit, Verplaatst], Feitlezer.Read(schrijver.Finish(), NoInhoud));
    }

    [Fact]
    public void Read_OfBeforeFetchesWereCounted_HasNone()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write((byte)2);
        writer.Write(7L);
        writer.Write((byte)Toestand.Klaargezet);
        writer.Write((byte)Toestand.Aangeboden);
        writer.Write(2);
        writer.Write(11L);
        writer.WriteGetal(12);
        writer.WriteGetal(null);
        writer.Write(13L);
        writer.Write("Aangeboden");
        writer.Write((byte)255);

        Assert.Equal([Verplaatst], Feitlezer.Read(bytes.ToArray(), NoInhoud));
    }

    private static byte[] NoInhoud(long plek, int lengte) => throw new InvalidOperationException("A move has no payload.");
}
