using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using IB.Gateway.Identiteit;

namespace IB.Gateway.Cli;

/// <summary><c>pki kenmerk</c>: what the party directory must hold to know a certificate by.</summary>
internal static class Kenmerkverb
{
    private const int MaxBytes = 1024 * 1024;

    internal static Verb Create(Omgeving omgeving)
    {
        var bestand = Opties.Argument("BESTAND", "Certificaat in PEM; het eerste in het bestand telt.");
        var verb = new Verb(
            "kenmerk", "Toont wat onder certificaten in partijen.json hoort: het OIN, of zonder OIN het onderwerp.",
            $"{Verb.Programma} pki kenmerk pki/42420001.pem")
        {
            Uitgangen = ["0  gelukt", "1  het certificaat heeft geen kenmerk", "2  geen leesbaar certificaat"],
        };
        verb.Add(bestand);
        verb.SetAction((uitvoer, _) => Task.FromResult(Show(uitvoer.GetRequiredValue(bestand), omgeving)));
        return verb;
    }

    private static int Show(string bestand, Omgeving omgeving)
    {
        using var lezer = new Bestandlezer(omgeving, MaxBytes);
        var gelezen = lezer.Read(bestand);
        if (gelezen.Soort != Leessoort.Gelezen)
            return omgeving.RefuseUse(gelezen.Soort == Leessoort.TeGroot ? $"{bestand} is te groot voor een certificaat." : gelezen.Uitleg);
        try
        {
            using var certificaat = X509Certificate2.CreateFromPem(Encoding.Latin1.GetString(gelezen.Inhoud.Span));
            if (Certificaatkenmerk.Find(certificaat) is not { } kenmerk)
            {
                omgeving.Fouten.WriteRegel(
                    $"{bestand} heeft geen bruikbaar kenmerk: het onderwerp is leeg of heeft meer dan een serialNumber. Vraag een ander certificaat aan.");
                return Uitgang.Mislukt;
            }

            omgeving.Uit.WriteJson(JsonSerializer.Serialize(Kenmerkregel.Of(kenmerk), CliJson.Leesbaar.Kenmerkregel));
            return Uitgang.Goed;
        }
        catch (CryptographicException)
        {
            return omgeving.RefuseUse($"{bestand} bevat geen certificaat in PEM.");
        }
    }
}
