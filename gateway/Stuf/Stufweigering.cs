using IB.Gateway.Storage;

namespace IB.Gateway.Stuf;

/// <summary>An Fo03: a message that is not taken over.</summary>
/// <param name="SoapFoutcode">Code of the SOAP fault.</param>
/// <param name="Fout">What is wrong.</param>
/// <param name="Zender">The knooppunt.</param>
/// <param name="Ontvanger">Who handed the message in, as far as known.</param>
/// <param name="Referentienummer">Id of the Fo03 itself.</param>
/// <param name="TijdstipBericht">Time of the Fo03, 14 digits.</param>
/// <param name="CrossRefnummer">referentienummer of the message, or empty when it could not be read.</param>
/// <param name="WsaMessageId">WS-Addressing id of the request.</param>
internal sealed record Stufweigering(
    SoapFoutcode SoapFoutcode, Fout Fout, Systeem Zender, Systeem Ontvanger, string Referentienummer, string TijdstipBericht,
    string CrossRefnummer, string? WsaMessageId);
