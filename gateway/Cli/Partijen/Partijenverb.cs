using IB.Gateway.Routing;

namespace IB.Gateway.Cli;

/// <summary><c>partijen check</c>: judges a party directory before a knooppunt reads it.</summary>
internal static class Partijenverb
{
    // As much as the knooppunt itself reads.
    private const int MaxBytes = 64 * 1024 * 1024;

    internal static Verb Create(Omgeving omgeving)
    {
        var bestand = Opties.Argument("BESTAND", "Het partijenbestand; - is de standaardinvoer.");
        var check = new Verb(
            "check", "Keurt een partijenbestand en noemt elke fout.",
            $"{Verb.Programma} partijen check partijen.json")
        {
            Uitgangen = ["0  in orde", "1  niet in orde", "2  het bestand is niet te lezen"],
        };
        check.Add(bestand);
        check.SetAction((uitvoer, _) => Task.FromResult(Check(uitvoer.GetRequiredValue(bestand), omgeving)));
        return new Verb("partijen", "Werkt met het register van partijen.", check.Voorbeelden) { check };
    }

    private static int Check(string bestand, Omgeving omgeving)
    {
        using var lezer = new Bestandlezer(omgeving, MaxBytes);
        var gelezen = lezer.Read(bestand);
        if (gelezen.Soort == Leessoort.Onleesbaar)
            return omgeving.RefuseUse(gelezen.Uitleg);
        var (register, fouten) = gelezen.Soort == Leessoort.TeGroot
            ? (null, [$"groter dan {MaxBytes} bytes"])
            : PartijenLezer.Read(gelezen.Inhoud.Span);
        if (register is not null)
        {
            omgeving.Uit.WriteRegel($"{bestand}: in orde ({Aantal(register.Partijen.Length, "partij", "partijen")}, {Aantal(register.Bevriezingen.Length, "bevriezing", "bevriezingen")})");
            return Uitgang.Goed;
        }

        omgeving.Uit.WriteRegel($"{bestand}: niet in orde ({Aantal(fouten.Count, "fout", "fouten")})");
        foreach (var fout in fouten)
            omgeving.Uit.WriteRegel($"  {fout}");
        return Uitgang.Mislukt;
    }

    private static string Aantal(int aantal, string een, string meer) => $"{aantal} {(aantal == 1 ? een : meer)}";
}
