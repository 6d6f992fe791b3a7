using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Beheer;

/// <summary>What a task would resend.</summary>
internal sealed record Proefdraaiantwoord(
    long Aantal,
    bool Volledig,
    IReadOnlyList<Telregel> Ontvangers,
    IReadOnlyList<Telregel> Functies,
    IReadOnlyList<Telregel> Toestanden,
    IReadOnlyList<Telregel> Foutcodes,
    IReadOnlyList<Taakbericht> Voorbeelden)
{
    private const int MaxRegels = 50;

    public static Proefdraaiantwoord Of(Herbezorgtelling telling) => new(
        telling.Aantal,
        telling.Volledig,
        Regels(telling.Ontvangers, static w => w),
        Regels(telling.Functies, static w => w),
        Regels(telling.Toestanden, static w => Labelwaarde.Of(w)),
        Regels(telling.Foutcodes, static w => w.Length == 0 ? "geen" : w),
        [.. telling.Voorbeelden.Select(Taakbericht.Of)]);

    private static List<Telregel> Regels<T>(IReadOnlyList<KeyValuePair<T, long>> aantallen, Func<T, string> naam)
        => [.. aantallen.Take(MaxRegels).Select(a => new Telregel(naam(a.Key), a.Value))];
}

/// <summary>A count.</summary>
internal sealed record Telregel(string Waarde, long Aantal);

/// <summary>A message in short.</summary>
internal sealed record Taakbericht(
    long Volgnummer, string Referentienummer, string Soort, string Zender, string Ontvanger, string Functie, string Toestand, string? GeweigerdMet)
{
    public static Taakbericht Of(Bericht b) => new(
        b.Volgnummer, b.Envelop.Referentienummer, b.Envelop.Soort.ToString(), b.Envelop.Zender.Organisatie, b.Envelop.Ontvanger.Organisatie, b.Envelop.Functie,
        Labelwaarde.Of(b.Toestand), b.GeweigerdMet);
}

/// <summary>Tasks, newest first.</summary>
/// <param name="Herbezorgingen">The tasks, in short.</param>
/// <param name="Volgende">Path of the next page; <see langword="null"/> when there is none.</param>
internal sealed record Takenantwoord(IReadOnlyList<Taakantwoord> Herbezorgingen, string? Volgende);

/// <summary>The filters of a task, as they were read.</summary>
internal sealed record Taakfilter(
    string? Partij, string? Zender, string? Ontvanger, string? Functie, IReadOnlyList<string> Toestanden, string? Foutcode,
    DateTimeOffset? Van, DateTimeOffset? Tot, string? Referentienummer, string? Conversatie)
{
    public static Taakfilter Of(Zoekvraag v) => new(
        v.Partij, v.Zender, v.Ontvanger, v.Functie, [.. v.Toestanden.Select(static t => Labelwaarde.Of(t))], v.Foutcode, v.Van, v.Tot,
        v.Referentienummer, v.ConversatieId);
}

/// <summary>One line of what happened to a task.</summary>
internal sealed record Taakregel(DateTimeOffset Tijd, string Stand, string Oorzaak);

/// <summary>A task with its progress.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Stand"><c>loopt</c>, <c>proef</c> (waits to be told to go on), <c>gepauzeerd</c>, <c>klaar</c>, <c>geannuleerd</c>.</param>
/// <param name="Filter">Which messages.</param>
/// <param name="Reden">Why.</param>
/// <param name="Tempo">Messages per second.</param>
/// <param name="Proef">Messages of the trial; 0 for none.</param>
/// <param name="GemaaktOp">When it was made.</param>
/// <param name="Totaal">Messages that met the query then; <see langword="null"/> when too many to count.</param>
/// <param name="Herbezorgd">Messages put ready again.</param>
/// <param name="AndereToestand">Skipped: no longer mislukt or verlopen.</param>
/// <param name="InhoudWeg">Skipped: the payload is no longer kept.</param>
/// <param name="Nu">In which state the messages put ready are now; only for a single task.</param>
/// <param name="Proefberichten">The messages of the trial as they are now; only for a single task.</param>
/// <param name="Verloop">What happened to it; only for a single task.</param>
internal sealed record Taakantwoord(
    long Id,
    string Stand,
    Taakfilter Filter,
    string Reden,
    int Tempo,
    int Proef,
    DateTimeOffset GemaaktOp,
    long? Totaal,
    long Herbezorgd,
    long AndereToestand,
    long InhoudWeg,
    IReadOnlyList<Telregel>? Nu,
    IReadOnlyList<Taakbericht>? Proefberichten,
    IReadOnlyList<Taakregel>? Verloop)
{
    public static Taakantwoord Of(Herbezorgtaak t) => new(
        t.Id, Labelwaarde.Of(t.Stand), Taakfilter.Of(t.Opdracht.Vraag), t.Opdracht.Reden, t.Opdracht.Tempo, t.Opdracht.Proef, t.GemaaktOp,
        t.Opdracht.Totaal, t.Herbezorgd, t.AndereToestand, t.InhoudWeg, null, null, null);
}
