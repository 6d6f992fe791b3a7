namespace IB.Gateway.Storage.Onderhoud;

/// <summary>Where long work is.</summary>
/// <param name="Bezig">What it does, in Dutch.</param>
/// <param name="Gedaan">How much of it is done.</param>
/// <param name="Totaal">How much there is; 0 when that is not known.</param>
public readonly record struct Onderhoudsvoortgang(string Bezig, long Gedaan, long Totaal);

/// <summary>What a look at a store found.</summary>
/// <param name="Bevindingen">What is wrong; empty when all is well.</param>
/// <param name="Segmenten">Segments of the log.</param>
/// <param name="Groepen">Groups in them.</param>
/// <param name="Berichten">Messages in the register.</param>
/// <param name="Inhouden">Payloads that were opened; 0 when that was not asked.</param>
/// <param name="Achter">Groups that the register lacks; the next start reads them back.</param>
public sealed record Keuringsverslag(
    IReadOnlyList<Bevinding> Bevindingen, long Segmenten, long Groepen, long Berichten, long Inhouden, long Achter);

/// <summary>Something that is wrong.</summary>
/// <param name="Bestand">The file.</param>
/// <param name="Omschrijving">What, where, and what now, in Dutch.</param>
public sealed record Bevinding(string Bestand, string Omschrijving);

/// <summary>A message as it is read out.</summary>
/// <param name="Bericht">The message.</param>
/// <param name="Historie">Its history.</param>
/// <param name="Inhoud">Its payload, when asked and there; dispose it.</param>
/// <param name="Onleesbaar">Why the payload is not there although it should be.</param>
public sealed record Exportregel(Bericht Bericht, IReadOnlyList<Gebeurtenis> Historie, Inhoud? Inhoud, string? Onleesbaar);

/// <summary>What a repair came to.</summary>
/// <param name="Groepen">Groups that were read back.</param>
/// <param name="Berichten">Messages in the register now.</param>
/// <param name="Bewaard">Under which name the old register is kept; <see langword="null"/> when there was none.</param>
public sealed record Herstelverslag(long Groepen, long Berichten, string? Bewaard);
