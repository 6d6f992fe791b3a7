using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing;

/// <summary>Is the payload valid, of the type that the envelope names, and between the same parties (StUF055, CC09).</summary>
internal static class Inhoudcontrole
{
    internal static Bevinding? Check(Aanbieding aanbieding, BerichtDefinitie definitie, IBerichtValidator validator)
    {
        if (aanbieding.Envelop.Bestandsnaam is not null)
            return new Bevinding(Controlepunt.EnvelopOnjuist, $"een {definitie.Functie} hoort in xmlBestand en niet in tekstBestand");
        if (aanbieding.Inhoud.IsEmpty)
            return Onjuist("het bestand is leeg", []);
        var (oordeel, niveau) = Niveaukeuring.Judge(validator, aanbieding.Inhoud, definitie);
        if (!oordeel.Geldig)
        {
            List<Schemafout> fouten = [.. oordeel.Fouten.Select(Toonbaar.Fout)];
            return Onjuist(Samenvatting(fouten), fouten);
        }

        return niveau == Controleniveau.Envelop ? CheckHerkend(oordeel, definitie) : CheckBericht(aanbieding, definitie, oordeel);
    }

    /// <summary>What the service that a message is for has against it.</summary>
    internal static Bevinding? CheckRegels(IReadOnlyList<string> bezwaren)
    {
        if (bezwaren.Count == 0)
            return null;
        List<Schemafout> fouten = [.. bezwaren.Select(b => new Schemafout(Schemafoutcode.Regel, 0, 0, string.Empty, b.TrimEnd('.')))];
        return Onjuist(Samenvatting(fouten), fouten);
    }

    // All that is held against it is that it is known to be something else: what is not known is for its receiver to judge.
    private static Bevinding? CheckHerkend(Oordeel oordeel, BerichtDefinitie definitie)
    {
        if (oordeel.Document is not null)
            return Onjuist($"het is geen bericht en de envelop zegt {definitie.Functie}", []);
        return oordeel.Definitie is null || oordeel.Definitie.Functie == definitie.Functie
            ? null : Onjuist($"het is een {oordeel.Definitie.Functie} en de envelop zegt {definitie.Functie}", []);
    }

    private static Bevinding? CheckBericht(Aanbieding aanbieding, BerichtDefinitie definitie, Oordeel oordeel)
    {
        // By what a message says of itself: its other facts may have changed since, with the catalog.
        if (oordeel.Definitie is null)
            return Onjuist($"het is geen bericht en de envelop zegt {definitie.Functie} {definitie.Versie}.{definitie.Subversie}", []);
        if (Type(oordeel.Definitie) != Type(definitie))
            return Onjuist(
                $"het is een {oordeel.Definitie.Functie} {oordeel.Definitie.Versie}.{oordeel.Definitie.Subversie} en de envelop zegt {definitie.Functie} {definitie.Versie}.{definitie.Subversie}",
                []);
        return oordeel.Kop is { } kop ? CheckKop(aanbieding, definitie, kop) : null;
    }

    private static (string Functie, int Versie, int Subversie) Type(BerichtDefinitie definitie) => (definitie.Functie, definitie.Versie, definitie.Subversie);

    private static Bevinding? CheckKop(Aanbieding aanbieding, BerichtDefinitie definitie, Berichtkop kop)
    {
        // A retour keeps Afzender and Ontvanger of its heenbericht (koppelvlak 10.1). Where the standard has no Ontvanger, only the envelope tells.
        var (afzender, ontvanger) = definitie.KopGespiegeld ? (kop.Ontvanger, kop.Afzender) : (kop.Afzender, kop.Ontvanger);
        if (afzender is not null && afzender != aanbieding.Envelop.Zender.Organisatie)
            return Onjuist($"de Header noemt een andere {(definitie.KopGespiegeld ? "Ontvanger" : "Afzender")} dan de zender in de envelop", []);
        return ontvanger is null || ontvanger == aanbieding.Envelop.Ontvanger.Organisatie
            ? null
            : Onjuist($"de Header noemt een andere {(definitie.KopGespiegeld ? "Afzender" : "Ontvanger")} dan de ontvanger in de envelop", []);
    }

    private static string Samenvatting(List<Schemafout> fouten)
    {
        var eerste = fouten[0];
        var plaats = eerste.Regel > 0 ? $"regel {eerste.Regel}: " : string.Empty;
        return fouten.Count == 1 ? plaats + eerste.Tekst : $"{plaats}{eerste.Tekst} (en nog {fouten.Count - 1})";
    }

    private static Bevinding Onjuist(string tekst, List<Schemafout> fouten) => new(Controlepunt.InhoudOnjuist, tekst, fouten);
}
