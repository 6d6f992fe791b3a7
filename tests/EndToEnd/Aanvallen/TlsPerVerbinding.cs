using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using IB.Gateway.Demo;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Every connection proves who it is anew: a session of one party opens nothing for another, nothing is taken before the handshake is
/// over, and the identity of a connection does not change (X23). openssl is the client, since it says what it did.
/// </summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X23")]
public sealed class TlsPerVerbinding(Doelwit doelwit) : IDisposable
{
    private const string Lijst = "GET /v1/berichten HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(30);

    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task Session_OfAParty_OpensNothingForAnother(string versie)
    {
        var eigen = await ConnectAsync(Lijst, [versie, "-ign_eof", "-sess_out", _map["sessie"], .. Certificaat(Deelnemers.ZorgThuis)]);
        Assert.Contains("HTTP/1.1 200", eigen, StringComparison.Ordinal);

        // TLS 1.2 without resumption gives no session to keep; TLS 1.3 gives a ticket that is worth nothing.
        Assert.Equal(versie == "-tls1_3", File.Exists(_map["sessie"]));
        if (File.Exists(_map["sessie"]))
        {
            foreach (var wie in new[] { [], Certificaat(Deelnemers.ZorgThuis) })
            {
                var hervat = await ConnectAsync(Lijst, [versie, "-ign_eof", "-sess_in", _map["sessie"], .. wie]);

                Assert.Contains("\nNew, TLSv1.3", hervat, StringComparison.Ordinal);
                Assert.DoesNotContain("\nReused", hervat, StringComparison.Ordinal);
                Assert.Contains(wie.Length == 0 ? "HTTP/1.1 401" : "HTTP/1.1 200", hervat, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Ticket_AllowsNoEarlyData()
    {
        await File.WriteAllTextAsync(_map["vroeg"], Lijst, TestContext.Current.CancellationToken);
        await ConnectAsync(Lijst, ["-tls1_3", "-ign_eof", "-sess_out", _map["sessie"], .. Certificaat(Deelnemers.ZorgThuis)]);

        var alles =
            await ConnectAsync(Lijst, ["-tls1_3", "-ign_eof", "-sess_in", _map["sessie"], "-early_data", _map["vroeg"], .. Certificaat(Deelnemers.ZorgThuis)]);

        Assert.Contains("Early data was not sent", alles, StringComparison.Ordinal);
        Assert.Contains("Max Early Data: 0", alles, StringComparison.Ordinal);
        Assert.Equal(alles.IndexOf("HTTP/1.1 ", StringComparison.Ordinal), alles.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Renegotiation_EndsTheConnection()
    {
        // R on a line of its own asks openssl for it.
        var alles = await ConnectAsync("R\n" + Lijst, ["-tls1_2", .. Certificaat(Deelnemers.ZorgThuis)]);

        Assert.Contains("RENEGOTIATING", alles, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1", alles, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CertificateInAHeader_BesideAnotherOfTheConnection_MakesNobodyElse()
    {
        var keten = doelwit.Proefketen;
        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);
        var pem = Uri.EscapeDataString(keten.ZorgThuis.Certificaat.Certificaat.ExportCertificatePem());

        foreach (var header in new[] { $"X-Client-Cert: {pem}", $"X-Forwarded-Client-Cert: Cert=\"{pem}\"",
            "X-SSL-Client-S-DN: serialNumber=" + Deelnemers.ZorgThuis.Oin, "X-Forwarded-For: 127.0.0.1" })
        {
            var antwoord =
                await doelwit.AttackAsync(keten.Buurman.Certificaat, Ruwverzoek.Of("GET", $"/v1/berichten/{bericht.Referentie}/payload", default, header));

            Assert.Equal(404, antwoord.Status);
        }

        Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    private string[] Certificaat(Deelnemer deelnemer)
    {
        var pad = Path.Combine(doelwit.Proefketen.Opstelling.PkiMap, deelnemer.Certificaatnaam);
        return ["-cert", pad + ".pem", "-key", pad + ".key"];
    }

    /// <summary>Runs <c>openssl s_client</c> until the knooppunt ends the connection, and gives all that it wrote.</summary>
    private async Task<string> ConnectAsync(string invoer, string[] argumenten)
    {
        using var uiterste = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        uiterste.CancelAfter(Uiterste);
        var start = new ProcessStartInfo("openssl", ["s_client", "-connect", $"127.0.0.1:{doelwit.Adres.Port}", .. argumenten])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var proces = Start(start);
        try
        {
            var uit = proces.StandardOutput.ReadToEndAsync(uiterste.Token);
            var fout = proces.StandardError.ReadToEndAsync(uiterste.Token);

            // The input stays open: at its end openssl would hang up before the answer.
            await proces.StandardInput.BaseStream.WriteAsync(Encoding.Latin1.GetBytes(invoer), uiterste.Token);
            await proces.StandardInput.BaseStream.FlushAsync(uiterste.Token);
            return "\n" + await uit + await fout;
        }
        finally
        {
            proces.Kill();
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("openssl is needed for these tests: apt-get install openssl", e);
        }
    }
}
