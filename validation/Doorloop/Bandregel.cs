namespace IB.Gateway.Validation;

/// <summary>One element on a <see cref="Band"/>.</summary>
/// <param name="Naam">Number of its expanded name; <see cref="Band.OnbekendeNaam"/> for one that no schema declares.</param>
/// <param name="Vanaf">Place in the document of the first byte behind its start tag.</param>
/// <param name="Lengte">Bytes up to its end tag.</param>
/// <param name="Einde">Index of the first line on the band that is no descendant of it.</param>
/// <param name="Ruw">Whether its text is the bytes as they stand: no reference, CDATA section, comment, instruction or carriage return in it.</param>
public readonly record struct Bandregel(ushort Naam, int Vanaf, int Lengte, int Einde, bool Ruw);
