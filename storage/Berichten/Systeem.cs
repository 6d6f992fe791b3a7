namespace IB.Gateway.Storage;

/// <summary>A sending or receiving system in an envelope: <c>zender</c> or <c>ontvanger</c> (koppelvlak 3).</summary>
/// <param name="Organisatie">Gemeentecode (4 digits), AGB code (8 digits) or a fixed name such as <c>CAK</c>; 0-200 characters.</param>
/// <param name="Applicatie">Name of the application, 3-50 characters; <c>GGk</c> for every ontvanger.</param>
/// <param name="Administratie">Name of the samenwerkingsverband or gemeente, at most 50 characters.</param>
/// <param name="Gebruiker">Has no meaning in the standard and is only echoed, at most 100 characters.</param>
public sealed record Systeem(string Organisatie, string Applicatie, string? Administratie = null, string? Gebruiker = null)
{
    /// <summary>The application that every ontvanger has, whoever it is (koppelvlak 3.1).</summary>
    public const string OntvangerApplicatie = "GGk";

    /// <summary>An organisation as the ontvanger of a message.</summary>
    public static Systeem Ontvanger(string organisatie) => new(organisatie, OntvangerApplicatie);
}
