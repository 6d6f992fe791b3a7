using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;
using IB.Gateway.Validation;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Routing.Tests.Processors;

/// <summary>A processor on the real store, with messages that the test makes of text.</summary>
internal sealed class Processorproef(IProcessor processor) : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();
    private int _bericht;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public IProcessor Processor { get; private set; } = processor;

    public Proefknooppunt Knooppunt => _knooppunt;

    public ProcessorOptions Options { get; set; } = new();

    public IProcessoropslag Opslag => _knooppunt.Opslag.Processors;

    private string Naam => Processor.Verklaring.Naam;

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    /// <summary>The processor as it is from the next start on, such as with other settings.</summary>
    public void Replace(IProcessor ander) => Processor = ander;

    /// <summary>Journals a message with this text as its payload.</summary>
    public Task<Bericht> AppendAsync(string tekst, string functie = "WMO301", string voor = Proefpartijen.Aanbieder)
        => AppendAsync(Encoding.UTF8.GetBytes(tekst), e => e with { Functie = functie, Ontvanger = new Systeem(voor, "GGk") });

    /// <summary>Journals a message as if it had been accepted.</summary>
    public async Task<Bericht> AppendAsync(byte[] inhoud, Func<Envelop, Envelop> wijzig)
    {
        var aanbieding = Proefberichten.Toewijzing(++_bericht).Met(wijzig);
        var inboeking = await _knooppunt.Opslag.Journaal.AppendAsync(
            new Boeking
            {
                Envelop = aanbieding.Envelop,
                Indiener = aanbieding.Envelop.Zender.Organisatie,
                OntvangstId = _knooppunt.Next(),
                Inhoud = inhoud,
                InhoudSha256 = SHA256.HashData(inhoud),
                Afdruk = SHA256.HashData(inhoud),
                ClaimtReferentie = true,
                Bezorgaan = aanbieding.Envelop.Ontvanger.Organisatie,
                Oorzaak = "Goedgekeurd.",
            },
            Stop);
        return inboeking.Bericht;
    }

    /// <summary>A loop as it is after a start of the knooppunt.</summary>
    public Processorloop Start() => Start(Opslag);

    public Processorloop Start(IProcessoropslag opslag) => Start(opslag, _knooppunt.Opslag.Journaal);

    public Processorloop Start(IProcessoropslag opslag, IJournaal journaal) => new(
        Processor, opslag, journaal, CreateMaker(), _knooppunt, _knooppunt, _knooppunt.Options, Options, _knooppunt.Klok, NullLogger.Instance);

    /// <summary>What an operator can do, after a start of the knooppunt.</summary>
    public Processoringrepen Ingrepen() => Ingrepen(Start(), Opslag);

    public Processoringrepen Ingrepen(Processorloop loop, IProcessoropslag opslag) => new(
        loop, Processor, opslag, _knooppunt.Opslag.Journaal, CreateMaker(), _knooppunt, _knooppunt.Options, _knooppunt.Klok, NullLogger.Instance);

    /// <summary>The processor at one node of several that share the store and the turns; by the real clock.</summary>
    public Processordienst Dienst(TimeSpan geduld)
    {
        var tijd = TimeProvider.System;
        var wacht = new Beurtwacht(_knooppunt.Opslag.Beurten, tijd, NullLogger<Beurtwacht>.Instance);
        return new Processordienst(
            [Processor], Opslag, _knooppunt.Opslag.Journaal, CreateMaker(), _knooppunt, _knooppunt, wacht, new Voorrang(wacht, _knooppunt.Opslag.Beurten, tijd),
            _knooppunt.Options, Options, tijd, NullLogger<Processordienst>.Instance)
        {
            Geduld = geduld,
        };
    }

    /// <summary>Processes all there is.</summary>
    public async Task RunAsync() => await RunAsync(Start());

    public static async Task RunAsync(Processorloop loop)
    {
        while (await loop.StepsAsync(Stop))
        {
        }
    }

    public async Task<Positie> PositieAsync() => (await Opslag.GetAsync(Naam, Stop)).Positie;

    /// <summary>What is remembered, as text: key=state.</summary>
    public async Task<IReadOnlyList<string>> StatenAsync()
        => [.. (await Opslag.ListStatenAsync(Naam, default, 1000, Stop)).Where(static s => s.Sleutel.Span[0] != 0)
            .Select(static s => $"{Tekst(s.Sleutel)}={Tekst(s.Waarde!.Value)}")];

    /// <summary>The keys under which something is remembered, but for when the processor first began.</summary>
    public async Task<IReadOnlyList<string>> SleutelsAsync()
        => [.. (await Opslag.ListStatenAsync(Naam, default, 1000, Stop)).Select(static s => Convert.ToHexString(s.Sleutel.Span))
            .Where(static s => s != Convert.ToHexString(Eerstebegin.Sleutel.Span))];

    /// <summary>What is parked: message/piece and reason.</summary>
    public async Task<IReadOnlyList<string>> GeparkeerdAsync()
        => [.. (await Opslag.ListGeparkeerdAsync(Naam, na: null, 1000, Stop)).Select(static p => $"{p.Plek.Volgnummer}/{p.Plek.Deel} {p.Reden}")];

    /// <summary>What was sent to a party, by its history.</summary>
    public async Task<IReadOnlyList<string>> VerzondenAsync(string partij)
    {
        var gevonden = new List<string>();
        foreach (var bericht in await _knooppunt.WachtendAsync(partij))
            gevonden.Add((await _knooppunt.HistorieAsync(bericht.Volgnummer))[^1]);
        return gevonden;
    }

    /// <summary>Takes the payload of a delivered message away, as retention does.</summary>
    public async Task WipeAsync(long volgnummer)
    {
        var bericht = (await _knooppunt.Opslag.Journaal.GetAsync(volgnummer, Stop))!;
        await _knooppunt.Opslag.Bezorgingen.ConfirmAsync(bericht.Volgnummer, "Bevestigd.", Stop);
        _knooppunt.Klok.Advance(TimeSpan.FromDays(1));
        var meteen = new Bewaarregels(
            new Bewaartermijnen(TimeSpan.FromHours(1), TimeSpan.FromDays(60), TimeSpan.Zero), FrozenDictionary<string, Bewaartermijnen>.Empty,
            TimeSpan.FromDays(400));
        await _knooppunt.Opslag.Bewaring.WipeInhoudAsync(meteen, 10, Stop);
    }

    private Uitvoermaker CreateMaker() => new(
        _knooppunt, Proefknooppunt.Catalogus, new ReferentieValidator(Proefknooppunt.Catalogus), _knooppunt, _knooppunt.Options, _knooppunt.Klok);

    private static string Tekst(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
