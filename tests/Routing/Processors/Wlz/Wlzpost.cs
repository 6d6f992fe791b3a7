using IB.Gateway.Berichten.Wlz10;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>A knooppunt with the Wlz processor, and its post: what CIZ and gemeenten send, and what they get.</summary>
internal sealed class Wlzpost : IAsyncDisposable
{
    public const string Ciz = "CIZ";
    public const string Gemeente = Proefpartijen.Gemeente;
    public const string AndereGemeente = Proefpartijen.AndereGemeente;
    public const string Aanbieder = Proefpartijen.Aanbieder;
    public const string AndereAanbieder = Proefpartijen.AndereAanbieder;

    /// <summary>Persons of the test range.</summary>
    public static readonly string[] Bsns =
    [
        "999900006", "999900018", "999900031", "999900043", "999900055", "999900067", "999900079", "999900080", "999900092", "999900109",
    ];

    private static readonly DateOnly Vandaag = new(2026, 3, 2);
    private int _nummer;

    public Wlzpost(WlzOptions? options = null)
        : this(options ?? new WlzOptions(), static processor => processor)
    {
    }

    /// <summary>With something around the processor.</summary>
    public Wlzpost(WlzOptions options, Func<IKopieprocessor, IProcessor> omhul) => Proef = new Processorproef(omhul(new WlzProcessor(
        Wlzproef.Lezer, Wlzproef.Schrijver, new Pseudoniemen(new byte[32]), new KnooppuntOptions(), options)));

    public Processorproef Proef { get; }

    /// <summary>Minutes since the clock began, to put on messages; each message is a minute later than the one before.</summary>
    public int Minuut { get; set; }

    public ValueTask DisposeAsync() => Proef.DisposeAsync();

    /// <summary>The knooppunt starts with other settings.</summary>
    public void Configure(WlzOptions options) => Proef.Replace(Create(options));

    /// <summary>What stands for a person in the store.</summary>
    public static byte[] PseudoniemOf(string bsn) => new Pseudoniemen(new byte[32]).Of(Bsn.Of(System.Text.Encoding.ASCII.GetBytes(bsn)));

    private static WlzProcessor Create(WlzOptions options)
        => new(Wlzproef.Lezer, Wlzproef.Schrijver, new Pseudoniemen(new byte[32]), new KnooppuntOptions(), options);

    /// <summary>A person in a delivery of the CIZ.</summary>
    public static Cizstatus.PersoonDraft Persoon(
        string bsn, string? ingang, string? einde = null, string? referentie = "I1", string status = "JA", string afgifte = "2026-01-05") => new()
        {
            Bsn = bsn,
            IndicatieReferentie = referentie,
            WlzStatus = status,
            Afgiftedatum = Dag(afgifte),
            Ingangsdatum = status == "NEE" || ingang is null ? null : Dag(ingang),
            Einddatum = einde is null ? null : Dag(einde),
        };

    public static Wlzvoorzieningregistratie.RegistratieDraft Registratie(
        string bsn, string begin, string? einde = null, string id = "R1", string actie = "1", string grond = "LOPEND", string? domein = null) => new()
        {
            RegistratieId = id,
            Bsn = bsn,
            Actie = actie,
            Grond = grond,
            Begindatum = Dag(begin),
            Einddatum = einde is null ? null : Dag(einde),
            Domein = domein,
        };

    /// <summary>The CIZ tells what changed, and the processor takes it in.</summary>
    public async Task MutateAsync(params Cizstatus.PersoonDraft[] personen)
    {
        await SendMutatieAsync(personen);
        await Proef.RunAsync();
    }

    /// <summary>The CIZ tells what changed; the processor does not look yet.</summary>
    public Task<Bericht> SendMutatieAsync(params Cizstatus.PersoonDraft[] personen) => SendAsync(Ciz, "CizStatus", Status("MUTATIE", null, personen));

    /// <summary>A gemeente registers, and the processor takes it in.</summary>
    public async Task RegisterAsync(string gemeente, params Wlzvoorzieningregistratie.RegistratieDraft[] registraties)
    {
        await SendRegistratiesAsync(gemeente, registraties);
        await Proef.RunAsync();
    }

