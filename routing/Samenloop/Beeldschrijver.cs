namespace IB.Gateway.Routing;

/// <summary>Writes the parts of a <see cref="Persoonsbeeld"/>; <see cref="Beeldlezer"/> reads them.</summary>
/// <param name="doel">Has room for the largest there can be.</param>
internal ref struct Beeldschrijver(Span<byte> doel)
{
    /// <summary>Most bytes of a number.</summary>
    internal const int MaxGetal = 10;

    /// <summary>Most bytes of a fact.</summary>
    internal const int MaxFeit = 2 + MaxTekst + (5 * MaxGetal);

    /// <summary>Most bytes of a provision.</summary>
    internal const int MaxVoorziening = 2 + (3 * MaxTekst) + (4 * MaxGetal);

    /// <summary>Most bytes of a signal.</summary>
    internal const int MaxSignaal = 2 + (8 * MaxGetal);

    /// <summary>Most bytes of a source that has no fact.</summary>
    internal const int MaxLeegte = 1 + (2 * MaxGetal);

    /// <summary>What stands for the length of a text that is a UUID.</summary>
    internal const byte Uuid = byte.MaxValue;

    internal const int UuidBytes = 16;

    internal const int UuidTekens = 36;

    private const int MaxTekst = 1 + Sleuteltekst.MaxBytes;

    private readonly Span<byte> _doel = doel;

    /// <summary>Bytes written.</summary>
    internal int Geschreven { get; private set; }

    internal void WriteByte(byte waarde) => _doel[Geschreven++] = waarde;

    internal void WriteGetal(ulong waarde)
    {
        while (waarde > 0x7F)
        {
            WriteByte((byte)(waarde | 0x80));
            waarde >>= 7;
        }

        WriteByte((byte)waarde);
    }

    internal void Write(Feit feit)
    {
        WriteByte((byte)((int)feit.Status | Vlag(feit.Verwijderd, Beeldvlag.Verwijderd) | Vlag(feit.BeginOnbekend, Beeldvlag.Extra) | Vlaggen(feit.Periode)));
        WriteByte((byte)feit.Bron);
        Write(feit.Referentie);
        Write(feit.Afgifte);
        Write(feit.Periode);
        Write(feit.Geleverd);
    }

    internal void Write(Voorziening voorziening)
    {
        WriteByte((byte)((int)voorziening.Grond | Vlag(voorziening.Verwijderd, Beeldvlag.Verwijderd)
            | Vlag(voorziening.Categorie is not null, Beeldvlag.Extra) | Vlaggen(voorziening.Periode)));
        WriteByte((byte)voorziening.Domein);
        Write(voorziening.Houder);
        Write(voorziening.Id);
        if (voorziening.Categorie is { } categorie)
            Write(categorie);
        Write(voorziening.Periode);
        Write(voorziening.Geleverd);
    }

    internal void Write(in Signaalstand stand)
    {
        var inhoud = stand.Inhoud;
        WriteByte((byte)((inhoud.Status is { } status ? (int)status : 0) | ((int)stand.Toestand << Beeldvlag.ToestandPlek)
            | Vlag(inhoud.Afgifte is not null, Beeldvlag.Extra) | Vlag(inhoud.BeginOnbekend, Beeldvlag.Verwijderd) | Vlaggen(inhoud.Periode)));
        WriteByte(stand.Regel);
        WriteGetal((uint)stand.Voorziening);
        WriteGetal((uint)(stand.Feit + 1));
        WriteGetal((uint)stand.Versie);
        if (inhoud.Afgifte is { } afgifte)
            Write(afgifte);
        Write(inhoud.Periode);
        Write(stand.Aanleiding);
    }

    internal void Write(Leegte leegte)
    {
        WriteByte((byte)leegte.Bron);
        Write(leegte.Sinds);
    }

    private static int Vlag(bool gezet, int vlag) => gezet ? vlag : 0;

    private static int Vlaggen(Dagperiode? periode)
        => Vlag(periode is not null, Beeldvlag.Periode) | Vlag(periode is { Tot: not null }, Beeldvlag.Einde);

    private void Write(DateOnly dag) => WriteGetal((uint)dag.DayNumber);

    private void Write(Dagperiode? periode)
    {
        if (periode is not { } dagen)
            return;
        Write(dagen.Van);
        if (dagen.Tot is { } tot)
            WriteGetal((uint)(tot.DayNumber - dagen.Van.DayNumber));
    }

    private void Write(Leverorde orde)
    {
        WriteGetal((ulong)orde.Ms);
        WriteGetal(orde.Volgnummer);
    }

    private void Write(string tekst)
    {
        if (IsUuid(tekst, out var uuid))
        {
            WriteByte(Uuid);
            uuid.TryWriteBytes(_doel[Geschreven..], bigEndian: true, out _);
            Geschreven += UuidBytes;
            return;
        }

        var length = Sleuteltekst.Utf8.GetBytes(tekst, _doel[(Geschreven + 1)..]);
        WriteByte((byte)length);
        Geschreven += length;
    }

    // Only the spelling that comes back: small letters, with hyphens.
    internal static bool IsUuid(string tekst, out Guid uuid)
    {
        uuid = default;
        if (tekst.Length != UuidTekens || !Guid.TryParseExact(tekst, "D", out uuid))
            return false;
        Span<char> terug = stackalloc char[UuidTekens];
        return uuid.TryFormat(terug, out _, "D") && terug.SequenceEqual(tekst);
    }
}

/// <summary>The bits of the first byte of a part. The lowest two are a status or ground.</summary>
internal static class Beeldvlag
{
    internal const int Laagste = 0x03;

    /// <summary>There is a period.</summary>
    internal const int Periode = 0x04;

    /// <summary>The period has an end.</summary>
    internal const int Einde = 0x08;

    /// <summary>A provision has a category, a signal a date of afgifte; of a fact it was not said when it begins.</summary>
    internal const int Extra = 0x10;

    /// <summary>A provision or fact was taken back; a signal did not tell when the fact begins.</summary>
    internal const int Verwijderd = 0x20;

    /// <summary>Where the two bits of the state of a signal begin.</summary>
    internal const int ToestandPlek = 6;
}
