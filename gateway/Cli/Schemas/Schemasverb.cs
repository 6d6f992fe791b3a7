using IB.Gateway.Schemas;

namespace IB.Gateway.Cli;

/// <summary><c>schemas</c>: the message standards, those that come with the program and those of the schema folder.</summary>
internal static class Schemasverb
{
    /// <param name="omgeving">The world around.</param>
    /// <param name="motor">
    /// Tells for a pack which engine judges its messages; <see langword="null"/> while there is one for all, and the list has no
    /// column for it.
    /// </param>
    internal static Verb Create(Omgeving omgeving, Func<SchemaPack, string>? motor)
    {
        var lijst = Schemalijstverb.Create(omgeving, motor);
        return new Verb("schemas", "Werkt met de schemapakketten: de standaarden waarvan berichten worden gekeurd.", lijst.Voorbeelden)
        {
            lijst,
            Schemacheckverb.Create(omgeving),
            Schemaimportverb.Create(omgeving),
        };
    }
}
