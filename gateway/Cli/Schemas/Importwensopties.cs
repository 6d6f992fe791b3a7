using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using IB.Gateway.Schemas;

namespace IB.Gateway.Cli;

/// <summary>The options for what published schemas do not say.</summary>
internal sealed class Importwensopties
{
    private readonly Option<string?> _naam = Opties.Tekst("--naam", "STANDAARD-RELEASE", "Naam van het pakket; standaard wat de schemas of de map zeggen.");
    private readonly Option<DateOnly?> _geldigVan = Dag("--geldig-van", "Eerste dag waarop de berichten mogen worden verstuurd.");
    private readonly Option<DateOnly?> _geldigTot = Dag("--geldig-tot", "Laatste dag waarop de berichten mogen worden verstuurd; standaard geen.");

    internal IReadOnlyList<Option> Alle => [_naam, _geldigVan, _geldigTot];

    internal Importwens Read(ParseResult uitvoer, TimeProvider tijd) => new()
    {
        Naam = uitvoer.GetValue(_naam),
        GeldigVan = uitvoer.GetValue(_geldigVan),
        GeldigTot = uitvoer.GetValue(_geldigTot),
        Vandaag = DateOnly.FromDateTime(tijd.GetUtcNow().UtcDateTime),
    };

    private static Option<DateOnly?> Dag(string naam, string uitleg) => new(naam)
    {
        Description = uitleg,
        HelpName = "JJJJ-MM-DD",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = gevonden => Parse(naam, gevonden),
    };

    private static DateOnly? Parse(string naam, ArgumentResult gevonden)
    {
        if (DateOnly.TryParseExact(gevonden.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag))
            return dag;
        gevonden.AddError($"Optie {naam} is een datum (jjjj-mm-dd).");
        return null;
    }
}
