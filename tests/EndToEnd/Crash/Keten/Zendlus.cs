using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using IB.Gateway.Client;
using IB.Gateway.Demo;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A message to send.</summary>
/// <param name="Bericht">The message.</param>
/// <param name="Ongeldig">Whether its payload must be refused.</param>
internal sealed record Zending(Proefbericht Bericht, bool Ongeldig)
{
    /// <summary>The message with a payload that no other message has: a comment behind the root, which changes nothing.</summary>
    internal static Zending Of(Proefbericht bericht, bool ongeldig = false)
        => new(bericht with { Inhoud = [.. bericht.Inhoud, .. Encoding.ASCII.GetBytes($"<!-- {bericht.Referentie} -->")] }, ongeldig);
}

/// <summary>
/// A sender: one message after the other. Without a receipt it mostly sends the same message again, as the standard asks, and
/// sometimes gives up; with one it sometimes sends it again all the same.
/// </summary>
/// <param name="keten">Where.</param>
/// <param name="van">Who: the gemeente over StUF, another over REST, unless told otherwise.</param>
/// <param name="toeval">What it does each time.</param>
/// <param name="maak">Makes a message when nothing stands ready.</param>
internal sealed class Zendlus(Verkeersketen keten, Deelnemer van, Random toeval, Func<Random, Zending> maak)
{
    private const string GeenOpslag = "StUF046";

    private readonly HttpClient _client = keten.Client(van);
    private readonly ConcurrentQueue<Zending> _klaar = new();

    /// <summary>Whether it sends over StUF.</summary>
    internal bool OverStuf { get; init; } = van == Verkeersketen.Gemeente;

    /// <summary>A sender that makes nothing itself.</summary>
    internal static Zendlus VanGegeven(Verkeersketen keten, Deelnemer van, Random toeval, bool overStuf)
        => new(keten, van, toeval, static _ => throw new InvalidOperationException("This one sends only what it is given.")) { OverStuf = overStuf };

    /// <summary>Sends this too.</summary>
    internal void Add(Zending zending) => _klaar.Enqueue(zending);

    /// <summary>Sends until it is asked to stop; then it finishes what it has begun and what stands ready.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        while (_klaar.TryDequeue(out var zending) || !stop.IsCancellationRequested)
            await SendAsync(zending ?? maak(toeval));
    }

    /// <summary>Sends a message once; whether there was a receipt.</summary>
    internal async Task<bool> TrySendAsync(Zending zending)
    {
        var adres = await keten.AdresAsync();
        keten.Getuige.Begin(zending.Bericht, zending.Ongeldig);
        if (await TrySendAsync(adres, zending.Bericht) is not { } kenmerk)
            return false;
        keten.Getuige.Confirm(zending.Bericht, kenmerk);
        return true;
    }

    /// <summary>Sends a message as senders do; whether there was ever a receipt.</summary>
    internal async Task<bool> SendAsync(Zending zending)
    {
        var (klaar, ooit) = (false, false);
        do
        {
            // Of those with a receipt one in ten is sent again, of those without one in ten is given up.
            var bevestigd = await TrySendAsync(zending);
            klaar = bevestigd ? toeval.Next(10) != 0 : toeval.Next(10) == 0;
            ooit |= bevestigd;
        }
        while (!klaar);
        return ooit;
    }

    /// <summary>What identifies the receipt, or <see langword="null"/> when none came.</summary>
    private async Task<string?> TrySendAsync(Uri adres, Proefbericht bericht)
    {
        try
        {
            return OverStuf ? await SendStufAsync(bericht) : await SendRestAsync(adres, bericht);
        }
        catch (Exception fout) when (fout is HttpRequestException or IOException or SocketException)
        {
            return null;
        }
    }

    private async Task<string?> SendStufAsync(Proefbericht bericht)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, await keten.StufportAsync())
        {
            Content = new ByteArrayContent(await bericht.ToSoapAsync()),
        };
        verzoek.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
        verzoek.Headers.Add("SOAPAction", $"\"{bericht.Actie}\"");
        using var antwoord = await _client.SendAsync(verzoek, TestContext.Current.CancellationToken);
        var uitslag = new Stufuitslag((int)antwoord.StatusCode, await antwoord.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        if (uitslag.Status is 500 or 503)
        {
            Assert.Equal(GeenOpslag, uitslag.Code);
            return null;
        }

        Assert.Equal(bericht.Referentie, uitslag.Bevestigd);
        return Som.Of(uitslag.Body); // A repeat gets the same Bv03 to the byte.
    }

    private async Task<string?> SendRestAsync(Uri adres, Proefbericht bericht)
    {
        var antwoord = await new Postbusclient(_client, adres).SendAsync(bericht.ToMetadata(), bericht.Inhoud, TestContext.Current.CancellationToken);
        if (antwoord.Status == 503)
        {
            Assert.Equal(GeenOpslag, antwoord["code"]);
            return null;
        }

        Assert.True(antwoord.Status == 202, antwoord.Tekst);
        Assert.Equal(bericht.Referentie, antwoord["traceerId"]);
        return antwoord["ontvangenOp"];
    }
}
