using System.CommandLine;

namespace IB.Gateway.Cli;

/// <summary>
/// The options with which a party reaches a knooppunt. Each has an environment variable that counts when the option is not given:
/// <c>IBGATEWAY_KNOOPPUNT</c> for <c>--knooppunt</c>.
/// </summary>
internal sealed class Verbindingopties
{
    private readonly Option<string?> _knooppunt = Make("--knooppunt", "URL", "Adres van het knooppunt, zoals https://knooppunt.example:8443.");
    private readonly Option<string?> _certificaat = Make("--certificaat", "PEM", "Eigen certificaat, met de CA's eronder erachter.");
    private readonly Option<string?> _sleutel = Make("--sleutel", "KEY", "Sleutel bij het certificaat, PEM zonder wachtwoord.");
    private readonly Option<string?> _ankers = Make("--ankers", "PEM|MAP", "Stamcertificaten waaronder het knooppunt moet vallen.");
    private readonly Option<string?> _tussen = Make("--tussen", "PEM|MAP", "CA-certificaten tussen anker en knooppunt.");
    private readonly Option<string?> _crl = Make(
        "--crl", "MAP", "Intrekkingslijsten. Zonder deze optie wordt intrekking van het certificaat van het knooppunt niet gecontroleerd.");

    /// <summary>Every option, in the order of the help.</summary>
    internal IReadOnlyList<Option<string?>> Alle => [_knooppunt, _certificaat, _sleutel, _ankers, _tussen, _crl];

    /// <summary>The values given, or every one that is missing.</summary>
    internal (Verbindinggegevens? Gegevens, IReadOnlyList<string> Fouten) Read(ParseResult uitvoer, Func<string, string?> variabele)
    {
        var fouten = new List<string>();
        var gegevens = new Verbindinggegevens
        {
            Knooppunt = Verplicht(_knooppunt),
            Certificaat = Verplicht(_certificaat),
            Sleutel = Verplicht(_sleutel),
            Ankers = Verplicht(_ankers),
            Tussen = Vrij(_tussen),
            CrlMap = Vrij(_crl),
        };
        return fouten.Count == 0 ? (gegevens, fouten) : (null, fouten);

        string? Vrij(Option<string?> optie) => uitvoer.GetValue(optie) ?? (variabele(Variabele(optie)) is { Length: > 0 } waarde ? waarde : null);

        string Verplicht(Option<string?> optie)
        {
            var waarde = Vrij(optie);
            if (waarde is null)
                fouten.Add($"Optie {optie.Name} ontbreekt. Geef haar, of zet {Variabele(optie)}.");
            return waarde ?? string.Empty;
        }
    }

    /// <summary>The environment variable behind an option.</summary>
    internal static string Variabele(Option optie) => $"IBGATEWAY_{optie.Name[2..].ToUpperInvariant()}";

    private static Option<string?> Make(string naam, string waarde, string uitleg)
    {
        var optie = Opties.Tekst(naam, waarde, uitleg);
        optie.Description = $"{uitleg} Of: {Variabele(optie)}.";
        return optie;
    }
}
