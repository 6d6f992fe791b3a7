namespace IB.Gateway.Pki;

/// <summary>A request to the test PKI that cannot be met; the message tells the operator, in Dutch, what, why and what now.</summary>
internal sealed class PkiException(string message) : Exception(message);
