using System.Buffers;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <content>Attributes.</content>
internal ref partial struct Schemaloop
{
    private static ReadOnlySpan<byte> Xsi => "http://www.w3.org/2001/XMLSchema-instance"u8;

    private readonly bool Attributes(ref Kader kader, in XmlTagScanner tag)
    {
        if (kader.Soort == Inhoudsoort.Ongezien)
            return true;
        var gezien = 0UL;
        for (var i = 0; i < tag.AantalAttributen; i++)
        {
            var attribuut = tag.Attribuut(i, _geheugen.Namen);
            if (!IsVanXmlSchema(attribuut) && !Attribute(kader.Type!, attribuut, ref gezien))
                return false;
        }

        var verplicht = kader.Type!.Verplicht;
        return (gezien & verplicht) == verplicht;
    }

    // The four that may stand anywhere; two were read before, two are hints that nobody follows.
    private static bool IsVanXmlSchema(XmlAttribuut attribuut)
        => attribuut.Namespace.SequenceEqual(Xsi)
            && (attribuut.LokaleNaam.SequenceEqual("type"u8) || attribuut.LokaleNaam.SequenceEqual("nil"u8)
                || attribuut.LokaleNaam.SequenceEqual("schemaLocation"u8) || attribuut.LokaleNaam.SequenceEqual("noNamespaceSchemaLocation"u8));

    private readonly bool Attribute(Typeprogramma type, XmlAttribuut attribuut, ref ulong gezien)
    {
        var ns = _programma.Namen.FindNs(attribuut.Namespace);
        var naam = _programma.Namen.Find(ns, attribuut.LokaleNaam);
        for (var i = 0; naam != Namentabel.Onbekend && i < type.Attributen.Count; i++)
        {
            if (type.Attributen[i].Naam != naam)
                continue;
            gezien |= 1UL << i;
            return Attribute(type.Attributen[i], attribuut.Waarde);
        }

        if (type.Attribuutjoker is not { } joker || !joker.Allows(ns))
            return false;
        if (joker.Strengheid == Strengheid.Overslaan)
            return true;
        return naam != Namentabel.Onbekend && _programma.Attributen.TryGetValue(naam, out var programma)
            ? Attribute(programma, attribuut.Waarde)
            : joker.Strengheid == Strengheid.Soepel;
    }

    private readonly bool Attribute(Attribuutprogramma programma, ReadOnlySpan<byte> ruw)
    {
        var geleend = ArrayPool<byte>.Shared.Rent(ruw.Length);
        var waarde = geleend.AsSpan(0, XmlVerwijzing.Normalise(ruw, geleend));
        var voorvoegsels = _geheugen.Voorvoegsels;
        var geldig = programma.Waarde.Accepts(waarde, voorvoegsels)
            && (programma.Vast is null || programma.Waarde.Canonical(waarde, voorvoegsels) == programma.Vast)
            && (programma.Waarde.Verwijssoort == Verwijssoort.Geen || _geheugen.Note(programma.Waarde.Verwijssoort, waarde));
        ArrayPool<byte>.Shared.Return(geleend, clearArray: true);
        return geldig;
    }
}
