using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>Knows which message types answer another one. REST has no berichtcode; the envelope made of it has.</summary>
internal interface IBerichtsoortkeuze
{
    /// <summary>Whether this type is a retour or another answer, which travels as Du01; false for a type that is not known.</summary>
    bool IsAntwoord(string functie, Versie versie);
}
