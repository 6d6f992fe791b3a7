using IB.Gateway.Schemas;

namespace IB.Gateway.Validation;

/// <summary>Tells what a payload says it is. It judges nothing: what comes after its Header may be anything.</summary>
public static class Berichtherkenning
{
    /// <summary>The message type; <see langword="null"/> when the payload does not say.</summary>
    public static BerichtDefinitie? Find(ReadOnlySpan<byte> inhoud, Berichtcatalogus catalogus) => Vooronderzoek.Run(inhoud, catalogus).Definitie;

    /// <summary>The verdict of <see cref="IBerichtValidator.Recognise"/>.</summary>
    internal static Oordeel Judge(ReadOnlySpan<byte> inhoud, Berichtcatalogus catalogus)
    {
        var onderzoek = Vooronderzoek.Run(inhoud, catalogus);
        if (onderzoek.Fout != XmlFout.Geen)
            return new Oordeel(onderzoek.Definitie, null, [onderzoek.Describe(inhoud)]);
        if (onderzoek.Definitie is { } definitie)
            return new Oordeel(definitie, null, []);
        return new Oordeel(onderzoek.BerichtCode is { } code ? catalogus.FindByBerichtCode(code) : null, null, [])
        {
            Document = catalogus.FindDocument(onderzoek.Namespace, onderzoek.Wortel),
        };
    }
}
