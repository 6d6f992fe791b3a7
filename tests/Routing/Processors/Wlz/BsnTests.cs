using System.Text;
using System.Text.Json;
using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class BsnTests
{
    [Theory]
    [InlineData("999900006")]
    [InlineData("010000008")]
    public void Write_ABsn_GivesItsDigitsWithLeadingZeros(string cijfers)
    {
        var bsn = Bsn.Of(Encoding.ASCII.GetBytes(cijfers));
        Span<byte> doel = stackalloc byte[9];

        bsn.Write(doel);

        Assert.Equal(cijfers, Encoding.ASCII.GetString(doel));
        Assert.Equal(cijfers, bsn.ToDraft());
    }

    [Fact]
    public void Equals_SameNumber_IsTheSamePerson()
    {
        Assert.Equal(Bsn.Of("999900006"u8), Bsn.Of("999900006"u8));
        Assert.NotEqual(Bsn.Of("999900006"u8), Bsn.Of("999900018"u8));
    }

    [Fact]
    public void ToString_OfWhateverHoldsABsn_DoesNotShowIt()
    {
        var bsn = Bsn.Of("999900006"u8);
        var dag = new DateOnly(2026, 3, 2);
        object[] houders =
        [
            bsn,
            new CizPersoon(bsn, "R1", new Indicatie(Wlzstatus.Ja, dag, dag, null)),
            new Registratie("R1", bsn, Registratieactie.Nieuw, Registratiegrond.Lopend, dag, null, null, Domein.Wmo),
            new Toetsvraag(Toetsdoel.Melding, bsn, "consulent"),
            new Signaalbericht(Guid.Empty, 1, null, Signaalsoort.Nieuw, "R1", bsn, default, dag),
            new Lezing<CizPersoon>(1, new CizPersoon(bsn, "R1", default)),
        ];

        Assert.All(houders, h => Assert.DoesNotContain("999900006", $"{h} {JsonSerializer.Serialize(h, h.GetType())}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("999900007")]
    [InlineData("99990000")]
    [InlineData("geheim")]
    public void Of_NoBsn_ThrowsWithoutRepeatingIt(string cijfers)
    {
        var fout = Assert.Throws<ArgumentException>(() => Bsn.Of(Encoding.ASCII.GetBytes(cijfers)));

        Assert.DoesNotContain(cijfers, fout.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Default_IsNoBsn_AndCannotBeWritten()
    {
        Assert.Throws<InvalidOperationException>(() => default(Bsn).ToDraft());
        Assert.Throws<InvalidOperationException>(() => default(Bsn).Write(new byte[9]));
        Assert.Throws<ArgumentException>(() => Bsn.Of("999900006"u8).Write(new byte[8]));
    }
}
