using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// What an attack costs, measured over enough of them to be sharp: processor time by the system, memory by the allocations that the
/// runtime counts, and for each a refusal in the metrics, by which an operator sees what left no message behind.
/// </summary>
[AlleenEmbedded("Its bounds were measured with the embedded store; a transaction of a database has buffers of its own.")]
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X2")]
[Trait(Aanvalslijst.Kenmerk, "X3")]
[Trait(Aanvalslijst.Kenmerk, "X5")]
[Trait(Aanvalslijst.Kenmerk, "X8")]
[Trait(Aanvalslijst.Kenmerk, "X9")]
public sealed partial class DeKosten(Doelwit doelwit)
{
    private const int Keren = 20;

    // Measured 5 to 75 kB. The list allows 64 kB to be held at one time, beside four bytes per byte; this is all that was ever asked for.
    private const long MaxAllocatie = 128 * 1024;
    private const int MaxAllocatiePerByte = 4;
    private static readonly TimeSpan MaxRekentijd = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Aanvallen =
    [
        "X2 billion laughs", "X2 recursive entity", "X3 quadratic blow-up", "X5 a file as text", "X8 depth 65", "X8 depth 10,000",
        "X9 65 attributes", "X9 prefixes piled up", "X9 name of 257",
    ];

    [Theory]
    [InlineData(Deur.StufEnvelop)]
    [InlineData(Deur.RestInhoud)]
    public async Task Attack_ManyTimes_CostsLittleAndIsCountedEachTime(Deur deur)
    {
        var wie = deur == Deur.StufEnvelop ? doelwit.Gemeente : doelwit.Aanbieder;
        var kaal = Enumerable.Repeat(Ruwverzoek.Of("GET", "/v1/berichten?limit=0", default, "Connection: close"), Keren).ToList();
        await SendAsync(wie, kaal);

        // What a connection and its handshake cost is no part of an attack.
        var stand = await ReadAsync();
        await SendAsync(wie, kaal);
        var na = await ReadAsync();
        var verbinding = (na.Allocatie - stand.Allocatie) / Keren;
        Assert.Equal(stand.Geweigerd, na.Geweigerd);

        foreach (var aanval in Aanvallen)
        {
            // The first half compiles the code.
            var verzoeken = await MakeAsync(deur, UitdijendeDocumenten.Aanvallen[aanval], 2 * Keren);
            await SendAsync(wie, verzoeken[..Keren]);
            stand = await ReadAsync();
            var rekentijd = await SendAsync(wie, verzoeken[Keren..]) / Keren;
            na = await ReadAsync();

            var bytes = ((na.Allocatie - stand.Allocatie) / Keren) - verbinding;
            var meting =
                $"{aanval}, {verzoeken[0].Length} bytes: {rekentijd.TotalMilliseconds:F1} ms, {bytes} bytes allocated beside {verbinding} for the connection";
            TestContext.Current.TestOutputHelper?.WriteLine(meting);
            Assert.True(na.Geweigerd - stand.Geweigerd == Keren, $"{na.Geweigerd - stand.Geweigerd} of {Keren} were counted: {meting}");
            Assert.True(rekentijd <= MaxRekentijd, meting);
            Assert.True(bytes <= MaxAllocatie + (MaxAllocatiePerByte * verzoeken[0].Length), meting);
        }

        doelwit.RequireNothingReached();
        await doelwit.Proefketen.ZorgThuis.EmptyAsync();
    }

    private static async Task<List<byte[]>> MakeAsync(Deur deur, Func<string, string> maak, int aantal)
    {
        var verzoeken = new List<byte[]>();
        for (var i = 0; i < aantal; i++)
            verzoeken.Add(await MakeAsync(deur, maak));
        return verzoeken;
    }

    private static async Task<byte[]> MakeAsync(Deur deur, Func<string, string> maak)
    {
        if (deur == Deur.StufEnvelop)
            return Ruwverzoek.Stuf(Encoding.UTF8.GetBytes(maak(Encoding.UTF8.GetString(await Proefbericht.Toewijzing().ToSoapAsync()))));
        var bericht = Proefbericht.Start();
        return Ruwverzoek.Rest(bericht with { Inhoud = Encoding.UTF8.GetBytes(maak(Encoding.UTF8.GetString(bericht.Inhoud))) });
    }

    /// <summary>Sends each on a connection of its own; gives the processor time of all together.</summary>
    private async Task<TimeSpan> SendAsync(Identiteit.Eigencertificaat wie, List<byte[]> verzoeken)
    {
        var begin = doelwit.Kind.Rekentijd;
        foreach (var verzoek in verzoeken)
        {
            var antwoord = await RuweVerbinding.AskAsync(doelwit.Adres, wie, verzoek);
            Assert.DoesNotContain(Doelwit.Merkteken, antwoord.Alles, StringComparison.OrdinalIgnoreCase);
        }

        return doelwit.Kind.Rekentijd - begin;
    }

    // Scrapes that follow each other closely get the same text; another text is of after the question.
    private async Task<(long Allocatie, long Geweigerd)> ReadAsync()
    {
        var (_, eerst) = await doelwit.Proefketen.ReadBeheerAsync("/metrics");
        var tekst = await Wacht.TotAsync(
            async () => (await doelwit.Proefketen.ReadBeheerAsync("/metrics")).Tekst is var nu && nu == eerst ? null : nu,
            () => Task.FromResult("The metrics stand still."));
        return (Sum(tekst, "dotnet_gc_heap_total_allocated_bytes_total"), Sum(tekst, "ib_berichten_afgekeurd_total"));
    }

    private static long Sum(string tekst, string naam)
        => Regel().Matches(tekst).Where(r => r.Groups["naam"].Value == naam).Sum(r => long.Parse(r.Groups["waarde"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(
        @"^(?<naam>[a-z0-9_]+)(\{[^}\n]*\})? (?<waarde>[0-9]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Regel();
}
