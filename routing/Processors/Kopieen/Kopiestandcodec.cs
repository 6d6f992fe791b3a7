using System.Collections.Immutable;
using System.Text;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>A <see cref="Kopiestand"/> as bytes, and the key that it is kept under.</summary>
internal static class Kopiestandcodec
{
    private const byte Formaat = 2;

    // Of before the place of a copy was kept with it.
    private const byte Ouder = 1;
    private const int MaxDelen = 999;

    /// <summary>What all keys of copies begin with; no key of a processor does.</summary>
    internal static ReadOnlyMemory<byte> Voorvoegsel { get; } = new byte[] { 0, (byte)'k' };

    internal static byte[] Key(Guid kopieId) => [.. Voorvoegsel.Span, .. kopieId.ToByteArray(bigEndian: true)];

    /// <summary>Nothing of the copy is kept any more.</summary>
    internal static Staat Gewist(Guid kopieId) => new(Key(kopieId), Waarde: null);

    internal static byte[] Encode(Kopiestand stand)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Formaat);
        writer.Write(stand.KopieId.ToByteArray(bigEndian: true));
        writer.Write(stand.AantalDelen);
        writer.Write(stand.AantalPersonen);
        writer.Write(stand.Orde.Ms);
        writer.Write(stand.Orde.Volgnummer);
        writer.Write(stand.IsAanvaard);
        writer.Write(stand.IsBegonnen);
        writer.Write((byte)stand.Toegepast.Length);
        writer.Write(stand.Toegepast.Span);
        writer.Write(stand.Overgeslagen);
        writer.Write(stand.Uitgesteld.Count);
        foreach (var (uitstelreden, aantal) in stand.Uitgesteld)
        {
            writer.Write(uitstelreden);
            writer.Write(aantal);
        }

        writer.Write(stand.Delen.Count);
        foreach (var (deel, bericht) in stand.Delen)
        {
            writer.Write(deel);
            writer.Write(bericht.Volgnummer);
            writer.Write(bericht.Personen);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">They are no bytes of <see cref="Encode"/>, or of a newer version of the program.</exception>
    internal static Kopiestand Decode(ReadOnlyMemory<byte> waarde)
    {
        using var reader = new BinaryReader(new MemoryStream(waarde.ToArray()), Encoding.UTF8);
        try
        {
            return reader.ReadByte() switch
            {
                Formaat => Read(reader),
                Ouder => ReadOuder(reader),
                _ => throw Unknown(),
            };
        }
        catch (EndOfStreamException)
        {
            throw Unknown();
        }
    }

    private static Kopiestand Read(BinaryReader reader)
    {
        var stand = new Kopiestand
        {
            KopieId = new Guid(reader.ReadBytes(16), bigEndian: true),
            AantalDelen = reader.ReadInt32(),
            AantalPersonen = reader.ReadInt32(),
            Orde = new Leverorde(reader.ReadInt64(), reader.ReadUInt64()),
            IsAanvaard = reader.ReadBoolean(),
            IsBegonnen = reader.ReadBoolean(),
            Toegepast = reader.ReadBytes(reader.ReadByte()),
            Overgeslagen = reader.ReadInt32(),
            Uitgesteld = ReadUitgesteld(reader),
            Delen = ImmutableSortedDictionary<int, Binnengekomen>.Empty,
        };
        return ReadDelen(reader, stand);
    }

    /// <summary>Its place is not known, so it counts as older than anything: it is not used, and the source sends the next.</summary>
    private static Kopiestand ReadOuder(BinaryReader reader)
    {
        var stand = new Kopiestand
        {
            KopieId = new Guid(reader.ReadBytes(16), bigEndian: true),
            AantalDelen = reader.ReadInt32(),
            AantalPersonen = reader.ReadInt32(),
            Orde = default,
            IsAanvaard = reader.ReadBoolean(),
            Toegepast = reader.ReadBytes(reader.ReadByte()),
            Delen = ImmutableSortedDictionary<int, Binnengekomen>.Empty,
        };
        return ReadDelen(reader, stand);
    }

    private static Kopiestand ReadDelen(BinaryReader reader, Kopiestand stand)
    {
        var aantal = reader.ReadInt32();
        if (aantal is < 0 or > MaxDelen)
            throw Unknown();
        var delen = ImmutableSortedDictionary.CreateBuilder<int, Binnengekomen>();
        for (var i = 0; i < aantal; i++)
            delen[reader.ReadInt32()] = new Binnengekomen(reader.ReadInt64(), reader.ReadInt32());
        return stand with { Delen = delen.ToImmutable() };
    }

    private static ImmutableSortedDictionary<string, int> ReadUitgesteld(BinaryReader reader)
    {
        var uitgesteld = Kopiestand.NietsUitgesteld.ToBuilder();
        for (var rest = reader.ReadInt32(); rest > 0; rest--)
            uitgesteld[reader.ReadString()] = reader.ReadInt32();
        return uitgesteld.ToImmutable();
    }

    private static InvalidDataException Unknown()
        => new(
            "De stand van een kopie heeft een formaat dat deze versie van het programma niet kent. Start de nieuwere versie van IB.Gateway die hem schreef; er is niets gewijzigd.");
}
