using System.Text.RegularExpressions;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Onderwerpen;

/// <summary>Who sees what, said once more and slowly: with a calendar of days, regular expressions, and a table of who is what.</summary>
internal static class Onderwerporakel
{
    private static readonly Dictionary<string, string> Soorten = new()
    {
        ["0384"] = "gemeente",
        ["0363"] = "gemeente",
        ["42420001"] = "aanbieder",
        ["42420002"] = "aanbieder",
    };

    private static readonly TimeZoneInfo Nederland = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static bool Sees(Onderwerp onderwerp, Partij partij, Bericht bericht, DateOnly vandaag)
    {
        var dag = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(bericht.OntvangenOp, Nederland).DateTime);
        return bericht.Toestand != Toestand.Afgekeurd && bericht.Envelop.Soort != Berichtsoort.Fo01
            && onderwerp.Selecties.Any(s => IsVan(s, bericht.Envelop, dag))
            && new[] { dag, vandaag }.All(d => Holds(partij.Geldig, d)
                && partij.Onderwerpen.Any(r => Holds(r.Geldig, d) && Reaches(r, partij.Code, bericht.Envelop)));
    }

    private static bool IsVan(Onderwerpselectie selectie, Envelop envelop, DateOnly dag)
    {
        var partijen = new[] { envelop.Zender.Organisatie, envelop.Ontvanger.Organisatie };
        return Holds(selectie.Geldig, dag)
            && selectie.Functies.Patronen.Any(
                p => Regex.IsMatch(envelop.Functie, $"^{p.Replace("*", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1)))
            && Names(selectie.Van, partijen[0]) && Names(selectie.Naar, partijen[1])
            && (selectie.Gemeenten.Length == 0 || selectie.Gemeenten.Intersect(partijen).Any());
    }

    private static bool Names(IReadOnlyCollection<string> deelnemers, string code)
        => deelnemers.Count == 0 || deelnemers.Contains(code) || deelnemers.Contains(Soorten.GetValueOrDefault(code, "?"));

    private static bool Reaches(Onderwerprecht recht, string partij, Envelop envelop)
    {
        string[] wie = recht.Bereik switch
        {
            Rechtbereik.Landelijk => Onderwerpproef.Partijen,
            Rechtbereik.Eigen => [partij],
            _ => [.. recht.Gemeenten],
        };
        return wie.Contains(envelop.Zender.Organisatie) || wie.Contains(envelop.Ontvanger.Organisatie);
    }

    private static bool Holds(Geldigheid geldig, DateOnly dag)
        => Enumerable.Range(-30, 90).Select(Onderwerpproef.Begin.AddDays).Where(d => !(d < geldig.Vanaf) && !(d > geldig.Tot)).Contains(dag);
}
