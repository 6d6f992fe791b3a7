using System.Text;

namespace IB.Gateway.Generator;

/// <summary>Reads what the codes of a list mean: comma-separated, the code first and what it means second, under a line of headings.</summary>
internal static class Codelijstlezer
{
    internal static IReadOnlyDictionary<string, string> Read(string csv)
        => csv.Split('\n').Skip(1).Select(r => Cells(r.TrimEnd('\r'))).Where(r => r.Count > 1).GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.First()[1]);

    private static List<string> Cells(string regel)
    {
        var (cellen, cel, binnen) = (new List<string>(), new StringBuilder(), false);
        foreach (var teken in regel)
        {
            if (teken == '"')
            {
                binnen = !binnen;
            }
            else if (teken == ',' && !binnen)
            {
                cellen.Add(cel.ToString());
                cel.Clear();
            }
            else
            {
                cel.Append(teken);
            }
        }

        cellen.Add(cel.ToString());
        return cellen;
    }
}
