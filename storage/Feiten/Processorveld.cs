namespace IB.Gateway.Storage.Feiten;

/// <summary>The bytes of <see cref="Processorfeit"/>.</summary>
internal static class Processorveld
{
    public static void WriteProcessorfeit(this BinaryWriter writer, Processorfeit feit)
    {
        writer.Write((byte)SoortOf(feit));
        writer.Write(feit.Processor);
        writer.Write(feit.TijdMs);
        switch (feit)
        {
            case ProcessorstapGezet f:
                writer.WritePositie(f.Naar);
                writer.WriteLijst(f.Staten, WriteStaat);
                writer.WriteLijst(f.Geparkeerd, WriteParkering);
                writer.WriteLijst(f.Vrijgegeven, WritePositie);
                break;
            case ProcessorTeruggezet f:
                writer.WritePositie(f.Naar);
                writer.Write(f.Reeks);
                break;
            case ProcessorIngegrepen f:
                writer.WritePositie(f.Ingreep.Plek);
                writer.Write(f.Ingreep.Daad);
                writer.Write(f.Ingreep.Reden);
                break;
            default:
                throw Unknown(feit);
        }
    }

    public static Processorfeit ReadProcessorfeit(this BinaryReader r, Feitsoort soort)
    {
        var (processor, tijdMs, plek) = (r.ReadString(), r.ReadInt64(), r.ReadPositie());
        return soort switch
        {
            Feitsoort.ProcessorstapGezet
                => new ProcessorstapGezet(processor, tijdMs, plek, r.ReadLijst(ReadStaat), r.ReadLijst(ReadParkering), r.ReadLijst(ReadPositie)),
            Feitsoort.ProcessorTeruggezet => new ProcessorTeruggezet(processor, tijdMs, plek, r.ReadInt64()),
            Feitsoort.ProcessorIngegrepen => new ProcessorIngegrepen(processor, tijdMs, new Ingreep(r.ReadString(), plek, r.ReadString())),
            _ => throw new ArgumentOutOfRangeException(nameof(soort), soort, "Onbekend feit."),
        };
    }

    private static Feitsoort SoortOf(Processorfeit feit) => feit switch
    {
        ProcessorstapGezet => Feitsoort.ProcessorstapGezet,
        ProcessorTeruggezet => Feitsoort.ProcessorTeruggezet,
        ProcessorIngegrepen => Feitsoort.ProcessorIngegrepen,
        _ => throw Unknown(feit),
    };

    private static ArgumentOutOfRangeException Unknown(Processorfeit feit) => new(nameof(feit), feit.GetType().Name, "Onbekend feit.");

    private static void WriteStaat(BinaryWriter writer, Staat staat)
    {
        writer.WriteBytes(staat.Sleutel.Span);
        writer.Write(staat.Waarde is not null);
        if (staat.Waarde is { } waarde)
            writer.WriteBytes(waarde.Span);
    }

    private static Staat ReadStaat(BinaryReader r)
    {
        var sleutel = r.ReadBytes();
        return new Staat(sleutel, r.ReadBoolean() ? r.ReadBytes() : (ReadOnlyMemory<byte>?)null);
    }

    private static void WriteParkering(BinaryWriter writer, Parkering parkering)
    {
        writer.WritePositie(parkering.Plek);
        writer.WriteBytes(parkering.Sleutel.Span);
        writer.Write(parkering.Reden);
        writer.Write(parkering.Op.ToUnixTimeMilliseconds());
    }

    private static Parkering ReadParkering(BinaryReader r)
        => new(r.ReadPositie(), r.ReadBytes(), r.ReadString(), DateTimeOffset.FromUnixTimeMilliseconds(r.ReadInt64()));

    private static void WritePositie(this BinaryWriter writer, Positie positie)
    {
        writer.Write(positie.Volgnummer);
        writer.Write7BitEncodedInt(positie.Deel);
    }

    private static Positie ReadPositie(this BinaryReader r) => new(r.ReadInt64(), r.Read7BitEncodedInt());

    private static void WriteLijst<T>(this BinaryWriter writer, IReadOnlyList<T> lijst, Action<BinaryWriter, T> write)
    {
        writer.Write7BitEncodedInt(lijst.Count);
        foreach (var deel in lijst)
            write(writer, deel);
    }

    private static T[] ReadLijst<T>(this BinaryReader r, Func<BinaryReader, T> read)
    {
        var lijst = new T[r.Read7BitEncodedInt()];
        for (var i = 0; i < lijst.Length; i++)
            lijst[i] = read(r);
        return lijst;
    }
}
