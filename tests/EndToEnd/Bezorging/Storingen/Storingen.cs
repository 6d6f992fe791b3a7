namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What a receiver, or the network before it, can do to a push, from the first byte to the last.</summary>
internal static class Storingen
{
    private const int Reus = 2_000_000;

    /// <summary>Every one, by name.</summary>
    internal static IReadOnlyDictionary<string, Func<Storing, Task>> Alle { get; } = new Dictionary<string, Func<Storing, Task>>
    {
        ["verbreekt voor de handdruk"] = Sync(s => s.Reset()),
        ["verbreekt tijdens de handdruk"] = async s =>
        {
            await s.WaitForBytesAsync();
            s.Reset();
        },
        ["zwijgt in de handdruk"] = s => s.FreezeAsync(),
        ["verbreekt na de handdruk"] = async s =>
        {
            await s.ShakeHandsAsync();
            s.Reset();
        },
        ["verbreekt na de kop"] = async s =>
        {
            await s.ReadHeadAsync();
            s.Reset();
        },
        ["hangt zonder de inhoud te lezen"] = async s =>
        {
            await s.ReadHeadAsync();
            await s.FreezeAsync();
        },
        ["verbreekt na het lezen"] = async s =>
        {
            await s.ReadAsync();
            s.Reset();
        },
        ["hangt na het lezen"] = async s =>
        {
            await s.ReadAsync();
            await s.HangAsync();
        },
        ["verbreekt in de kop van het antwoord"] = async s =>
        {
            await s.ReadAsync();
            await s.SendAsync("HTTP/1.1 200 O");
            s.Reset();
        },
        ["antwoordt byte voor byte"] = async s =>
        {
            await s.ReadAsync();
            await s.SendSlowlyAsync("HTTP/1.1 200 OK\r\nX-Traag: ");
        },
        ["spreekt geen HTTP"] = async s =>
        {
            await s.ReadAsync();
            await s.SendAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        },
        ["antwoordt met een reuzenkop"] = async s =>
        {
            await s.ReadAsync();
            await s.SendAsync($"HTTP/1.1 200 OK\r\nX-Reus: {new string('x', Reus)}\r\n\r\n");
        },
        ["200 zonder inhoud"] = Answer("200 OK", "text/xml", ""),
        ["200 met HTML"] = Answer("200 OK", "text/html", "<html><body>Inloggen</body></html>"),
        ["200 met half XML"] = Answer("200 OK", "text/xml", "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"),
        ["200 met een andere SOAP-body"] = Answer(
            "200 OK", "text/xml",
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><ok xmlns=\"urn:x\"/></soap:Body></soap:Envelope>"),
        ["200 met een reus"] = Answer("200 OK", "text/xml", $"<a>{new string('x', Reus)}</a>"),
        ["200 dat halverwege breekt"] = async s =>
        {
            await s.ReadAsync();
            await s.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 900\r\n\r\n<soap:Envelope");
            s.Reset();
        },
        ["500 zonder Fo03"] = Answer("500 Internal Server Error", "text/plain", "NullReferenceException"),
        ["401"] = Answer("401 Unauthorized", "text/plain", ""),
        ["404"] = Answer("404 Not Found", "text/plain", ""),
        ["422 met een code"] = Answer("422 Unprocessable Content", "application/problem+json", "{\"code\":\"TR302\"}"),
    };

    /// <summary>Sends on to an address that sings when somebody comes.</summary>
    internal static Func<Storing, Task> Redirect(Kanarie kanarie) => async s =>
    {
        await s.ReadAsync();
        await s.SendAsync($"HTTP/1.1 307 Temporary Redirect\r\nLocation: https://{kanarie.Adres}/\r\nContent-Length: 0\r\n\r\n");
    };

    private static Func<Storing, Task> Answer(string status, string soort, string inhoud) => async s =>
    {
        await s.ReadAsync();
        await s.SendAsync($"HTTP/1.1 {status}\r\nContent-Type: {soort}\r\nContent-Length: {inhoud.Length}\r\nConnection: close\r\n\r\n{inhoud}");
        await s.HangAsync();
    };

    private static Func<Storing, Task> Sync(Action<Storing> doe) => s =>
    {
        doe(s);
        return Task.CompletedTask;
    };
}
