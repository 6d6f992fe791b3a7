namespace IB.Gateway.Cli;

/// <summary><c>store</c>: the store of a knooppunt that does not run.</summary>
internal static class Storeverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var verify = Storeverifyverb.Create(omgeving);
        return new Verb("store", "Werkt met de opslag van een knooppunt dat niet draait.", verify.Voorbeelden)
        {
            verify,
            Storeexportverb.Create(omgeving),
            Storerepairverb.Create(omgeving),
        };
    }
}
