namespace IB.Gateway.Storage.Feiten;

/// <summary>The bytes of <see cref="Herbezorgfeit"/>.</summary>
internal static class Herbezorgveld
{
    public static void WriteHerbezorgfeit(this BinaryWriter writer, Herbezorgfeit feit)
    {
        switch (feit)
        {
            case GeweigerdDoorOntvanger f:
                writer.Write((byte)Feitsoort.GeweigerdDoorOntvanger);
                writer.Write(f.Volgnummer);
                writer.Write(f.Code);
                break;
            case HerbezorgtaakGemaakt f:
                WriteGemaakt(writer, f);
                break;
            case HerbezorgtaakVerplaatst f:
                writer.Write((byte)Feitsoort.HerbezorgtaakVerplaatst);
                writer.Write(f.Id);
                writer.Write((byte)f.Van);
                writer.Write((byte)f.Naar);
                writer.Write(f.TijdMs);
                writer.Write(f.Oorzaak);
                break;
            case HerbezorgingGeclaimd f:
                writer.Write((byte)Feitsoort.HerbezorgingGeclaimd);
                writer.Write(f.Taak);
                writer.Write(f.Volgnummer);
                writer.Write((byte)f.Uitkomst);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(feit), feit.GetType().Name, "Onbekend feit.");
        }
    }

    public static Herbezorgfeit ReadHerbezorgfeit(this BinaryReader r, Feitsoort soort) => soort switch
    {
        Feitsoort.GeweigerdDoorOntvanger => new GeweigerdDoorOntvanger(r.ReadInt64(), r.ReadString()),
        Feitsoort.HerbezorgtaakGemaakt => new HerbezorgtaakGemaakt(
            r.ReadInt64(), r.ReadString(), r.ReadString(), r.ReadInt32(), r.ReadInt32(), r.ReadInt64(), r.ReadGetal(), r.ReadInt64()),
        Feitsoort.HerbezorgtaakVerplaatst => new HerbezorgtaakVerplaatst(
            r.ReadInt64(), (Taakstand)r.ReadByte(), (Taakstand)r.ReadByte(), r.ReadInt64(), r.ReadString()),
        Feitsoort.HerbezorgingGeclaimd => new HerbezorgingGeclaimd(r.ReadInt64(), r.ReadInt64(), (Claimuitkomst)r.ReadByte()),
        _ => throw new ArgumentOutOfRangeException(nameof(soort), soort, "Onbekend feit."),
    };

    private static void WriteGemaakt(BinaryWriter writer, HerbezorgtaakGemaakt f)
    {
        writer.Write((byte)Feitsoort.HerbezorgtaakGemaakt);
        writer.Write(f.Id);
        writer.Write(f.Vraag);
        writer.Write(f.Reden);
        writer.Write(f.Tempo);
        writer.Write(f.Proef);
        writer.Write(f.TotEnMet);
        writer.WriteGetal(f.Totaal);
        writer.Write(f.TijdMs);
    }
}
