using System.CommandLine;
using System.Security.Cryptography;
using IB.Gateway.Pki;

namespace IB.Gateway.Cli;

/// <summary><c>pki</c>: a PKI for tests, and what the party directory needs to know of a certificate.</summary>
internal static class Pkiverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var pki = new Testpki(omgeving.Tijd);
        return new Verb(
            "pki", "Beheert een PKI voor tests. Voor productie: gebruik certificaten van PKIoverheid.",
            $"{Verb.Programma} pki init pki", $"{Verb.Programma} pki kenmerk pki/knooppunt.pem")
        {
            Init(pki, omgeving),
            Pkiuitgifte.Create(pki, omgeving),
            Revoke(pki, omgeving),
            Crl(pki, omgeving),
            Kenmerkverb.Create(omgeving),
        };
    }

    /// <summary>Runs something of the test PKI: what cannot be is told, not thrown.</summary>
    internal static int Run(Omgeving omgeving, Func<string> actie)
    {
        try
        {
            omgeving.Uit.WriteRegel(actie());
            return Uitgang.Goed;
        }
        catch (PkiException fout)
        {
            return omgeving.RefuseUse(fout.Message);
        }
        catch (CryptographicException fout)
        {
            return omgeving.RefuseUse($"Een bestand van de test-PKI is beschadigd, of een gegeven past niet in een certificaat ({fout.Message})");
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            return omgeving.RefuseUse($"De test-PKI is niet te lezen of te schrijven. Controleer de map en de rechten ({fout.Message})");
        }
    }

    /// <summary>The argument that names the folder of the PKI.</summary>
    internal static Argument<string> Map() => Opties.Argument("MAP", "Map van de test-PKI.");

    private static Verb Init(Testpki pki, Omgeving omgeving)
    {
        var map = Map();
        var rsa = Opties.Vlag("--rsa", "Gebruik RSA-sleutels van 3072 bits in plaats van ECDSA P-256.");
        var verb = new Verb(
            "init", "Maakt een stam-CA en een CA daaronder, met lege intrekkingslijsten, in MAP/ca.", $"{Verb.Programma} pki init pki") { map, rsa };
        verb.SetAction((uitvoer, _) => Task.FromResult(Run(omgeving, () =>
        {
            var pad = uitvoer.GetRequiredValue(map);
            pki.Init(pad, Pkiuitgifte.Soort(uitvoer.GetValue(rsa)));
            return $"Test-PKI gemaakt in {Path.Combine(pad, Testpki.CaMap)}: root.pem is het anker, tussen.pem de CA die uitgeeft.";
        })));
        return verb;
    }

    private static Verb Revoke(Testpki pki, Omgeving omgeving)
    {
        var map = Map();
        var naam = Opties.Argument("NAAM", "Naam van het certificaat, als bij issue.");
        var verb = new Verb(
            "revoke", "Trekt een certificaat in: het komt op de intrekkingslijst.", $"{Verb.Programma} pki revoke pki 42420001") { map, naam };
        verb.SetAction((uitvoer, _) => Task.FromResult(Run(omgeving, () =>
        {
            pki.Revoke(uitvoer.GetRequiredValue(map), uitvoer.GetRequiredValue(naam));
            return $"{uitvoer.GetRequiredValue(naam)} is ingetrokken. Een draaiend knooppunt leest de lijst binnen een minuut.";
        })));
        return verb;
    }

    private static Verb Crl(Testpki pki, Omgeving omgeving)
    {
        var map = Map();
        var verb = new Verb("crl", "Vernieuwt de intrekkingslijsten; doe dit voordat ze na 30 dagen verlopen.", $"{Verb.Programma} pki crl pki") { map };
        verb.SetAction((uitvoer, _) => Task.FromResult(Run(omgeving, () =>
        {
            pki.RenewCrls(uitvoer.GetRequiredValue(map));
            return $"De intrekkingslijsten zijn vernieuwd en gelden tot {(omgeving.Tijd.GetUtcNow() + Testpki.Lijstduur).ToTekst()}.";
        })));
        return verb;
    }
}
