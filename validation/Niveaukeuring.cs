using IB.Gateway.Schemas;

namespace IB.Gateway.Validation;

/// <summary>The verdict on a payload, and how far it was looked into.</summary>
/// <param name="Oordeel">The verdict.</param>
/// <param name="Niveau">The level that it was judged at.</param>
public readonly record struct Niveauoordeel(Oordeel Oordeel, Controleniveau Niveau);

/// <summary>Judges a payload as far as the check level of its type asks, and no further.</summary>
public static class Niveaukeuring
{
    /// <summary>Judges a payload that came under a type.</summary>
    /// <param name="validator">Judges.</param>
    /// <param name="inhoud">UTF-8 XML.</param>
    /// <param name="definitie">The type that the envelope names. Whether the payload is of that type is for the caller to see.</param>
    public static Niveauoordeel Judge(IBerichtValidator validator, ReadOnlyMemory<byte> inhoud, BerichtDefinitie definitie)
    {
        ArgumentNullException.ThrowIfNull(validator);
        ArgumentNullException.ThrowIfNull(definitie);
        if (!definitie.Plaatsvervanger && definitie.Controleniveau > Controleniveau.Envelop)
            return new(validator.Validate(inhoud), definitie.Controleniveau);
        var herkend = validator.Recognise(inhoud);
        var niveau = definitie.NiveauVoor(herkend.Definitie);
        return niveau > Controleniveau.Envelop && herkend.Geldig ? new(validator.Validate(inhoud), niveau) : new(herkend, Controleniveau.Envelop);
    }
}
