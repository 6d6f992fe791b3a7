using System.Text;
using IB.Gateway.Identiteit;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Where a request ends is never in doubt: what two readers could read in two ways is refused and the connection closed, so that the
/// request hidden behind it is not answered (X20).
/// </summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X20")]
public sealed class Verzoeksmokkel(Doelwit doelwit)
{
    // Ends the connection when it is answered, so that the test need not wait until the knooppunt tires of it.
    private const string Verstopt = "GET /v1/berichten HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private static readonly Dictionary<string, string> Koppen = new()
    {
        ["length and chunked"] = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        ["two lengths"] = "Content-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
        ["length that overflows"] = "Content-Length: 18446744073709551621\r\n\r\n12345",
        ["negative length"] = "Content-Length: -1\r\n\r\n",
        ["chunked twice"] = "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        ["chunked and identity"] = "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        ["gzip and chunked"] = "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        ["chunked in capitals and a tab"] = "Transfer-Encoding:\tCHUNKED\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        ["unknown coding"] = "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        ["blank before colon"] = "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        ["vertical tab"] = "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
        ["bare LF in a chunk extension"] = "Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\nab\r\n0\r\n\r\n",
        ["bare CR in a chunk extension"] = "Transfer-Encoding: chunked\r\n\r\n2;\rxx\r\nab\r\n0\r\n\r\n",
        ["chunk size that overflows"] = "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nab\r\n0\r\n\r\n",
        ["negative chunk size"] = "Transfer-Encoding: chunked\r\n\r\n-2\r\nab\r\n0\r\n\r\n",
        ["chunk size with 0x"] = "Transfer-Encoding: chunked\r\n\r\n0x2\r\nab\r\n0\r\n\r\n",
        ["chunk longer than its size"] = "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
        ["bare LF after the size"] = "Transfer-Encoding: chunked\r\n\r\n2\nab\n0\n\n",
        ["folded header"] = "X-Een: 1\r\n twee\r\nContent-Length: 0\r\n\r\n",
        ["bare LF in a header"] = "X-Een: 1\nX-Twee: 2\r\nContent-Length: 0\r\n\r\n",
        ["nul in a header"] = "X-Een: a\0b\r\nContent-Length: 0\r\n\r\n",
        ["no name"] = ": 1\r\nContent-Length: 0\r\n\r\n",
    };

    private static readonly string[] Regels =
    [
        "POST {0} HTTP/1.1\nHost: localhost\n\n", "POST  {0} HTTP/1.1\r\nHost: localhost\r\n\r\n", "POST {0} HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "POST {0}\r\n\r\n", "P\0ST {0} HTTP/1.1\r\nHost: localhost\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "POST {0} HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 0\r\n\r\n", "POST {0} HTTP/1.1\r\n\r\n",
    ];

    public static TheoryData<bool, string> Gevallen
    {
        get
        {
            var gevallen = new TheoryData<bool, string>();
            foreach (var aanval in Koppen.Keys)
            {
                gevallen.Add(true, aanval);
                gevallen.Add(false, aanval);
            }

            return gevallen;
        }
    }

    public static TheoryData<int> Regelnummers => [.. Enumerable.Range(0, Regels.Length)];

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task Body_WhoseEndIsInDoubt_EndsTheConnectionWithoutAnsweringWhatIsHidden(bool stuf, string aanval)
    {
        var begin = stuf
            ? $"POST {Wsdl.Pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n"
            : $"POST /v1/berichten HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary={Ruwverzoek.Grens}\r\n";

        var alles = await ExchangeAsync(stuf ? doelwit.Gemeente : doelwit.Aanbieder, begin + Koppen[aanval] + Verstopt);

        Assert.DoesNotContain("\"berichten\"", alles, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1 200", alles, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1 202", alles, StringComparison.Ordinal);
        Assert.Matches("^HTTP/1.1 (4|500)", alles);
    }

    [Theory]
    [MemberData(nameof(Regelnummers))]
    public async Task RequestLine_ThatIsNone_EndsTheConnection(int nummer)
    {
        var alles = await ExchangeAsync(
            doelwit.Aanbieder, string.Format(System.Globalization.CultureInfo.InvariantCulture, Regels[nummer], "/v1/berichten") + Verstopt);

        Assert.DoesNotContain("HTTP/1.1 200", alles, StringComparison.Ordinal);
        Assert.Matches("^(HTTP/1.1 (400|404|405|415|505)|$)", alles);
    }

    [Theory]
    [InlineData(
        "trailers", "Transfer-Encoding: chunked\r\nTrailer: Content-Length, SOAPAction\r\n\r\n",
        "Content-Length: 3\r\nSOAPAction: Zwartkijker7f3a\r\nTransfer-Encoding: identity\r\n\r\n")]
    [InlineData("unknown expectation", "Transfer-Encoding: chunked\r\nExpect: 200-ok\r\n\r\n", "\r\n")]
    public async Task Body_WithSomethingBehindOrBeforeIt_EndsWhereItsLastChunkEnds(string wat, string kop, string staart)
    {
        Assert.NotEmpty(wat);
        var bericht = Proefbericht.Toewijzing();
        var soap = await bericht.ToSoapAsync();
        var verzoek = Encoding.Latin1.GetBytes(
            $"POST {Wsdl.Pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n{kop}{soap.Length:x}\r\n{Encoding.Latin1.GetString(soap)}\r\n0\r\n{staart}{Verstopt}");

        // What follows is a request of its own, and is answered as one.
        var antwoorden = await doelwit.WithstandAsync(verzoek.Length, journaal: 1, async () =>
        {
            await using var verbinding = await RuweVerbinding.OpenAsync(doelwit.Adres, doelwit.Gemeente);
            await verbinding.SendAsync(verzoek);
            return new[] { await verbinding.ReadAsync(), await verbinding.ReadAsync() };
        });

        Assert.Equal(bericht.Referentie, new Stufuitslag(antwoorden[0].Status, antwoorden[0].Body).Bevestigd);
        Assert.Equal("{\"berichten\":[]}", antwoorden[1].Tekst);
        Assert.Equal(bericht.Inhoud, await doelwit.Proefketen.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    [Fact]
    public async Task RequestBehindARefusal_IsNotAnswered()
    {
        // A refusal on the certificate leaves the body unread: what follows could be anything.
        var alles =
            await ExchangeAsync(null, $"POST /v1/berichten HTTP/1.1\r\nHost: localhost\r\nContent-Length: {Verstopt.Length}\r\n\r\n{Verstopt}{Verstopt}");

        Assert.StartsWith("HTTP/1.1 401", alles, StringComparison.Ordinal);
        Assert.Equal(0, alles.LastIndexOf("HTTP/1.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Http10_WithKeepAlive_IsAnsweredOnce()
    {
        var alles = await ExchangeAsync(doelwit.Aanbieder, "GET /v1/berichten?limit=1 HTTP/1.0\r\n\r\n" + Verstopt);

        Assert.Equal(0, alles.LastIndexOf("HTTP/1.1", StringComparison.Ordinal));
    }

    private Task<string> ExchangeAsync(Eigencertificaat? wie, string verzoek) => doelwit.WithstandAsync(verzoek.Length, journaal: 0, async () =>
    {
        await using var verbinding = await RuweVerbinding.OpenAsync(doelwit.Adres, wie);
        await verbinding.SendAsync(Encoding.Latin1.GetBytes(verzoek));
        return await verbinding.ReadToEndAsync();
    });
}
