using System.CommandLine;
using System.Globalization;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary>The options of <c>send</c> that describe the message.</summary>
internal sealed class Verzendopties
{
    private const string Standaardapplicatie = "IB.Gateway";

    private readonly Option<string> _van = Opties.Verplicht("--van", "CODE", "Code van de afzender.");
    private readonly Option<string> _naar = Opties.Verplicht("--naar", "CODE", "Code van de ontvanger.");
    private readonly Option<string?> _via = Opties.Tekst("--via", "stuf|rest", "Koppelvlak; standaard stuf.");
    private readonly Option<string?> _rolVan = Opties.Tekst(
        "--rol-van", "ROL", $"Rol van de afzender, verplicht bij rest: {string.Join(", ", Enum.GetNames<Rol>())}.");
    private readonly Option<string?> _rolNaar = Opties.Tekst("--rol-naar", "ROL", "Rol van de ontvanger, verplicht bij rest.");
    private readonly Option<string?> _referentie = Opties.Tekst(
        "--referentie", "UUID", "Referentienummer; standaard een nieuw. Gebruik bij herhalen het nummer van de eerste keer.");
    private readonly Option<string?> _antwoordOp = Opties.Tekst("--antwoord-op", "UUID", "Referentienummer van het bericht waarop dit een antwoord is.");
    private readonly Option<string?> _applicatie = Opties.Tekst(
        "--applicatie", "NAAM", $"Applicatie van de afzender, alleen bij stuf; standaard {Standaardapplicatie}.");
    private readonly Option<string?> _berichttype = Opties.Tekst("--berichttype", "TYPE", "Berichttype, zoals WMO301; standaard wat het bericht zelf zegt.");
    private readonly Option<string?> _berichtversie = Opties.Tekst(
        "--berichtversie", "VERSIE", "Versie van het berichttype, zoals 3.2; standaard wat het bericht zelf zegt.");

    /// <summary>Every option, in the order of the help.</summary>
    internal IReadOnlyList<Option> Alle => [_van, _naar, _via, _rolVan, _rolNaar, _referentie, _antwoordOp, _applicatie, _berichttype, _berichtversie];

    /// <summary>What to send, or everything that keeps it from being sent, in Dutch.</summary>
    /// <param name="uitvoer">The command line.</param>
    /// <param name="definitie">What the payload says it is.</param>
    /// <param name="nummers">Gives a new referentienummer.</param>
    internal (Verzendopdracht? Opdracht, IReadOnlyList<string> Fouten) Read(ParseResult uitvoer, BerichtDefinitie? definitie, INummergever nummers)
    {
        Verzendwijze? wijze = uitvoer.GetValue(_via) switch
        {
            null or "stuf" => Verzendwijze.Stuf,
            "rest" => Verzendwijze.Rest,
            _ => null,
        };
        var versie = ReadVersie(uitvoer.GetValue(_berichtversie), definitie);
        var functie = uitvoer.GetValue(_berichttype) ?? definitie?.Functie;
        var fouten = FindFouten(uitvoer, wijze, functie, versie).ToList();
        if (fouten.Count > 0)
            return (null, fouten);
        return (new Verzendopdracht
        {
            Wijze = wijze!.Value,
            Van = uitvoer.GetRequiredValue(_van),
            Naar = uitvoer.GetRequiredValue(_naar),
            RolVan = uitvoer.GetValue(_rolVan),
            RolNaar = uitvoer.GetValue(_rolNaar),
            Referentie = uitvoer.GetValue(_referentie) ?? nummers.Next(),
            AntwoordOp = uitvoer.GetValue(_antwoordOp),
            Applicatie = uitvoer.GetValue(_applicatie) ?? Standaardapplicatie,
            Functie = functie!,
            FunctieVersie = versie!.Value,
        }, []);
    }

    private IEnumerable<string> FindFouten(ParseResult uitvoer, Verzendwijze? wijze, string? functie, Versie? versie)
    {
        if (wijze is null)
            yield return "Optie --via is stuf of rest.";
        foreach (var rol in new[] { _rolVan, _rolNaar })
        {
            if (wijze == Verzendwijze.Rest && uitvoer.GetValue(rol) is null)
                yield return $"Optie {rol.Name} is verplicht bij --via rest.";
            if (wijze == Verzendwijze.Stuf && uitvoer.GetValue(rol) is not null)
                yield return $"Optie {rol.Name} hoort bij --via rest.";
        }

        if (wijze == Verzendwijze.Rest && uitvoer.GetValue(_applicatie) is not null)
            yield return $"Optie {_applicatie.Name} hoort bij --via stuf; bij rest komt de applicatie uit het register.";
        if (uitvoer.GetValue(_berichtversie) is not null && versie is null)
            yield return $"Optie {_berichtversie.Name} is een versie zoals 3.2.";
        if (functie is null || (versie is null && uitvoer.GetValue(_berichtversie) is null))
            yield return "Het bericht zegt niet welk type en welke versie het is. Geef --berichttype en --berichtversie.";
        // A new message must have a version 4; what it answers may have come from elsewhere.
        if (uitvoer.GetValue(_referentie) is { } referentie && !Uuid.IsVersie4(referentie))
            yield return $"Optie {_referentie.Name} is een UUID versie 4 in kleine letters.";
        if (uitvoer.GetValue(_antwoordOp) is { } antwoordOp && !Uuid.IsVormgoed(antwoordOp))
            yield return $"Optie {_antwoordOp.Name} is een UUID in kleine letters, het referentienummer van het bericht waarop dit een antwoord is.";
        foreach (var optie in Alle)
        {
            // The envelope could not carry it, and another character in its place would be another value.
            if (uitvoer.GetResult(optie) is { Tokens: [{ Value: var waarde }] } && !waarde.EnumerateRunes().All(r => XmlTekens.IsChar(r.Value)))
                yield return $"Optie {optie.Name} bevat een teken dat niet in XML past.";
        }
    }

    private static Versie? ReadVersie(string? tekst, BerichtDefinitie? definitie)
    {
        if (tekst is null)
            return definitie is null ? null : new Versie(definitie.Versie, definitie.Subversie);
        return tekst.Split('.') is [var hoofd, var sub] && Cijfers(hoofd) is { } h && Cijfers(sub) is { } s ? new Versie(h, s) : null;
    }

    // An envelope writes each part in four digits.
    private static int? Cijfers(string tekst)
        => tekst.Length <= 4 && int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var getal) ? getal : null;
}
