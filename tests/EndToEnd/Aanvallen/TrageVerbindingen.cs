using System.Text;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Who sends, takes or waits too slowly is cut off, and meanwhile the others are served (X21).</summary>
[Trait(Aanvalslijst.Kenmerk, "X21")]
public sealed class TrageVerbindingen(TrageVerbindingen.Keten fixture) : IClassFixture<TrageVerbindingen.Keten>
{
    private readonly Proefketen _keten = fixture.Proefketen;

    public static TheoryData<string, string> Gevallen => new()
    {
        { "half a request line", "POST /v1/beri" },
        { "half a header", "POST /v1/berichten HTTP/1.1\r\nHost: localhost\r\nContent-Le" },
        { "no body over REST",
            $"POST /v1/berichten HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary={Ruwverzoek.Grens}\r\nContent-Length: 10000\r\n\r\n--" },
        { "no body over StUF", $"POST {Wsdl.Pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 10000\r\n\r\n<" },
        { "no chunk", $"POST {Wsdl.Pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n<\r\n" },
        { "nothing", string.Empty },
    };

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task Connection_OnWhichNothingMoreComes_IsEnded(string wat, string begin)
    {
        Assert.NotEmpty(wat);
        await using var verbinding = await RuweVerbinding.OpenAsync(_keten.Knooppunt.Adres, _keten.ZorgThuis.Certificaat);
        await verbinding.SendAsync(begin);

        var einde = await verbinding.ReadToEndAsync();

        Assert.True(einde.Length == 0 || einde.StartsWith("HTTP/1.1 408", StringComparison.Ordinal)
            || einde.StartsWith("HTTP/1.1 401", StringComparison.Ordinal) || einde.StartsWith("HTTP/1.1 500", StringComparison.Ordinal), einde);
    }

    [Fact]
    public async Task HandshakeThatDoesNotCome_IsEnded()
    {
        using var tcp = new System.Net.Sockets.TcpClient();
        await tcp.ConnectAsync(System.Net.IPAddress.Loopback, _keten.Knooppunt.Adres.Port, TestContext.Current.CancellationToken);

        Assert.Equal(0, await tcp.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AnnouncedBodies_ThatDoNotCome_KeepNobodyOut()
    {
        // Together these announce more than the memory budget; they may hold only what they sent.
        var verbindingen = new List<RuweVerbinding>();
        try
        {
            for (var i = 0; i < 40; i++)
            {
                var verbinding = await RuweVerbinding.OpenAsync(_keten.Knooppunt.Adres, _keten.Diemen.Certificaat);
                verbindingen.Add(verbinding);
                await verbinding.SendAsync(i % 2 == 0
                    ? $"POST {Wsdl.Pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 26000000\r\n\r\n<"
                    : $"POST /v1/berichten HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary={Ruwverzoek.Grens}\r\nContent-Length: 24000000\r\n\r\n--");
            }

            var heen = Proefbericht.Toewijzing();
            var terug = Proefbericht.Start();
            await _keten.Diemen.SendAsync(heen);
            await _keten.ZorgThuis.SendAsync(terug);

            Assert.Equal(heen.Inhoud, await _keten.ZorgThuis.ReceiveAsync(heen.Referentie));
            Assert.Equal(terug.Inhoud, await _keten.Diemen.ReceiveAsync(terug.Referentie));
        }
        finally
        {
            foreach (var verbinding in verbindingen)
                await verbinding.DisposeAsync();
        }
    }

    [Fact]
    public async Task BodyInSingleBytes_IsReadAsAny()
    {
        var bericht = Proefbericht.Toewijzing();
        var soap = await bericht.ToSoapAsync();
        var verzoek = new List<ReadOnlyMemory<byte>>
        {
            Encoding.Latin1.GetBytes($"POST {Wsdl.Pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n"),
        };
        verzoek.AddRange(soap.Select(b => (ReadOnlyMemory<byte>)new byte[] { (byte)'1', 13, 10, b, 13, 10 }).Chunk(4096)
            .Select(c => (ReadOnlyMemory<byte>)c.SelectMany(s => s.ToArray()).ToArray()));
        verzoek.Add("0\r\n\r\n"u8.ToArray());

        var antwoord = await RuweVerbinding.AskAsync(_keten.Knooppunt.Adres, _keten.Diemen.Certificaat, verzoek);

        Assert.Equal(200, antwoord.Status);
        Assert.Equal(bericht.Inhoud, await _keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    [Fact]
    public async Task MoreConnectionsThanTheLimit_AreTurnedAwayAndTheRestServed()
    {
        await using var keten =
            await Proefketen.StartAsync(new Ketenplan { Instellingen = new Dictionary<string, string> { ["luister:maxVerbindingen"] = "4" } });
        var open = new List<RuweVerbinding>();
        for (var i = 0; i < 4; i++)
            open.Add(await RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.ZorgThuis.Certificaat));

        await Assert.ThrowsAnyAsync<IOException>(() => RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.ZorgThuis.Certificaat));
        await open[0].SendAsync(Ruwverzoek.Get("/v1/berichten"));
        Assert.Equal(200, (await open[0].ReadAsync()).Status);

        foreach (var verbinding in open)
            await verbinding.DisposeAsync();
    }

    [Fact]
    public async Task ReaderThatTakesNothing_IsCutOffWhileOthersAreServed()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan
        {
            Instellingen = new Dictionary<string, string> { ["luister:minBytesPerSeconde"] = "1000000", ["luister:aanlooptijd"] = "00:00:02" },
        });
        await using var verbinding = await RuweVerbinding.OpenAsync(keten.Knooppunt.Adres, keten.Buurman.Certificaat);

        // Together more than the buffers of both sides hold: at some point the knooppunt waits for a reader that does not come.
        var vragen = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("GET /v1/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n", 1500)));
        Assert.True(await verbinding.SendAsync(vragen));
        var heen = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(heen);
        Assert.Equal(heen.Inhoud, await keten.ZorgThuis.ReceiveAsync(heen.Referentie));

        await Wacht.TotAsync(async () => !await verbinding.SendAsync("G"), "The connection stays.");
    }

    public sealed class Keten : Ketenfixture
    {
        internal override Ketenplan Plan => new()
        {
            Instellingen = new Dictionary<string, string>
            {
                ["luister:handdruktijd"] = "00:00:01",
                ["luister:koptijd"] = "00:00:01",
                ["luister:rusttijd"] = "00:00:01",
                ["luister:aanlooptijd"] = "00:00:02",
                ["luister:minBytesPerSeconde"] = "1000",
            },
        };
    }
}
