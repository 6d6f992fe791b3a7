using System.Buffers.Binary;
using System.Collections.Immutable;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>What an earlier version of the program kept is read as it was meant.</summary>
public sealed class OudeFormatenTests
{
    private static readonly Leverorde Orde = new(1_770_000_000_000, 3);

    [Fact]
    public void Decode_BronpeilWithShortOrders_IsTheSame()
    {
        var bytes = new byte[25];
        bytes[0] = 1;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), -1);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(13), Orde.Ms);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(21), (uint)Orde.Volgnummer);
        Assert.Equal(new Bronpeil(null, Orde), Bronpeil.Decode(bytes));
    }

    [Fact]
    public void Decode_BronpeilOfWholeCopies_IsTheSame()
    {
        Assert.Equal(2, new Bronpeil(Orde, Orde).Encode()[0]);
        Assert.Equal(new Bronpeil(Orde, null, IsHalf: true), Bronpeil.Decode(new Bronpeil(Orde, null, IsHalf: true).Encode()));
        Assert.Equal(new Bronpeil(Orde, Orde), Bronpeil.Decode(new Bronpeil(Orde, Orde).Encode()));
    }

    [Fact]
    public void Decode_ToewijzingWithShortOrders_IsTheSame()
    {
        var toewijzing = new Toewijzing("0384", 7, 9, new DateOnly(2026, 3, 1), Orde, null, []);
        // The order is followed by the mark of a version and the number of reports: two bytes.
        var nu = Toewijzingcodec.Encode([toewijzing]);
        byte[] toen = [1, .. nu[1..^6], .. nu[^2..]];
        Assert.Equal(toewijzing, Assert.Single(Toewijzingcodec.Decode(toen)) with { Meldingen = toewijzing.Meldingen });
        Assert.Throws<InvalidDataException>(() => Toewijzingcodec.Decode([3, .. nu[1..]]));
    }

    /// <summary>A copy of which the place is not known must not overrule anything.</summary>
    [Fact]
    public void Decode_KopiestandWithoutItsPlace_IsOlderThanAnything()
    {
        var stand = new Kopiestand
        {
            KopieId = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), AantalDelen = 2, AantalPersonen = 5, Orde = Orde, IsAanvaard = true,
            Delen = ImmutableSortedDictionary<int, Binnengekomen>.Empty.Add(1, new Binnengekomen(4, 3)),
        };
        var nu = Kopiestandcodec.Encode(stand);
        Assert.Equal(Orde, Kopiestandcodec.Decode(nu).Orde);
        // Without the order (16), the mark of having begun (1), and two counts (8).
        byte[] toen = [1, .. nu[1..25], nu[41], nu[43], .. nu[52..]];

        var gelezen = Kopiestandcodec.Decode(toen);

        Assert.Equal((stand.KopieId, 2, 5, default, true), (gelezen.KopieId, gelezen.AantalDelen, gelezen.AantalPersonen, gelezen.Orde, gelezen.IsAanvaard));
        Assert.Equal(stand.Delen, gelezen.Delen);
    }
}
