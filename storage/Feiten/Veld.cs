namespace IB.Gateway.Storage.Feiten;

/// <summary>The fields that facts are made of. What may be absent has a byte in front that says so.</summary>
internal static class Veld
{
    private const byte Geen = 0;
    private const byte Tekst = 1;
    private const byte Uuid = 2;

    public static void WriteTekst(this BinaryWriter writer, string? text)
    {
        writer.Write(text is null ? Geen : Tekst);
        if (text is not null)
            writer.Write(text);
    }

    public static string? ReadTekst(this BinaryReader reader) => reader.ReadByte() == Geen ? null : reader.ReadString();

    /// <summary>An id: 16 bytes when it is a canonical UUID, text otherwise.</summary>
    public static void WriteId(this BinaryWriter writer, string? id)
    {
        Span<byte> uuid = stackalloc byte[Kenmerk.Length];
        if (id is null || !Kenmerk.TryCompact(id, uuid))
        {
            writer.WriteTekst(id);
            return;
        }

        writer.Write(Uuid);
        writer.Write(uuid);
    }

    public static string? ReadId(this BinaryReader reader)
    {
        Span<byte> uuid = stackalloc byte[Kenmerk.Length];
        switch (reader.ReadByte())
        {
            case Geen:
                return null;
            case Tekst:
                return reader.ReadString();
            default:
                reader.ReadExactly(uuid);
                return Kenmerk.Expand(uuid);
        }
    }

    public static void WriteGetal(this BinaryWriter writer, long? number)
    {
        writer.Write(number is null ? Geen : Tekst);
        if (number is { } value)
            writer.Write(value);
    }

    public static long? ReadGetal(this BinaryReader reader) => reader.ReadByte() == Geen ? null : reader.ReadInt64();

    /// <summary>Ascending numbers, as their differences: most take one byte.</summary>
    public static void WriteGetallen(this BinaryWriter writer, IReadOnlyList<long> numbers)
    {
        writer.Write7BitEncodedInt(numbers.Count);
        var vorige = 0L;
        foreach (var number in numbers)
        {
            writer.Write7BitEncodedInt64(number - vorige);
            vorige = number;
        }
    }

    public static IReadOnlyList<long> ReadGetallen(this BinaryReader reader)
    {
        var numbers = new long[reader.Read7BitEncodedInt()];
        var vorige = 0L;
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = vorige += reader.Read7BitEncodedInt64();
        return numbers;
    }

    public static void WriteBytes(this BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    public static byte[] ReadBytes(this BinaryReader reader) => reader.ReadBytes(reader.Read7BitEncodedInt());

    public static void WriteSysteem(this BinaryWriter writer, Systeem systeem)
    {
        writer.Write(systeem.Organisatie);
        writer.Write(systeem.Applicatie);
        writer.WriteTekst(systeem.Administratie);
        writer.WriteTekst(systeem.Gebruiker);
    }

    public static Systeem ReadSysteem(this BinaryReader reader)
        => new(reader.ReadString(), reader.ReadString(), reader.ReadTekst(), reader.ReadTekst());

    public static void WriteVersie(this BinaryWriter writer, Versie versie)
    {
        writer.Write7BitEncodedInt(versie.Hoofd);
        writer.Write7BitEncodedInt(versie.Sub);
    }

    public static Versie ReadVersie(this BinaryReader reader) => new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
}
