using System.Collections.Immutable;
using System.Text;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>The Toewijzingen of a person as bytes.</summary>
internal static class Toewijzingcodec
{
    private const byte Formaat = 2;

    // Of before the number of the message was in the order.
    private const byte Ouder = 1;

    internal static byte[] Encode(ImmutableArray<Toewijzing> toewijzingen)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Formaat);
        writer.Write7BitEncodedInt(toewijzingen.Length);
        foreach (var toewijzing in toewijzingen)
            Write(writer, toewijzing);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">They are no bytes of <see cref="Encode"/>, or of a newer version of the program.</exception>
    internal static ImmutableArray<Toewijzing> Decode(ReadOnlySpan<byte> bytes)
    {
        using var stroom = new MemoryStream(bytes.ToArray());
        using var reader = bytes is [Ouder, ..] ? new Oudelezer(stroom) : new BinaryReader(stroom, Encoding.UTF8);
        try
        {
            if (reader.ReadByte() is not (Formaat or Ouder))
                throw Unknown();
            var toewijzingen = ReadAll(reader, Read);
            return stroom.Position == stroom.Length ? toewijzingen : throw Unknown();
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            throw Unknown();
        }
    }

    private static void Write(BinaryWriter writer, Toewijzing toewijzing)
    {
        writer.Write(toewijzing.Gemeente);
        writer.Write7BitEncodedInt64(toewijzing.Nummer);
        writer.Write(toewijzing.Aanbieder);
        Write(writer, toewijzing.Gezien);
        Write(writer, toewijzing.Geleverd);
        writer.Write(toewijzing.Versie is not null);
        if (toewijzing.Versie is { } versie)
            Write(writer, versie);
        writer.Write7BitEncodedInt(toewijzing.Meldingen.Length);
        foreach (var melding in toewijzing.Meldingen)
            Write(writer, melding);
    }

    private static Toewijzing Read(BinaryReader r) => new(
        r.ReadString(), r.Read7BitEncodedInt64(), r.ReadUInt64(), ReadDag(r), ReadOrde(r), r.ReadBoolean() ? ReadVersie(r) : null, ReadAll(r, ReadMelding));

    private static void Write(BinaryWriter writer, Toewijzingversie versie)
    {
        writer.Write(versie.Toegewezen.Ticks);
        Write(writer, versie.Geleverd);
        Write(writer, versie.Periode.Van);
        WriteOptional(writer, versie.Periode.Tot);
        writer.Write(versie.Categorie ?? string.Empty);
        writer.Write(versie.IsVerwijderd);
    }

    private static Toewijzingversie ReadVersie(BinaryReader r)
        => new(
            new DateTime(r.ReadInt64()), ReadOrde(r), new Dagperiode(ReadDag(r), ReadOptional(r)),
            r.ReadString() is { Length: > 0 } categorie ? categorie : null, r.ReadBoolean());

    private static void Write(BinaryWriter writer, Leveringsmelding melding)
    {
        Write(writer, melding.Geleverd);
        writer.Write((byte)melding.Soort);
        writer.Write(melding.IsVerwijderd);
        Write(writer, melding.Begin);
        WriteOptional(writer, melding.Einde);
    }

    private static Leveringsmelding ReadMelding(BinaryReader r)
    {
        var (geleverd, soort) = (ReadOrde(r), (Leveringsoort)r.ReadByte());
        return Enum.IsDefined(soort) ? new Leveringsmelding(geleverd, soort, r.ReadBoolean(), ReadDag(r), ReadOptional(r)) : throw Unknown();
    }

    private static ImmutableArray<T> ReadAll<T>(BinaryReader r, Func<BinaryReader, T> read)
    {
        // Each of them takes more than a byte.
        var aantal = r.Read7BitEncodedInt();
        if (aantal < 0 || aantal > r.BaseStream.Length)
            throw Unknown();
        var alle = ImmutableArray.CreateBuilder<T>(aantal);
        for (var i = 0; i < aantal; i++)
            alle.Add(read(r));
        return alle.MoveToImmutable();
    }

    private static void Write(BinaryWriter writer, DateOnly dag) => writer.Write7BitEncodedInt(dag.DayNumber);

    private static DateOnly ReadDag(BinaryReader r) => DateOnly.FromDayNumber(r.Read7BitEncodedInt());

    // 0 stands for no day.
    private static void WriteOptional(BinaryWriter writer, DateOnly? dag) => writer.Write7BitEncodedInt(dag?.DayNumber + 1 ?? 0);

    private static DateOnly? ReadOptional(BinaryReader r) => r.Read7BitEncodedInt() is var getal and > 0 ? DateOnly.FromDayNumber(getal - 1) : null;

    private static void Write(BinaryWriter writer, Leverorde orde)
    {
        writer.Write7BitEncodedInt64(orde.Ms);
        writer.Write(orde.Volgnummer);
    }

    private static Leverorde ReadOrde(BinaryReader r) => new(r.Read7BitEncodedInt64(), r is Oudelezer ? r.ReadUInt32() : r.ReadUInt64());

    private static InvalidDataException Unknown()
        => new(
            "Wat van een toewijzing is onthouden heeft een formaat dat deze versie van het programma niet kent. Start de nieuwere versie van IB.Gateway die het schreef; er is niets gewijzigd.");

    private sealed class Oudelezer(Stream stroom) : BinaryReader(stroom, Encoding.UTF8);
}
