using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <content>
/// The quick gait. Three forms make up nearly all of a message: a bare tag that opens an element with elements, a bare tag with a plain
/// value and its end tag, and an end tag; with white space before. All are taken 32 bytes at a time.
/// </content>
internal ref partial struct Schemaloop
{
    // The last bytes are left to the careful gait, so that no block reaches beyond the memory. The longest step without a check in
    // between is a tag with a name of 63 bytes, 31 bytes of text and the tag that ends it.
    private const int Marge = 192;

    private void Hasten()
    {
        var laatste = _ruim.Length - Marge;
        while (_positie <= laatste && _diepte > 0)
        {
            ref var kader = ref _kaders[_diepte];
            if (kader.Soort != Inhoudsoort.Elementen || kader.Nil)
                return;
            if (_ruim[_positie] != '<')
            {
                var wit = Blokken.Wit(Blokken.Load(_ruim, _positie));
                if (wit == 0)
                    return;
                _positie += wit;
            }
            else if (_ruim[_positie + 1] == '/' ? !HastenEnd(ref kader) : !HastenStart(ref kader))
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HastenEnd(ref Kader kader)
    {
        var lengte = kader.NaamLengte;
        if (lengte > Namencache.MaxLengte || _ruim[_positie + 2 + lengte] != '>' || kader.VorigeContext is not null
            || !Blokken.Same(_ruim, _positie + 2, kader.NaamVanaf, lengte) || !_eind[kader.Toestand])
            return false;
        ref var regel = ref _band.Regels[kader.Regel];
        regel = regel with { Lengte = _positie - regel.Vanaf, Einde = _band.Count };
        _diepte--;
        _positie += lengte + 3;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HastenStart(ref Kader kader)
    {
        var begin = Blokken.Load(_ruim, _positie + 1);
        var lengte = Blokken.TotHaak(begin);
        if (lengte == Blokken.Breedte)
            lengte += Blokken.TotHaak(Blokken.Load(_ruim, _positie + 1 + lengte));
        if (lengte is 0 or > Namencache.MaxLengte || _positie < sizeof(ulong))
            return false;
        var naam = _context.Namen.Find(begin, Tail(lengte), _ruim.Slice(_positie + 1, lengte));
        if (naam < 0)
            return false;
        ref readonly var stap = ref _stappen[kader.Toestand + naam];
        if (stap.Toestand != kader.Toestand || !_band.TryGrow())
            return false;
        if (stap.Element!.Blad is { } type)
        {
            if (!HastenLeaf(lengte, naam, type))
                return false;
            kader.Toestand = stap.Volgende;
            return true;
        }

        if (!stap.Element.Tak || _diepte == XmlLimieten.MaxDiepte)
            return false;
        kader.Toestand = stap.Volgende;
        Open(lengte, naam, stap.Element);
        return true;
    }

    // The last eight bytes of the name that begins behind this place, the last one highest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong Tail(int lengte)
    {
        var over = Math.Max(0, 64 - (8 * lengte));
        return BinaryPrimitives.ReadUInt64LittleEndian(_ruim.Slice(_positie + 1 + lengte - 8, 8)) >> over << over;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Open(int lengte, int naam, Elementprogramma element)
    {
        ref var kader = ref _kaders[++_diepte];
        kader.NaamVanaf = _positie + 1;
        kader.NaamLengte = lengte;
        kader.Regel = _band.Count;
        kader.Toestand = element.Begin;
        kader.Soort = Inhoudsoort.Elementen;
        kader.Nil = false;

        // Its declaration and type have done their work. Writing a reference costs, so what is empty is not emptied.
        if (kader.VorigeContext is not null)
            kader.VorigeContext = null;
        _positie += lengte + 2;
        _band.Regels[_band.Count++] = new Bandregel((ushort)naam, _positie, 0, 0, Ruw: false);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HastenLeaf(int lengte, int naam, Waardetype type)
    {
        var inhoud = _positie + lengte + 2;
        var begin = Blokken.Load(_ruim, inhoud);
        var tekst = Blokken.Gewoon(begin);
        if (tekst == Blokken.Breedte && !(type.Snel.Letters is { } letters ? TryLetters(letters, inhoud, out tekst) : TryLong(inhoud, ref tekst)))
            return false;
        var slot = inhoud + tekst;
        if (_ruim[slot] != '<' || _ruim[slot + 1] != '/' || _ruim[slot + 2 + lengte] != '>' || !Blokken.Same(_ruim, slot + 2, _positie + 1, lengte))
            return false;
        var waarde = _ruim.Slice(inhoud, tekst);
        if (!Snelkeuring.Accepts(type.Snel, begin, waarde) && !type.Accepts(waarde, _geheugen.Voorvoegsels))
            return false;
        _band.Regels[_band.Count] = new Bandregel((ushort)naam, inhoud, tekst, _band.Count + 1, Ruw: true);
        _band.Count++;
        _positie = slot + lengte + 3;
        return true;
    }

    // A text of these letters and at most two '=', which is more than one block.
    private readonly bool TryLetters(SearchValues<byte> letters, int vanaf, out int lengte)
    {
        var rest = _ruim[vanaf..];
        lengte = rest.IndexOfAnyExcept(letters);
        for (var i = 0; i < 2 && lengte > 0 && lengte < rest.Length && rest[lengte] == '='; i++)
            lengte++;
        return lengte > Blokken.Breedte && vanaf + lengte <= _ruim.Length - Marge;
    }

    // A text of more than one block, as far as it is plain and room for its end tag is left behind it.
    private readonly bool TryLong(int vanaf, ref int lengte)
    {
        while (vanaf + lengte <= _ruim.Length - Marge)
        {
            var gewoon = Blokken.Gewoon(Blokken.Load(_ruim, vanaf + lengte));
            lengte += gewoon;
            if (gewoon < Blokken.Breedte)
                return true;
        }

        return false;
    }
}
