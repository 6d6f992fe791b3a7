using System.Diagnostics;
using System.Security.Cryptography;
using IB.Gateway.Berichten;
using IB.Gateway.Routing;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Validation;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>
/// The same population through the processor as it runs in the knooppunt: messages in the journal, state in the store, signals in the
/// journal again, everything durable; without network.
/// </summary>
internal sealed class Processormeting : IPartijregisterBron, IBezorgsein
{
    private const int MaxMutaties = 2_000;
    private static readonly Berichtcatalogus Catalogus = Berichtcatalogus.LoadEmbedded();

    private readonly TextWriter _uitvoer;
    private readonly Samenloopplan _plan;
    private readonly GecompileerdeValidator _validator;
    private readonly Berichtschrijver _schrijver;
    private readonly Nummergever _nummers = new();
    private readonly KnooppuntOptions _knooppunt = new();

    // Every message is a minute later than the one before, and none is in the future.
    private DateTimeOffset _tijdstip = TimeProvider.System.GetUtcNow().AddDays(-5);

    internal Processormeting(TextWriter uitvoer, Samenloopplan plan)
    {
        (_uitvoer, _plan) = (uitvoer, plan);
        var referentie = new ReferentieValidator(Catalogus);
        _validator = new GecompileerdeValidator(Catalogus, referentie, static _ => throw new InvalidOperationException("The engines disagree."));
        _schrijver = new Berichtschrijver(_validator, referentie);
    }

    /// <inheritdoc/>
    public Partijregister Huidig { get; } = new([.. Enumerable.Range(1, 400).Select(n => Gemeente($"{n:D4}"))], Releasekalender.Leeg);

