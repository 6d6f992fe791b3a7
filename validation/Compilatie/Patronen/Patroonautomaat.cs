namespace IB.Gateway.Validation.Compilatie;

/// <summary>A compiled pattern. Immutable, safe for use by many threads.</summary>
internal sealed class Patroonautomaat(ushort[] tabel, byte[] klassen, int breedte, ushort begin, bool[] eind)
{
    private const ushort Dood = 0;

    /// <summary>Whether the whole of this valid UTF-8 fits the pattern.</summary>
    internal bool Matches(ReadOnlySpan<byte> tekst)
    {
        var toestand = begin;
        foreach (var b in tekst)
        {
            toestand = tabel[(toestand * breedte) + klassen[b]];
            if (toestand == Dood)
                return false;
        }

        return eind[toestand];
    }
}
