using IB.Gateway.Routing;
using IB.Gateway.Schemas;

namespace IB.Gateway.Cli;

/// <summary><c>partijen check</c>: judges a party directory before a knooppunt reads it.</summary>
internal static class Partijenverb
{
    // As much as the knooppunt itself reads.
    private const int MaxBytes = 64 * 1024 * 1024;

    internal static Verb Create(Omgeving omgeving)
    {
        var check = CreateCheck(omgeving);
        var limieten = Limietenverb.Create(omgeving);
        return new Verb("partijen", "Werkt met het register van partijen.", [.. check.Voorbeelden, .. limieten.Voorbeelden]) { check, limieten };
    }

    private static Verb CreateCheck(Omgeving omgeving)
    {
        var bestand = Opties.Argument("BESTAND", "Het partijenbestand; - is de standaardinvoer.");
        var op = Opties.Datum(
            "--op", "DATUM",
            "Toon ook welke releases op die dag open zijn, welke bevriezingen dan duren of nog komen, en wie welk onderwerp volgt op welke grond.");
        var schemas = Opties.Tekst("--schemas", "MAP", "Ken ook de schemapakketten in deze map.");
        var check = new Verb(
            "check", "Keurt een partijenbestand en noemt elke fout.",
            $"{Verb.Programma} partijen check partijen.json",
            $"{Verb.Programma} partijen check partijen.json --schemas schemapakketten --op 2027-04-03")
        {
            Uitgangen = ["0  in orde", "1  niet in orde", "2  het bestand of een schemapakket is niet te lezen"],
        };
        check.Add(bestand);
        check.Add(op);
        check.Add(schemas);
        check.SetAction((uitvoer, _) =>
        {
            var map = uitvoer.GetValue(schemas);
            if (map is not null && !Directory.Exists(map))
                return Task.FromResult(omgeving.RefuseUse($"{map} is geen map. Controleer de naam."));
            var lezing = Schemamap.Read(map);
            return Task.FromResult(lezing.Catalogus is { } catalogus
                ? Check(uitvoer.GetRequiredValue(bestand), uitvoer.GetValue(op), catalogus, omgeving)
                : omgeving.RefuseUse(lezing.Fouten));
        });
        return check;
    }

    private static int Check(string bestand, DateOnly? op, Berichtcatalogus catalogus, Omgeving omgeving)
    {
        using var lezer = new Bestandlezer(omgeving, MaxBytes);
        var gelezen = lezer.Read(bestand);
        if (gelezen.Soort == Leessoort.Onleesbaar)
            return omgeving.RefuseUse(gelezen.Uitleg);
        var (register, fouten) = gelezen.Soort == Leessoort.TeGroot
            ? (null, [$"groter dan {MaxBytes} bytes"])
            : PartijenLezer.Read(gelezen.Inhoud.Span, catalogus);
        if (register is not null)
        {
            var kalender = register.Kalender;
            omgeving.Uit.WriteRegel(
                $"{bestand}: in orde ({Aantal(register.Partijen.Length, "partij", "partijen")}, {Aantal(kalender.AantalRegels, "regel", "regels")} over releases, {Aantal(kalender.AantalBevriezingen, "bevriezing", "bevriezingen")}, {Aantal(register.Onderwerpen.Length, "onderwerp", "onderwerpen")})");
            foreach (var regel in op is { } dag ? Releaseoverzicht.Describe(register, catalogus, dag).Concat(Onderwerpoverzicht.Describe(register, dag)) : [])
                omgeving.Uit.WriteRegel($"  {regel}");
            return Uitgang.Goed;
        }

        omgeving.Uit.WriteRegel($"{bestand}: niet in orde ({Aantal(fouten.Count, "fout", "fouten")})");
        foreach (var fout in fouten)
            omgeving.Uit.WriteRegel($"  {fout}");
        return Uitgang.Mislukt;
    }

    private static string Aantal(int aantal, string een, string meer) => $"{aantal} {(aantal == 1 ? een : meer)}";
}