    /// <inheritdoc/>
    public void Wake(string partij)
    {
    }

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var map = Directory.CreateDirectory(Path.Combine(_plan.Map, $"ib-gateway-samenloop-{Guid.NewGuid():n}"));
        try
        {
            await using var opslag = Open(map.FullName);
            await RunAsync(opslag, cancellationToken);
        }
        finally
        {
            map.Delete(recursive: true);
        }
    }

    /// <summary>Makes the messages of a whole run and lets nothing process them: what another process does then is the processor's alone.</summary>
    internal async Task FillAsync(string map, CancellationToken cancellationToken)
    {
        await using var opslag = Open(map);
        var berichten = new Wlzberichten(new Bevolking(_plan), _plan, _schrijver);
        await AppendRegistratiesAsync(opslag, berichten, cancellationToken);
        await AppendKopieAsync(opslag, berichten, eerste: true, cancellationToken);
        await AppendKopieAsync(opslag, berichten, eerste: false, cancellationToken);
    }

    /// <summary>Processes all that is in a store, and says what that took.</summary>
    internal async Task ProcessAsync(string map, CancellationToken cancellationToken)
    {
        await using var opslag = Open(map);
        await TimeAsync(
            opslag, await CreateLoopAsync(opslag, cancellationToken), "alles, in een proces dat niets anders doet", _plan.Voorzieningen + (2 * _plan.Feiten),
            cancellationToken);
    }

    private static SqliteOpslag Open(string map) => SqliteOpslag.Open(new OpslagOptions { Map = map }, TimeProvider.System, NullLogger<SqliteOpslag>.Instance);

    private async Task<Processorloop> CreateLoopAsync(SqliteOpslag opslag, CancellationToken cancellationToken)
    {
        var processor = new WlzProcessor(
            new Berichtlezer(_validator), _schrijver, new Pseudoniemen(await opslag.Processors.GetPseudoniemsleutelAsync("wlz", cancellationToken)), _knooppunt,
            new WlzOptions { BewaarDagen = 3650, MaxKopiewijziging = 0.05 });
        return new Processorloop(
            processor, opslag.Processors, opslag.Journaal, new Uitvoermaker(this, Catalogus, _validator, _nummers, _knooppunt, TimeProvider.System), this, this,
            _knooppunt, new ProcessorOptions(), TimeProvider.System, NullLogger.Instance);
    }

    private async Task RunAsync(SqliteOpslag opslag, CancellationToken cancellationToken)
    {
        var berichten = new Wlzberichten(new Bevolking(_plan), _plan, _schrijver);
        var loop = await CreateLoopAsync(opslag, cancellationToken);
        _uitvoer.WriteLine();
        _uitvoer.WriteLine("de processor op de opslag: van bericht in het journaal tot signaal in het journaal, alles duurzaam");
        _uitvoer.WriteLine();
        await AppendRegistratiesAsync(opslag, berichten, cancellationToken);
        await TimeAsync(opslag, loop, $"{_plan.Voorzieningen:N0} registraties", _plan.Voorzieningen, cancellationToken);
        foreach (var eerste in new[] { true, false })
        {
            await AppendKopieAsync(opslag, berichten, eerste, cancellationToken);
            await TimeAsync(opslag, loop, eerste ? "de eerste volledige kopie" : "de volgende kopie, met 1 % anders", _plan.Feiten, cancellationToken);
        }

        await MeasureMutatiesAsync(opslag, loop, berichten, cancellationToken);
    }

    private async Task AppendRegistratiesAsync(SqliteOpslag opslag, Wlzberichten berichten, CancellationToken cancellationToken)
    {
        foreach (var (gemeente, inhoud) in berichten.Registraties())
            await AppendAsync(opslag, gemeente, "WlzVoorzieningRegistratie", inhoud, cancellationToken);
    }

    private async Task AppendKopieAsync(SqliteOpslag opslag, Wlzberichten berichten, bool eerste, CancellationToken cancellationToken)
    {
        foreach (var deel in berichten.Kopie(Guid.NewGuid(), eerste))
            await AppendAsync(opslag, "CIZ", "CizStatus", deel, cancellationToken);
    }

    private async Task TimeAsync(SqliteOpslag opslag, Processorloop loop, string naam, int aantal, CancellationToken cancellationToken)
    {
        var verzonden = loop.Voortgang.Verzonden;
        var duur = Stopwatch.StartNew();
        while (await loop.StepsAsync(cancellationToken))
        {
        }

        duur.Stop();
        if ((await opslag.Processors.ListGeparkeerdAsync("wlz", na: null, 1, cancellationToken)) is [var parkering, ..])
            throw new InvalidOperationException($"Something was parked, so the speed means nothing: {parkering.Reden}");
        _uitvoer.WriteLine(
            $"{naam}: {duur.Elapsed.TotalSeconds:F1} s, {duur.Elapsed.TotalMicroseconds / aantal:F1} us per stuk, {loop.Voortgang.Verzonden - verzonden:N0} signalen");
    }

    private async Task MeasureMutatiesAsync(SqliteOpslag opslag, Processorloop loop, Wlzberichten berichten, CancellationToken cancellationToken)
    {
        var aantal = Math.Min(MaxMutaties, _plan.Feiten / 10);
        var (tijden, verzonden) = (new Tijden(aantal), loop.Voortgang.Verzonden);
        for (var n = 0; n < aantal; n++)
        {
            var inhoud = berichten.Mutatie(n, new DateOnly(2026, 6, 1));
            var begin = Stopwatch.GetTimestamp();
            await AppendAsync(opslag, "CIZ", "CizStatus", inhoud, cancellationToken);
            await loop.StepsAsync(cancellationToken);
            tijden.Record(Stopwatch.GetTimestamp() - begin);
        }

        _uitvoer.WriteLine(
            $"{aantal:N0} mutaties, een voor een, van aanname tot signaal in het journaal: mediaan {tijden.Percentiel(0.5) / 1000:F1} ms, p99 {tijden.Percentiel(0.99) / 1000:F1} ms, {loop.Voortgang.Verzonden - verzonden:N0} signalen");
    }

    private async Task AppendAsync(SqliteOpslag opslag, string zender, string functie, byte[] inhoud, CancellationToken cancellationToken)
    {
        var nummer = _nummers.Next();
        await opslag.Journaal.AppendAsync(
            new Boeking
            {
                Envelop = new Envelop
                {
                    Soort = Berichtsoort.Di01,
                    Referentienummer = nummer,
                    ConversatieId = nummer,
                    Zender = new Systeem(zender, "Suite"),
                    Ontvanger = Systeem.Ontvanger(_knooppunt.Organisatie),
                    TijdstipBericht = Berichttijd.Format(_tijdstip = _tijdstip.AddMinutes(1)),
                    Functie = functie,
                    FunctieVersie = new Versie(1, 0),
                    ApplicatieVersie = new Versie(1, 0),
                },
                Indiener = zender,
                OntvangstId = _nummers.Next(),
                Inhoud = inhoud,
                InhoudSha256 = SHA256.HashData(inhoud),
                Afdruk = SHA256.HashData(inhoud),
                ClaimtReferentie = true,
                Bezorgaan = _knooppunt.Organisatie,
                Oorzaak = "Goedgekeurd.",
            },
            cancellationToken);
    }

    private static Partij Gemeente(string code) => new()
    {
        Code = code,
        Rol = Rol.Gemeente,
        Naam = $"Gemeente {code}",
        Geldig = new Geldigheid(null, null),
        Kenmerken = [],
        Functies = Functiebereik.Alles,
        Bezorging = [new Bezorgafspraak(Bezorgwijze.Postbus, null, new Geldigheid(null, null))],
        Mandaten = [],
        Applicatie = new Applicatie("Suite", new Versie(1, 0)),
    };
}
