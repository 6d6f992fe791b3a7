using System.Text.RegularExpressions;

namespace IB.Gateway.Schemas;

/// <summary>Standard, release and name of a pack that is made of published schemas.</summary>
internal sealed partial record Schemanaam(string Standaard, string Release)
{
    public string Pack => $"{Standaard.ToLowerInvariant()}-{Release}";

    /// <summary>
    /// The name as asked, or as the schemas say, or else the name of their folder when it has the form of one. When none of these
    /// gives a name that is a fault.
    /// </summary>
    public static Schemanaam? Derive(IEnumerable<Xsdbestand> schemas, string map, string? gevraagd, List<Packbevinding> bevindingen)
    {
        if (gevraagd is not null)
        {
            if (Parse(gevraagd) is { } naam)
                return naam;
            bevindingen.Add(Packbevinding.Fout(
                "", 0, $"De naam {gevraagd} is niet te gebruiken; schrijf standaard-release, zoals iwmo-3.3: kleine letters, cijfers, punten en streepjes."));
            return null;
        }

        var afgeleid = schemas.Select(Naamafleiding.Of).ToArray();
        var standaard = Afgeleid.From(afgeleid.SelectMany(a => a.Standaard.Waarden).Select(w => ((string?)w.Waarde, w.Plaats)));
        var release = Afgeleid.From(afgeleid.SelectMany(a => a.Release.Waarden).Select(w => ((string?)w.Waarde, w.Plaats)));
        if (standaard.Strijdig || release.Strijdig)
        {
            bevindingen.Add(Packbevinding.Fout(
                "", 0,
                $"De schemas zijn niet van een standaard en release: ze noemen {(standaard.Strijdig ? standaard : release)}. Zet elke release in een eigen map, of noem de naam met --naam."));
            return null;
        }

        if (standaard.Waarde is not null && release.Waarde is not null && Parse($"{standaard.Waarde.ToLowerInvariant()}-{release.Waarde}") is not null)
            return new(standaard.Waarde, release.Waarde);
        if (Parse(map) is { } vanMap)
        {
            bevindingen.Add(Packbevinding.Melding("", $"De schemas noemen geen standaard en release; de naam {map} is die van de map."));
            return vanMap;
        }

        bevindingen.Add(
            Packbevinding.Fout("", 0, "De schemas noemen geen standaard en release, en de map heet niet standaard-release; noem de naam met --naam."));
        return null;
    }

    private static Schemanaam? Parse(string naam)
        => NaamRegex().Match(naam) is { Success: true } m ? new(Naamafleiding.Spell(m.Groups["standaard"].Value)!, m.Groups["release"].Value) : null;

    [GeneratedRegex(
        @"\A(?<standaard>[a-z][a-z0-9]*(-[a-z0-9]+)*)-(?<release>[0-9][a-z0-9]*(\.[a-z0-9]+)*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NaamRegex();
}