    /// <summary>A gemeente registers; the processor does not look yet.</summary>
    public Task<Bericht> SendRegistratiesAsync(string gemeente, params Wlzvoorzieningregistratie.RegistratieDraft[] registraties)
        => SendAsync(gemeente, "WlzVoorzieningRegistratie", new Wlzvoorzieningregistratie.BerichtDraft
        {
            Header = new() { Afzender = gemeente, Ontvanger = "IB", BerichtIdentificatie = Identificatie() },
            Registratie = [.. registraties],
        });

    /// <summary>A gemeente asks; the answer as text: status or fault code, and dates.</summary>
    public async Task<string> AskAsync(string gemeente, string bsn)
    {
        await SendVraagAsync(gemeente, bsn);
        await Proef.RunAsync();
        return Assert.Single(await TakeAsync(gemeente));
    }

    /// <summary>A gemeente asks; the processor does not look yet.</summary>
    public Task<Bericht> SendVraagAsync(
        string gemeente, string bsn, string doel = "MELDING",
        string gebruiker = "u1") => SendAsync(gemeente, "RegistertoetsVraag", new Registertoetsvraag.BerichtDraft
    {
        Header = new() { Afzender = gemeente, Ontvanger = "IB", BerichtIdentificatie = Identificatie() },
        Vraag = new() { Doel = doel, Bsn = bsn, Gebruiker = gebruiker },
    });

    /// <summary>Sends a part of a copy; the processor does not look yet.</summary>
    public Task<Bericht> SendDeelAsync(Guid kopie, int deel, int delen, int personen, params Cizstatus.PersoonDraft[] inDeel) => SendAsync(
        Ciz, "CizStatus", Status("VOLLEDIG", new() { KopieId = kopie.ToString("D"), Deel = deel, AantalDelen = delen, AantalPersonen = personen }, inDeel));

    /// <summary>The CIZ sends a copy of one part, and the processor takes it in.</summary>
    public async Task CopyAsync(params Cizstatus.PersoonDraft[] personen)
    {
        await SendDeelAsync(Guid.NewGuid(), 1, 1, personen.Length, personen);
        await Proef.RunAsync();
    }

    /// <summary>What the knooppunt has for a gemeente, as text, oldest first; it is confirmed.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(string gemeente)
    {
        var teksten = new List<string>();
        foreach (var bericht in (await Proef.Knooppunt.WachtendAsync(gemeente)).Where(static b => b.Envelop.Zender.Organisatie == "IB"))
        {
            using var inhoud = await Proef.Knooppunt.Opslag.Journaal.ReadInhoudAsync(bericht.Volgnummer, TestContext.Current.CancellationToken);
            teksten.Add(Describe(bericht, inhoud!.Bytes));
            await Proef.Knooppunt.Opslag.Bezorgingen.ConfirmAsync(bericht.Volgnummer, "Gelezen.", TestContext.Current.CancellationToken);
        }

        return teksten;
    }

    private static string Describe(Bericht bericht, ReadOnlyMemory<byte> inhoud)
    {
        var lezing = Wlzproef.Lezer.Read(inhoud);
        if (bericht.Envelop.Functie == "WlzSignaal")
        {
            var s = Wlzsignaal.Read(lezing)!.Value.Signaal;
            return $"{s.Soort.AsString()} v{s.Versie.Value}{(s.VervangtSignaal is null ? "" : "<")} {s.RegistratieId.AsString()} {s.Bsn.AsString()} {s.WlzStatus.AsString()} {s.Ingangsdatum?.Value:yyyy-MM-dd}..{s.Einddatum?.Value:yyyy-MM-dd}";
        }

        var antwoord = Registertoetsantwoord.Read(lezing)!.Value;
        return antwoord.Fout is { } fout
            ? fout.Code.AsString()
            : $"{antwoord.Antwoord!.Value.WlzStatus.AsString()} {antwoord.Antwoord.Value.Ingangsdatum?.Value:yyyy-MM-dd}..{antwoord.Antwoord.Value.Einddatum?.Value:yyyy-MM-dd} peil {antwoord.Antwoord.Value.PeildatumKopie.Value:yyyy-MM-dd}";
    }

