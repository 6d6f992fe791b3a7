using System.Text;

namespace IB.Gateway.Routing;

/// <summary>
/// Reads the parts of a <see cref="Persoonsbeeld"/>, never past the end, and refuses what <see cref="Beeldschrijver"/> does not write.
/// </summary>
internal ref struct Beeldlezer(ReadOnlySpan<byte> bytes)
{
    private const int Maaksel = Beeldvlag.Laagste | Beeldvlag.Periode | Beeldvlag.Einde;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _plek;

    internal static InvalidDataException Beschadigd()
        => new("Een persoonsbeeld in de opslag is beschadigd en wordt niet gebruikt. Keur de opslag, en bouw het register opnieuw op uit het journaal.");

    internal static void Require(bool goed)
    {
        if (!goed)
            throw Beschadigd();
    }

    internal readonly void RequireEinde() => Require(_plek == _bytes.Length);

    internal byte ReadByte()
    {
        Require(_plek < _bytes.Length);
        return _bytes[_plek++];
    }

    /// <summary>A count; each of what is counted takes more than one byte, so there cannot be more of them than there are bytes.</summary>
    internal int ReadAantal(int max) => (int)ReadGetal((ulong)Math.Min(max, _bytes.Length));

    internal Feit ReadFeit()
    {
        var vlaggen = ReadVlaggen(Maaksel | Beeldvlag.Verwijderd | Beeldvlag.Extra);
        var status = vlaggen & Beeldvlag.Laagste;
        Require(status != 0);
        return new Feit
        {
            Bron = (Bron)ReadWaarde((byte)Bron.Dji),
            Referentie = ReadTekst(),
            Status = (Feitstatus)status,
            Afgifte = ReadDag(),
            Periode = ReadPeriode(vlaggen),
            Geleverd = ReadOrde(),
            Verwijderd = (vlaggen & Beeldvlag.Verwijderd) != 0,
            BeginOnbekend = (vlaggen & Beeldvlag.Extra) != 0,
        };
    }

    internal Voorziening ReadVoorziening()
    {
        var vlaggen = ReadVlaggen(Maaksel | Beeldvlag.Verwijderd | Beeldvlag.Extra);
        var grond = vlaggen & Beeldvlag.Laagste;
        Require(grond is (int)Voorzieninggrond.Lopend or (int)Voorzieninggrond.Aangevraagd && (vlaggen & Beeldvlag.Periode) != 0);
        return new Voorziening
        {
            Domein = (Domein)ReadWaarde((byte)Domein.Participatiewet),
            Houder = ReadTekst(),
            Id = ReadTekst(),
            Categorie = (vlaggen & Beeldvlag.Extra) == 0 ? null : ReadTekst(),
            Grond = (Voorzieninggrond)grond,
            Periode = ReadPeriode(vlaggen)!.Value,
            Geleverd = ReadOrde(),
            Verwijderd = (vlaggen & Beeldvlag.Verwijderd) != 0,
        };
    }

    internal Signaalstand ReadSignaal(int voorzieningen, int feiten)
    {
        var vlaggen = ReadVlaggen(Maaksel | Beeldvlag.Extra | Beeldvlag.Verwijderd | (3 << Beeldvlag.ToestandPlek));
        var regel = ReadWaarde(byte.MaxValue);
        Require(voorzieningen > 0);
        var voorziening = (int)ReadGetal((ulong)voorzieningen - 1);
        var feit = (int)ReadGetal((ulong)feiten) - 1;
        var versie = (int)ReadGetal(int.MaxValue);
        Require(versie > 0);
        var status = vlaggen & Beeldvlag.Laagste;
        var afgifte = (vlaggen & Beeldvlag.Extra) == 0 ? (DateOnly?)null : ReadDag();
        var inhoud = new Signaalinhoud(status == 0 ? null : (Feitstatus)status, afgifte, ReadPeriode(vlaggen), (vlaggen & Beeldvlag.Verwijderd) != 0);
        return new Signaalstand(voorziening, feit, regel, (Signaaltoestand)(vlaggen >> Beeldvlag.ToestandPlek), versie, inhoud, ReadOrde());
    }

    internal Leegte ReadLeegte() => new((Bron)ReadWaarde((byte)Bron.Dji), ReadOrde());

    private int ReadVlaggen(int bekend)
    {
        var vlaggen = ReadByte();
        Require((vlaggen & ~bekend) == 0 && (vlaggen & (Beeldvlag.Periode | Beeldvlag.Einde)) != Beeldvlag.Einde);
        return vlaggen;
    }

    /// <summary>A number from 1 up to and including <paramref name="max"/>.</summary>
    private byte ReadWaarde(byte max)
    {
        var waarde = ReadByte();
        Require(waarde > 0 && waarde <= max);
        return waarde;
    }

    private ulong ReadGetal(ulong max)
    {
        ulong waarde = 0;
        for (var schuif = 0; ; schuif += 7)
        {
            var deel = ReadByte();
            waarde |= (ulong)(deel & 0x7F) << schuif;
            if (deel < 0x80)
            {
                // Zero at the end would be a second spelling.
                Require(waarde <= max && (deel != 0 || schuif == 0));
                return waarde;
            }

            // No number that is kept has more than 63 bits.
            Require(schuif < 56);
        }
    }

    private DateOnly ReadDag() => DateOnly.FromDayNumber((int)ReadGetal((ulong)DateOnly.MaxValue.DayNumber));

    private Dagperiode? ReadPeriode(int vlaggen)
    {
        if ((vlaggen & Beeldvlag.Periode) == 0)
            return null;
        var van = ReadDag();
        if ((vlaggen & Beeldvlag.Einde) == 0)
            return new Dagperiode(van, tot: null);
        var dagen = (int)ReadGetal((ulong)(DateOnly.MaxValue.DayNumber - van.DayNumber));
        Require(dagen > 0);
        return new Dagperiode(van, van.AddDays(dagen));
    }

    private Leverorde ReadOrde()
    {
        var ms = (long)ReadGetal((ulong)DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
        return new Leverorde(ms, ReadGetal(long.MaxValue));
    }

    private string ReadTekst()
    {
        var length = ReadByte();
        if (length == Beeldschrijver.Uuid)
            return new Guid(ReadBytes(Beeldschrijver.UuidBytes), bigEndian: true).ToString("D");
        Require(length is > 0 and <= Sleuteltekst.MaxBytes);
        try
        {
            var tekst = Sleuteltekst.Utf8.GetString(ReadBytes(length));
            Require(!Beeldschrijver.IsUuid(tekst, out _));
            return tekst;
        }
        catch (DecoderFallbackException)
        {
            throw Beschadigd();
        }
    }

    private ReadOnlySpan<byte> ReadBytes(int aantal)
    {
        Require(_bytes.Length - _plek >= aantal);
        _plek += aantal;
        return _bytes.Slice(_plek - aantal, aantal);
    }
}
