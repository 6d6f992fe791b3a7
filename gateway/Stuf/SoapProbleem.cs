namespace IB.Gateway.Stuf;

/// <summary>The fault codes of SOAP 1.1, section 4.4.1.</summary>
internal enum SoapFoutcode
{
    Client,
    Server,
    MustUnderstand,
    VersionMismatch,
}

/// <summary>Why a SOAP message cannot be read.</summary>
/// <param name="Code">Whose fault it is.</param>
/// <param name="Tekst">What is wrong, in Dutch; no content.</param>
internal sealed record SoapProbleem(SoapFoutcode Code, string Tekst);
