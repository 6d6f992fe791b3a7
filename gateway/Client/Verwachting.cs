namespace IB.Gateway.Client;

/// <summary>
/// When to ask the server before sending a body. A large message that is refused on its headers would otherwise be cut off halfway,
/// and the sender would see a broken connection instead of the reason.
/// </summary>
internal static class Verwachting
{
    // Below this a round trip costs more than the body.
    private const int Groot = 1024 * 1024;

    /// <summary>Sets <c>Expect: 100-continue</c> on a request with a large body (RFC 9110 10.1.1).</summary>
    internal static void AskFirst(HttpRequestMessage verzoek, int lengte)
    {
        if (lengte > Groot)
            verzoek.Headers.ExpectContinue = true;
    }
}
