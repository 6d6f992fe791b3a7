using System.Net;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;

namespace IB.Gateway.Cli;

/// <summary><c>pki issue</c>: a certificate and key for one holder.</summary>
internal static class Pkiuitgifte
{
    // RFC 5280 appendix A: the upper bounds of the attributes of a name.
    private const int MaxNaam = 64;

    internal static Verb Create(Testpki pki, Omgeving omgeving)
    {
        var map = Pkiverb.Map();
        var naam = Opties.Argument("NAAM", "Naam van de bestanden: kleine letters, cijfers en streepjes.");
        var organisatie = Opties.Verplicht("--organisatie", "TEKST", "Organisatie (O) in het certificaat.");
        var afdeling = Opties.Tekst("--afdeling", "TEKST", "Afdeling (OU) in het certificaat.");
        var cn = Opties.Tekst("--cn", "NAAM", "Algemene naam (CN); standaard de eerste --dns, anders NAAM.");
        var oin = Opties.Tekst("--oin", "OIN", "OIN van de houder; alleen test-OIN's (00000099...).");
        var dns = Opties.Lijst("--dns", "NAAM", "Hostnaam van een server; mag vaker.");
        var ip = Opties.Lijst("--ip", "ADRES", "IP-adres van een server; mag vaker.");
        var rsa = Opties.Vlag("--rsa", "Gebruik een RSA-sleutel van 3072 bits in plaats van ECDSA P-256.");
        var verb = new Verb(
            "issue", "Geeft een certificaat uit met een nieuwe sleutel: MAP/NAAM.pem en MAP/NAAM.key.",
            $"{Verb.Programma} pki issue pki knooppunt --organisatie Knooppunt --oin 00000099000000001000 --dns localhost --ip 127.0.0.1")
        {
            map, naam, organisatie, afdeling, cn, oin, dns, ip, rsa,
        };
        verb.SetAction((uitvoer, _) =>
        {
            var namen = uitvoer.GetValue(dns) ?? [];
            var (ruweOin, adressen) = (uitvoer.GetValue(oin), uitvoer.GetValue(ip) ?? []);
            var basis = uitvoer.GetRequiredValue(naam);
            var aanvraag = new PkiAanvraag(
                basis, uitvoer.GetRequiredValue(organisatie), uitvoer.GetValue(afdeling), uitvoer.GetValue(cn) ?? namen.FirstOrDefault() ?? basis,
                Oin.TryParse(ruweOin, out var geldig) ? geldig : null, namen, [.. Adressen(adressen)], Soort(uitvoer.GetValue(rsa)));
            var fouten = FindFouten(aanvraag, ruweOin, adressen).ToList();
            return Task.FromResult(
                fouten.Count > 0 ? omgeving.RefuseUse(fouten) : Pkiverb.Run(omgeving, () => Issue(pki, uitvoer.GetRequiredValue(map), aanvraag)));
        });
        return verb;
    }

    /// <summary>The kind of key behind <c>--rsa</c>.</summary>
    internal static Sleutelsoort Soort(bool rsa) => rsa ? Sleutelsoort.Rsa3072 : Sleutelsoort.EcdsaP256;

    private static string Issue(Testpki pki, string map, PkiAanvraag aanvraag)
    {
        var pad = pki.Issue(map, aanvraag);
        return $"Uitgegeven: {pad} en {Path.ChangeExtension(pad, ".key")}.";
    }

    private static IEnumerable<string> FindFouten(PkiAanvraag aanvraag, string? ruweOin, IReadOnlyList<string> adressen)
    {
        if (ruweOin is not null && aanvraag.Oin is null)
            yield return "Optie --oin is geen OIN: 20 tekens, beginnend met 8 cijfers en eindigend op 000.";
        foreach (var adres in adressen.Where(a => !IPAddress.TryParse(a, out _)))
            yield return $"Optie --ip is geen IP-adres: {adres}.";
        foreach (var dns in aanvraag.DnsNamen.Where(d => Uri.CheckHostName(d) != UriHostNameType.Dns || !d.All(char.IsAscii)))
            yield return $"Optie --dns is geen hostnaam: {dns}.";

        // The name of the files is judged where it is used.
        var cn = aanvraag.AlgemeneNaam == aanvraag.Naam ? null : aanvraag.AlgemeneNaam;
        foreach (var (optie, waarde) in new[] { ("--organisatie", aanvraag.Organisatie), ("--afdeling", aanvraag.Afdeling), ("--cn", cn) })
        {
            if (waarde is not null && (waarde.Length > MaxNaam || string.IsNullOrWhiteSpace(waarde) || waarde.Any(char.IsControl)))
                yield return $"Optie {optie} heeft 1 tot {MaxNaam} tekens, zonder stuurtekens.";
        }
    }

    private static IEnumerable<IPAddress> Adressen(IEnumerable<string> teksten)
    {
        foreach (var tekst in teksten)
        {
            if (IPAddress.TryParse(tekst, out var adres))
                yield return adres;
        }
    }
}
