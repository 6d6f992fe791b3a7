using System.Text;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>Reads the routing facts from the Header of a valid message.</summary>
internal static class Berichtkoplezer
{
    /// <summary>The header; <see langword="null"/> when the type of message has no such Header.</summary>
    internal static Berichtkop? Read(Band band, Namentabel namen, ReadOnlySpan<byte> data)
    {
        var kop = Child(band, namen, 0, "Header"u8);
        var identificatie = Child(band, namen, Child(band, namen, kop, "BerichtIdentificatie"u8), "Identificatie"u8);
        return Text(band, data, Child(band, namen, kop, "Afzender"u8)) is { } afzender
            && Text(band, data, identificatie) is { } nummer
                ? new Berichtkop(afzender, Text(band, data, Child(band, namen, kop, "Ontvanger"u8)), nummer) : null;
    }

    private static int Child(Band band, Namentabel namen, int ouder, ReadOnlySpan<byte> naam)
    {
        if (ouder < 0)
            return -1;
        for (var kind = ouder + 1; kind < band[ouder].Einde; kind = band[kind].Einde)
        {
            if (band[kind].Naam != Band.OnbekendeNaam && naam.SequenceEqual(namen.Lokaal(band[kind].Naam)))
                return kind;
        }

        return -1;
    }

    private static string? Text(Band band, ReadOnlySpan<byte> data, int regel)
        => regel < 0 ? null : Encoding.UTF8.GetString(Waardelezer.Read(band[regel], data));
}