    private Cizstatus.BerichtDraft Status(string soort, Cizstatus.KopieDraft? kopie, Cizstatus.PersoonDraft[] personen) => new()
    {
        Header = new() { Ontvanger = "IB", BerichtIdentificatie = Identificatie() },
        Soort = soort,
        Kopie = kopie,
        Persoon = [.. personen],
    };

    private IB.Gateway.Berichten.Wlz10.BerichtIdentificatieDraft Identificatie() => new() { Identificatie = $"B{++_nummer}", Dagtekening = Vandaag };

    /// <summary>Lets a gemeente choose to have registrations taken from its own messages; days are <c>2026-03-01</c>.</summary>
    public void Choose(string gemeente, params IEnumerable<(string Vanaf, string? Tot)> perioden) => Proef.Knooppunt.Huidig = Proef.Knooppunt.Huidig.Met(
        gemeente,
        p => p with
        {
            EigenBerichten = [.. perioden.Select(k => new Eigenberichtenkeuze(
                "Besluit van het college, zaak 1", "FG", Dag(k.Vanaf), new Geldigheid(Dag(k.Vanaf), k.Tot is null ? null : Dag(k.Tot))))],
        });

    /// <summary>A gemeente gives voorzieningen to a person; the processor does not look yet.</summary>
    public Task<Bericht> AssignAsync(string gemeente, string bsn, params IEnumerable<Iwmoberichten.Toegewezen> producten)
        => SendAsync(gemeente, Aanbieder, "WMO301", Iwmoberichten.Wmo301(gemeente, Aanbieder, bsn, producten));

    /// <summary>The aanbieder tells a gemeente that it began; the processor does not look yet.</summary>
    public Task<Bericht> StartAsync(string gemeente, string bsn, params IEnumerable<Iwmoberichten.Start> producten)
        => SendAsync(Aanbieder, gemeente, "WMO305", Iwmoberichten.Wmo305(Aanbieder, gemeente, bsn, producten));

    /// <summary>An aanbieder tells a gemeente that it stopped; the processor does not look yet.</summary>
    public Task<Bericht> StopAsync(string gemeente, string bsn, Iwmoberichten.Stop product, string aanbieder = Aanbieder)
        => SendAsync(aanbieder, gemeente, "WMO307", Iwmoberichten.Wmo307(aanbieder, gemeente, bsn, product));

    /// <summary>An aanbieder tells a gemeente that it stopped with more; the processor does not look yet.</summary>
    public Task<Bericht> StopAsync(string gemeente, string bsn, IEnumerable<Iwmoberichten.Stop> producten)
        => SendAsync(Aanbieder, gemeente, "WMO307", Iwmoberichten.Wmo307(Aanbieder, gemeente, bsn, producten));

    /// <summary>The registrations that are remembered, with their days; those taken away with a minus before them.</summary>
    public async Task<IReadOnlyList<string>> RegistratiesAsync()
    {
        var staten = await Proef.Opslag.ListStatenAsync(WlzProcessor.Naam, default, 1000, TestContext.Current.CancellationToken);
        return
        [
            .. staten.Where(static s => s.Sleutel.Length == Pseudoniemen.Lengte).SelectMany(static s => Persoonsstaat.Decode(s.Waarde).Beeld.Voorzieningen)
                .Select(static v => $"{(v.Verwijderd ? "-" : "")}{v.Houder} {v.Id} {v.Periode.Van:yyyy-MM-dd}..{v.Periode.Einddatum:yyyy-MM-dd}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private Task<Bericht> SendAsync(string zender, string functie, IB.Gateway.Berichten.Draft draft)
        => SendAsync(zender, "IB", functie, Wlzproef.Schrijver.Write(draft));

    private Task<Bericht> SendAsync(string zender, string ontvanger, string functie, byte[] inhoud)
    {
        var tijdstip = Berichttijd.Format(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(++Minuut));
        var definitie = Proefberichten.Definitie(functie);
        return Proef.AppendAsync(inhoud, e => e with
        {
            Zender = new Systeem(zender, "Suite"),
            Ontvanger = new Systeem(ontvanger, "GGk"),
            Functie = functie,
            FunctieVersie = new Versie(definitie.Versie, definitie.Subversie),
            TijdstipBericht = tijdstip,
        });
    }

    private static DateOnly Dag(string dag) => DateOnly.ParseExact(dag, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
