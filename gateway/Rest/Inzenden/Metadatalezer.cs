using System.Text.Json;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>Reads the part berichtMetadata. Names every fault at once (NL API Design Rules, /core/error-handling/all-errors).</summary>
internal sealed class Metadatalezer
{
    private const int MaxFunctie = 30;
    private const int MaxVersie = 9999;
    private const string Ontbreekt = "Dit verplichte veld ontbreekt.";

    private static readonly Dictionary<string, Rol> Rolnamen = Enum.GetValues<Rol>().ToDictionary(r => r.ToString());

    private readonly List<Probleemfout> _fouten = [];
    private int _idFouten;

    private Metadatalezer()
    {
    }

    /// <summary>The metadata as an <see cref="Inzending"/>, or the problem that answers it.</summary>
    public static (Inzending? Inzending, Probleem? Probleem) Read(ReadOnlySpan<byte> json, Foutcodeset set)
    {
        BerichtMetadata? metadata;
        try
        {
            metadata = JsonSerializer.Deserialize(json, RestJson.Default.BerichtMetadata);
        }
        catch (JsonException fout)
        {
            return (null, Problemen.Onleesbaar(
                $"deel {Berichtdelen.MetadataNaam} is geen geldige JSON of heeft een onbekend, dubbel of verkeerd getypeerd veld{Plaats(fout)}", set));
        }

        var lezer = new Metadatalezer();
        var inzending = lezer.Check(metadata ?? new BerichtMetadata());
        return lezer._fouten.Count == 0
            ? (inzending, null)
            : (null, lezer.ToProbleem(set));
    }

    // Line and byte say where it is; the path in the exception may hold names that the client chose.
    private static string Plaats(JsonException fout)
        => fout is { LineNumber: { } regel, BytePositionInLine: { } kolom } ? $" (regel {regel + 1}, byte {kolom + 1})" : string.Empty;

    private Inzending Check(BerichtMetadata metadata)
    {
        var routering = Required(metadata.Routeringgegevens, "routeringgegevens") ?? new();
        var referentie = Required(metadata.Referentiegegevens, "referentiegegevens") ?? new();
        if (metadata.Basisgegevens is not null)
            Fault("basisgegevens", "Dit veld vult het knooppunt. Laat het weg.");

        var stroom = Required(routering.Berichtstroom, "routeringgegevens.berichtstroom");
        var afzender = CheckPartij(Required(routering.Afzender, "routeringgegevens.afzender"), "routeringgegevens.afzender");
        var geadresseerde = CheckPartij(CheckEnige(routering.Geadresseerden), "routeringgegevens.geadresseerden[0]");
        return new Inzending
        {
            AfzenderRol = afzender.Rol,
            Afzender = afzender.Code,
            GeadresseerdeRol = geadresseerde.Rol,
            Geadresseerde = geadresseerde.Code,
            Functie = CheckFunctie(stroom),
            Versie = new Versie(CheckVersie(stroom, stroom?.Berichtversie, "berichtversie"), CheckVersie(stroom, stroom?.Berichtsubversie, "berichtsubversie")),
            TraceerId = CheckId(Required(referentie.TraceerId, "referentiegegevens.traceerId"), "referentiegegevens.traceerId") ?? string.Empty,
            ConversatieId = CheckId(Required(referentie.ConversatieId, "referentiegegevens.conversatieId"), "referentiegegevens.conversatieId") ?? string.Empty,
            AlsAntwoordOp = CheckId(referentie.AlsAntwoordOp, "referentiegegevens.alsAntwoordOp"),
        };
    }

    private Partijverwijzing? CheckEnige(IReadOnlyList<Partijverwijzing?>? geadresseerden)
    {
        const string Plek = "routeringgegevens.geadresseerden";
        if (geadresseerden is { Count: > 1 })
        {
            Fault(Plek, "Het knooppunt bezorgt een bericht aan een geadresseerde. Stuur voor elke geadresseerde een eigen bericht met een eigen traceerId.");
            return null;
        }

        return Required(geadresseerden is [var enige] ? enige : null, Plek + "[0]");
    }

    private (Rol Rol, string Code) CheckPartij(Partijverwijzing? partij, string plek)
    {
        if (partij is null)
            return default;
        if (Required(partij.Rol, plek + ".rol") is { } naam && !Rolnamen.ContainsKey(naam))
            Fault(plek + ".rol", $"Onbekende rol. Kies uit {string.Join(", ", Rolnamen.Keys)}; hoofdletters tellen.");
        if (Required(partij.Code, plek + ".code") is { } code && !Partijcode.IsVormgoed(code))
            Fault(plek + ".code", $"Geen organisatiecode: een code heeft 1 tot {Partijcode.MaxLengte} letters of cijfers.");
        return (Rolnamen.GetValueOrDefault(partij.Rol ?? string.Empty), partij.Code ?? string.Empty);
    }

    private string CheckFunctie(Berichtstroom? stroom)
    {
        const string Plek = "routeringgegevens.berichtstroom.berichttype";
        if (stroom is null || Required(stroom.Berichttype, Plek) is not { } functie)
            return string.Empty;
        if (functie.Length is 0 or > MaxFunctie || !functie.All(char.IsAsciiLetterOrDigit))
            Fault(Plek, $"Geen berichttype: een berichttype heeft 1 tot {MaxFunctie} letters of cijfers, zoals WMO301.");
        return functie;
    }

    private int CheckVersie(Berichtstroom? stroom, int? versie, string veld)
    {
        var plek = "routeringgegevens.berichtstroom." + veld;
        if (stroom is null)
            return 0;
        if (versie is null)
            Fault(plek, Ontbreekt);
        else if (versie is < 0 or > MaxVersie)
            Fault(plek, $"Kies een getal van 0 tot en met {MaxVersie}.");
        return versie ?? 0;
    }

    private string? CheckId(string? id, string plek)
    {
        if (id is null || Uuid.IsVersie4(id))
            return id;
        Fault(plek, "Geen UUID versie 4 in kleine letters.");
        _idFouten++;
        return id;
    }

    private T? Required<T>(T? waarde, string plek)
        where T : class
    {
        if (waarde is null && !_fouten.Exists(f => plek.StartsWith(f.Plek + ".", StringComparison.Ordinal)))
            Fault(plek, Ontbreekt);
        return waarde;
    }

    private void Fault(string plek, string omschrijving) => _fouten.Add(new Probleemfout(plek, omschrijving));

    private Probleem ToProbleem(Foutcodeset set) => _idFouten == _fouten.Count
        ? Problemen.MetadataOnjuist(_fouten, Controlepunt.GeenUuid, string.Join(" en ", _fouten.Select(f => f.Plek)), set)
        : Problemen.MetadataOnjuist(_fouten, Controlepunt.EnvelopOnleesbaar, $"deel {Berichtdelen.MetadataNaam} is onjuist, zie fouten ({_fouten.Count})", set);
}
