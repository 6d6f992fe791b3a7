namespace IB.Gateway.Ontvangst;

/// <summary>Why who makes a request does not come in.</summary>
/// <param name="Status">401 without a certificate, else 403.</param>
/// <param name="Uitleg">What, why and what now, in Dutch; holds no text from the certificate.</param>
internal sealed record Toegangsweigering(int Status, string Uitleg);
