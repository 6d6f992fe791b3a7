namespace IB.Gateway.Cli;

/// <summary><c>schemas</c>: the message standards, those that come with the program and those of the schema folder.</summary>
internal static class Schemasverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var lijst = Schemalijstverb.Create(omgeving);
        return new Verb("schemas", "Werkt met de schemapakketten: de standaarden waarvan berichten worden gekeurd.", lijst.Voorbeelden)
        {
            lijst,
            Functiesverb.Create(omgeving),
            Schemacheckverb.Create(omgeving),
            Schemaimportverb.Create(omgeving),
        };
    }
}
