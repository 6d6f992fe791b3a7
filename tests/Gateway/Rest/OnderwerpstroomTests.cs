using System.Globalization;
using System.Net.Http.Headers;
using IB.Gateway.Limieten;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.Tests.Rest;

/// <summary>Server-sent events when something changes under way: a right, what is kept, who the client is, how much it may have.</summary>
public sealed class OnderwerpstroomTests
{
    private const string Pad = $"/v1/onderwerpen/{Voorbeelden.Toewijzingen}/gebeurtenissen";
    private const string Hartslag = ": hartslag";

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_RightThatIsNarrowedMeanwhile_GoesOnFromThereByWhatHoldsThen()
    {
        await using var host = await StartAsync(4);
        host.Postbus.BijInhoud = n =>
        {
            if (n == 2)
                host.Register.Huidig = Voorbeelden.CreateRegister(Voorbeelden.Recht(Voorbeelden.Toewijzingen, Verstrekwijze.Melding));
        };
        await using var stroom = await Stroom.OpenAsync(host);

        var gebeurtenissen = new List<string>();
        while (gebeurtenissen.Count < 4)
            gebeurtenissen.Add(await stroom.NextDataAsync());

        Assert.Equal([1, 2, 3, 4], gebeurtenissen.Select(Positie));
        Assert.Equal([true, true, false, false], gebeurtenissen.Select(g => g.Contains("data_base64", StringComparison.Ordinal)));
        Assert.Equal(["verstrekt 1 2 3 4", "inhoud 1", "inhoud 2"], host.Postbus.Verloop);
    }

    [Fact]
    public async Task Stream_RetentionThatOvertakesIt_EndsAndLeavesNoGap()
    {
        await using var host = await StartAsync(60);
        host.Postbus.BijInhoud = n =>
        {
            if (n == 50)
                host.Postbus.Eerste = 55;
        };
        await using var stroom = await Stroom.OpenAsync(host);

        var regels = await stroom.ReadToEndAsync(Uiterste);

        Assert.Equal(Enumerable.Range(1, 50), regels.Where(r => r.StartsWith("data: ", StringComparison.Ordinal)).Select(Positie));
        Assert.DoesNotContain("event: einde", regels);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stream_ThatEndsForTheClient_SaysSoOnlyWhenItIsTheRightThatEnded(bool bekend)
    {
        await using var host = await StartAsync(1);
        await using var stroom = await Stroom.OpenAsync(host);
        await stroom.NextDataAsync();

        host.Register.Kent = bekend;
        host.Register.Huidig = Voorbeelden.CreateRegister();

        Assert.Equal(bekend, (await stroom.ReadToEndAsync(Uiterste)).Contains("event: einde"));
    }

    [Fact]
    public async Task Stream_ToldToWait_AsksForRoomNoSoonerThanItWasTold()
    {
        var limieten = new LimietOptions { Ophalen = new Verkeerslimiet { BytesPerSeconde = 1, BytesPiek = Verkeerslimiet.GrootsteBericht } };
        await using var host = await Postbushost.StartAsync(new RestOptions(), 256_000_000, limieten);
        for (var n = 0; n < 2; n++)
            host.Postbus.Add(Voorbeelden.Bericht() with { InhoudLengte = Verkeerslimiet.GrootsteBericht });
        await using var stroom = await Stroom.OpenAsync(host);
        await stroom.NextDataAsync();

        for (var hartslagen = 0; hartslagen < 5;)
            hartslagen += await stroom.NextAsync() == Hartslag ? 1 : 0;

        var (_, verkeer) = host.Diensten.GetRequiredService<Partijlimieten>().List().Single();
        Assert.Equal((1L, 0), (verkeer.Afwijsstand!.Aantal, verkeer.Afwijsstand.Voorbarig));
    }

    private static async Task<Postbushost> StartAsync(int aantal)
    {
        var host = await Postbushost.StartAsync();
        for (var n = 0; n < aantal; n++)
            host.Postbus.Add(Voorbeelden.Bericht());
        return host;
    }

    private static int Positie(string regel)
    {
        using var json = System.Text.Json.JsonDocument.Parse(regel["data: ".Length..]);
        return int.Parse(json.RootElement.GetProperty("positie").GetString()!, CultureInfo.InvariantCulture);
    }

    /// <summary>The lines of a stream.</summary>
    private sealed class Stroom(HttpClient client, HttpResponseMessage antwoord, StreamReader lezer, FakeTime klok) : IAsyncDisposable
    {
        public static async Task<Stroom> OpenAsync(Postbushost host)
        {
            var client = host.Stroomclient();
            using var verzoek = new HttpRequestMessage(HttpMethod.Get, Pad);
            verzoek.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
            var antwoord = await client.SendAsync(verzoek, HttpCompletionOption.ResponseHeadersRead, Stop);
            return new Stroom(client, antwoord, new StreamReader(await antwoord.Content.ReadAsStreamAsync(Stop)), host.Klok);
        }

        /// <summary>The next line; <see langword="null"/> when the stream has ended. While none comes the clock of the host goes on.</summary>
        public async Task<string?> NextAsync()
        {
            var regel = lezer.ReadLineAsync(Stop).AsTask();
            while (!regel.IsCompleted)
            {
                klok.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }

            return await regel;
        }

        /// <summary>The next event, which needs no time to go by.</summary>
        public async Task<string> NextDataAsync()
        {
            while (await lezer.ReadLineAsync(Stop).AsTask().WaitAsync(Uiterste, Stop) is { } regel)
            {
                if (regel.StartsWith("data: ", StringComparison.Ordinal))
                    return regel;
            }

            throw new InvalidOperationException("The stream has ended.");
        }

        public async Task<List<string>> ReadToEndAsync(TimeSpan hoogstens)
        {
            using var einde = new CancellationTokenSource(hoogstens);
            var regels = new List<string>();
            while (await NextAsync() is { } regel)
            {
                regels.Add(regel);
                einde.Token.ThrowIfCancellationRequested();
            }

            return regels;
        }

        public ValueTask DisposeAsync()
        {
            lezer.Dispose();
            antwoord.Dispose();
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
