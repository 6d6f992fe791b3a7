using IB.Gateway.Schemas;

namespace IB.Gateway.Validation;

/// <summary>Tells what a payload says it is. It judges nothing: what comes after its Header may be anything.</summary>
public static class Berichtherkenning
{
    /// <summary>The message type; <see langword="null"/> when the payload does not say.</summary>
    public static BerichtDefinitie? Find(ReadOnlySpan<byte> inhoud, Berichtcatalogus catalogus) => Vooronderzoek.Run(inhoud, catalogus).Definitie;
}
