using System.Text;

namespace IB.Gateway.Schemas;

/// <summary>Splits comma separated text (RFC 4180) into records. A quoted field may hold commas, quotes and line ends.</summary>
internal static class Csv
{
    /// <summary>Each record with the line that it begins on, or what is wrong with it. Empty lines are passed over.</summary>
    public static IEnumerable<(IReadOnlyList<string> Velden, int Regel, string? Fout)> Read(string tekst)
    {
        var positie = 0;
        var regel = 1;
        while (positie < tekst.Length)
        {
            var begin = regel;
            var velden = new List<string>();
            string? fout = null;
            do
            {
                velden.Add(Veld(tekst, ref positie, ref regel, ref fout));
            }
            while (positie < tekst.Length && tekst[positie++] == ',');
            if (fout is not null || velden is not [""])
                yield return (velden, begin, fout);
        }
    }

    // Stops at the comma or line feed that ends the field; a line feed is counted here, since it ends the record too.
    private static string Veld(string tekst, ref int positie, ref int regel, ref string? fout)
    {
        var waarde = new StringBuilder();
        if (positie < tekst.Length && tekst[positie] == '"')
        {
            positie++;
            var begonnen = regel;
            while (positie < tekst.Length && !(tekst[positie] == '"' && !(positie + 1 < tekst.Length && tekst[positie + 1] == '"')))
            {
                if (tekst[positie] == '"')
                    positie++;
                else if (tekst[positie] == '\n')
                    regel++;
                waarde.Append(tekst[positie++]);
            }

            if (positie == tekst.Length)
                fout ??= $"het aanhalingsteken dat op regel {begonnen} opent, sluit niet.";
            positie++;
        }

        var los = Until(tekst, ref positie);
        if (positie < tekst.Length && tekst[positie] == '\n')
            regel++;
        if (waarde.Length > 0 && los.Length > 0)
            fout ??= "na een sluitend aanhalingsteken hoort een komma of het einde van de regel.";
        else if (los.Contains('"', StringComparison.Ordinal))
            fout ??= "een aanhalingsteken midden in een veld hoort tussen aanhalingstekens, en dan dubbel.";
        return waarde.Append(los).ToString();
    }

    private static string Until(string tekst, ref int positie)
    {
        var begin = positie = Math.Min(positie, tekst.Length);
        while (positie < tekst.Length && tekst[positie] is not (',' or '\n'))
            positie++;
        var los = tekst[begin..positie];
        return positie == tekst.Length || tekst[positie] == '\n' ? los.TrimEnd('\r') : los;
    }
}
