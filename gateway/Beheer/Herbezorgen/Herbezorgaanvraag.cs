using System.Text.Json;
using System.Text.Json.Serialization;
using IB.Gateway.Rest;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie.Logboek;

namespace IB.Gateway.Beheer;

/// <summary>
/// What an operator asks with <c>POST /herbezorgingen</c>. A field that does not exist is refused: a misspelt filter would resend more than
/// was meant.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Herbezorgaanvraag
{
    /// <summary>Messages of a trial by default.</summary>
    public const int StandaardProef = 10;

    /// <summary>Messages per second by default.</summary>
    public const int StandaardTempo = 50;

    /// <summary>Most messages of a trial.</summary>
    public const int MaxProef = 1000;

    public string? Partij { get; init; }

    public string? Zender { get; init; }

    public string? Ontvanger { get; init; }

    public string? Functie { get; init; }

    /// <summary><c>mislukt</c>, <c>verlopen</c>, or both with a comma; both by default.</summary>
    public string? Toestand { get; init; }

    public string? Foutcode { get; init; }

    public string? Van { get; init; }

    public string? Tot { get; init; }

    public string? Referentienummer { get; init; }

    public string? Conversatie { get; init; }

    /// <summary>Why, 1-200 characters; it stands in the history that sender and receiver read. Not needed for a dry run.</summary>
    public string? Reden { get; init; }

    /// <summary>Messages per second; default <see cref="StandaardTempo"/>.</summary>
    public int? Tempo { get; init; }

    /// <summary>Messages that go first; default <see cref="StandaardProef"/>.</summary>
    public int? Proef { get; init; }

    /// <summary>Resend all at once, without a trial.</summary>
    public bool ZonderProef { get; init; }

    /// <summary>The request as it was sent; <see langword="null"/> when these bytes are none.</summary>
    internal static Herbezorgaanvraag? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, BeheerJson.Default.Herbezorgaanvraag);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The order in it, and everything that is wrong with it.</summary>
    /// <param name="metReden">Whether a reason is needed.</param>
    internal (Herbezorgopdracht Opdracht, IReadOnlyList<Probleemfout> Fouten) Judge(bool metReden)
    {
        var lezer = new Filterlezer();
        foreach (var (naam, waarde) in Filters())
            lezer.Read(naam, waarde);
        lezer.CheckPeriode();
        if (lezer.Vraag.IsLeeg && lezer.Fouten.Count == 0)
            lezer.Refuse("filter", $"Noem minstens een van {string.Join(", ", Filterlezer.Namen)}.");
        if (lezer.Vraag.Toestanden.Any(static t => t is not (Storage.Toestand.Mislukt or Storage.Toestand.Verlopen)))
            lezer.Refuse("toestand", "Alleen wat mislukt of verlopen is wordt opnieuw bezorgd.");
        var reden = Reden?.Trim() ?? string.Empty;
        if (metReden && reden.Length is 0 or > Herbezorging.MaxReden)
            lezer.Refuse("reden", $"Zeg waarom, in 1 tot en met {Herbezorging.MaxReden} tekens; verzender en ontvanger lezen dit in de historie.");
        if (Tempo is < 1 or > Herbezorgopdracht.MaxTempo)
            lezer.Refuse("tempo", $"Kies een geheel getal van 1 tot en met {Herbezorgopdracht.MaxTempo} berichten per seconde.");
        if (Proef is < 1 or > MaxProef)
            lezer.Refuse("proef", $"Kies een geheel getal van 1 tot en met {MaxProef}, of zonderProef.");
        if (ZonderProef && Proef is not null)
            lezer.Refuse("zonderProef", "Kies een proef of geen proef, niet allebei.");
        var opdracht = new Herbezorgopdracht
        {
            Vraag = lezer.Vraag,
            Reden = Zuivering.Clean(reden),
            Tempo = Tempo ?? StandaardTempo,
            Proef = ZonderProef ? 0 : Proef ?? StandaardProef,
        };
        return (opdracht, lezer.Fouten);
    }

    private IEnumerable<(string Naam, string Waarde)> Filters()
    {
        (string Naam, string? Waarde)[] alle =
        [
            ("partij", Partij), ("zender", Zender), ("ontvanger", Ontvanger), ("functie", Functie), ("toestand", Toestand), ("foutcode", Foutcode),
            ("van", Van), ("tot", Tot), ("referentienummer", Referentienummer), ("conversatie", Conversatie),
        ];
        return alle.Where(static f => f.Waarde is not null).Select(static f => (f.Naam, f.Waarde!));
    }
}
