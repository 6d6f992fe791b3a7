using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary>What <c>schemas check</c> and <c>schemas import</c> say of one folder; with <c>--json</c> as it stands here.</summary>
/// <param name="Map">The folder as given.</param>
/// <param name="Pack">Name of the pack; <see langword="null"/> when it could not be told.</param>
/// <param name="InOrde">Whether the pack can be used as it is.</param>
/// <param name="Geschreven">Folder that was written; <see langword="null"/> when nothing was.</param>
/// <param name="Berichten">Functies of its messages.</param>
/// <param name="Documenten">Root elements of its documents.</param>
/// <param name="Bevindingen">Everything found, what matters most first.</param>
internal sealed record Schemakeuring(
    string Map, string? Pack, bool InOrde, string? Geschreven, IReadOnlyList<string> Berichten, IReadOnlyList<string> Documenten,
    IReadOnlyList<Schemabevinding> Bevindingen)
{
    /// <summary>The verdict on published schemas.</summary>
    internal static Schemakeuring Of(string map, Importplan plan)
        => Of(map, plan.Naam, plan.Pack, [.. plan.Bevindingen, .. Patroonbevindingen(plan.Patronen), .. Botsingen(plan.Pack)]);

    /// <summary>The verdict on a folder that is a pack.</summary>
    /// <exception cref="SchemaPackException">Its manifest has faults.</exception>
    internal static Schemakeuring OfPack(string map)
    {
        var pack = SchemaPack.LoadFromFolder(map);
        var keuring = pack.Inspect();
        return Of(map, pack.Naam, pack, [.. keuring.Bevindingen, .. Patroonbevindingen(keuring.Patronen), .. Botsingen(pack)]);
    }

    /// <summary>The verdict on a folder that could not be judged further.</summary>
    internal static Schemakeuring Refuse(string map, IEnumerable<string> fouten)
        => new(map, null, InOrde: false, null, [], [], [.. fouten.Select(f => new Schemabevinding("fout", null, 0, f))]);

    /// <summary>The same for people: one line, and an indented line for each finding.</summary>
    internal IEnumerable<string> ToRegels()
    {
        yield return InOrde
            ? $"{Map}: in orde ({Pack}: {Aantal(Berichten.Count, "bericht", "berichten")}, {Aantal(Documenten.Count, "document", "documenten")})"
            : $"{Map}: niet in orde";
        foreach (var b in Bevindingen)
            yield return $"  {b.Soort}: {Plaats(b)}{b.Tekst}";
    }

    private static Schemakeuring Of(string map, string naam, SchemaPack? pack, IReadOnlyList<Packbevinding> bevindingen) => new(
        map, naam, pack is not null && bevindingen.All(b => b.Soort is not (Bevindingsoort.Fout or Bevindingsoort.Invullen)), null,
        [.. pack?.Berichten.Select(b => b.Functie) ?? []],
        [.. pack?.Documenten.Select(d => d.Element) ?? []],
        [.. bevindingen.Concat(Motorbevinding(pack, bevindingen)).OrderBy(b => b.Soort)
            .Select(b => new Schemabevinding(Woord(b.Soort), b.Bestand.Length > 0 ? b.Bestand : null, b.Regel, b.Tekst))]);

    // The knooppunt itself judges values in bounded time, whatever the pattern; such a value then counts as wrong.
    private static IEnumerable<Packbevinding> Patroonbevindingen(IReadOnlyList<Schemapatroon> patronen)
        => patronen.Select(p => (p.Bestand, p.Regel, Tekst: Patroonkeuring.Check(p.Patroon)))
            .Where(p => p.Tekst is not null)
            .Select(p => new Packbevinding(Bevindingsoort.Waarschuwing, p.Bestand, p.Regel, p.Tekst!));

    // A pack with a fault has no schemas to compile.
    private static IEnumerable<Packbevinding> Motorbevinding(SchemaPack? pack, IReadOnlyList<Packbevinding> bevindingen)
    {
        if (pack is not null && bevindingen.All(b => b.Soort != Bevindingsoort.Fout) && GecompileerdeValidator.NietOndersteund(pack) is { } constructie)
            yield return new Packbevinding(
                Bevindingsoort.Melding, "", 0,
                $"De gecompileerde motor ondersteunt dit niet: {constructie}. De referentie keurt in zijn plaats, en dat is trager.");
    }

    /// <summary>What of a pack is there already, among <paramref name="packs"/>.</summary>
    internal static IReadOnlyList<string> FindBotsingen(IEnumerable<SchemaPack> packs, SchemaPack pack)
    {
        try
        {
            _ = new Berichtcatalogus([.. packs, pack]);
            return [];
        }
        catch (SchemaPackException fout)
        {
            return fout.Fouten;
        }
    }

    private static IEnumerable<Packbevinding> Botsingen(SchemaPack? pack)
        => pack is null ? [] : FindBotsingen(SchemaPack.LoadAllEmbedded(), pack).Select(f => new Packbevinding(Bevindingsoort.Fout, "", 0, f));

    private static string Woord(Bevindingsoort soort) => soort switch
    {
        Bevindingsoort.Fout => "fout",
        Bevindingsoort.Invullen => "invullen",
        Bevindingsoort.Waarschuwing => "let op",
        _ => "melding",
    };

    private static string Plaats(Schemabevinding b) => b.Bestand is null ? "" : b.Regel > 0 ? $"{b.Bestand} regel {b.Regel}: " : $"{b.Bestand}: ";

    private static string Aantal(int aantal, string een, string meer) => $"{aantal} {(aantal == 1 ? een : meer)}";
}

/// <summary>One finding, as <c>--json</c> writes it.</summary>
/// <param name="Soort"><c>fout</c>, <c>invullen</c>, <c>let op</c> or <c>melding</c>.</param>
/// <param name="Bestand">File in the folder; <see langword="null"/> when it is about the whole.</param>
/// <param name="Regel">Line, from 1; 0 when there is none.</param>
/// <param name="Tekst">What, why and what now, in Dutch.</param>
internal sealed record Schemabevinding(string Soort, string? Bestand, int Regel, string Tekst);
