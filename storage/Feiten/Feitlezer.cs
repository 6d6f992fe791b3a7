using System.Runtime.InteropServices;
using System.Text;

namespace IB.Gateway.Storage.Feiten;

/// <summary>Facts back from bytes that the log vouches for.</summary>
internal static class Feitlezer
{
    /// <summary>The facts of one group, in order.</summary>
    /// <param name="bytes">The facts.</param>
    /// <param name="readInhoud">Reads from the payloads of the group: where, counted from its start, and how many bytes.</param>
    /// <exception cref="OpslagException">A fact that this version of the program does not know.</exception>
    public static IEnumerable<Feit> Read(ReadOnlyMemory<byte> bytes, Func<long, int, byte[]> readInhoud)
    {
        if (!MemoryMarshal.TryGetArray(bytes, out var array))
            throw new ArgumentException("De feiten staan niet in een array.", nameof(bytes));
        using var reader = new BinaryReader(new MemoryStream(array.Array!, array.Offset, array.Count), Encoding.UTF8);
        for (var soort = (Feitsoort)reader.ReadByte(); soort != Feitsoort.Einde; soort = (Feitsoort)reader.ReadByte())
            yield return Read(soort, reader, readInhoud);
    }

    private static Feit Read(Feitsoort soort, BinaryReader r, Func<long, int, byte[]> readInhoud) => soort switch
    {
        Feitsoort.BerichtGeboekt => ReadBericht(r),
        Feitsoort.BezorgingVerplaatst => ReadVerplaatsing(r, ophalingen: 0),
        Feitsoort.OpgehaaldeVerplaatst => ReadVerplaatsing(r, r.ReadInt32()),
        Feitsoort.Aangetekend => new Aangetekend(r.ReadInt64(), r.ReadInt64(), r.ReadString()),
        Feitsoort.SleutelGemaakt => new SleutelGemaakt(r.ReadInt64(), r.ReadString(), r.ReadInt64(), ReadGewikkeld(r, readInhoud)),
        Feitsoort.SleutelHerwikkeld => new SleutelHerwikkeld(r.ReadInt64(), ReadGewikkeld(r, readInhoud)),
        Feitsoort.SleutelVernietigd => new SleutelVernietigd(r.ReadInt64()),
        Feitsoort.InhoudGewist => new InhoudGewist(r.ReadGetallen(), r.ReadInt64(), r.ReadString()),
        Feitsoort.BerichtenVergeten => new BerichtenVergeten(r.ReadGetallen(), r.ReadInt64()),
        Feitsoort.SegmentVervallen => new SegmentVervallen(r.ReadInt64(), r.ReadInt64()),
        Feitsoort.VolgpositieGezet => new VolgpositieGezet(r.ReadString(), r.ReadInt64()),
        >= Feitsoort.GeweigerdDoorOntvanger and <= Feitsoort.HerbezorgingGeclaimd => r.ReadHerbezorgfeit(soort),
        >= Feitsoort.ProcessorstapGezet and <= Feitsoort.ProcessorIngegrepen => r.ReadProcessorfeit(soort),
        _ => throw new OpslagException(
            $"Het log bevat een feit van soort {(byte)soort}, dat deze versie van het programma niet kent. Start de nieuwere versie van IB.Gateway die het schreef; er is niets gewijzigd."),
    };

    private static BerichtGeboekt ReadBericht(BinaryReader r)
    {
        var oorzaak = r.ReadString();
        var volgnummer = r.ReadInt64();
        return new BerichtGeboekt(
            volgnummer, r.ReadBoeking(oorzaak), r.ReadInt64(), r.ReadInt64(), r.ReadInt64(), r.ReadInt64(), r.ReadInt32(), r.ReadGetal(), oorzaak);
    }

    private static BezorgingVerplaatst ReadVerplaatsing(BinaryReader r, int ophalingen) => new(
        r.ReadInt64(), (Toestand)r.ReadByte(), (Toestand)r.ReadByte(), r.ReadInt32(), ophalingen, r.ReadInt64(), r.ReadGetal(), r.ReadGetal(), r.ReadInt64(),
        r.ReadString());

    private static Gewikkeld ReadGewikkeld(BinaryReader r, Func<long, int, byte[]> readInhoud)
    {
        var (kek, plek) = (r.ReadString(), r.ReadInt64());
        return new Gewikkeld(kek, plek, readInhoud(plek, r.ReadInt32()));
    }
}
