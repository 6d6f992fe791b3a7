namespace IB.Gateway.Tests.Deploy;

/// <summary>The unit of systemd, read as systemd reads it: sections, and keys that may come more than once.</summary>
internal sealed class Unit
{
    public const string Pad = "deploy/systemd/ib-gateway.service";

    /// <summary>Where systemd puts what LoadCredential names (<c>%d</c>).</summary>
    public const string Geheimen = "/run/credentials/ib-gateway.service";

    private readonly List<(string Sectie, string Sleutel, string Waarde)> _regels = [];

    /// <summary>Every line: section, key and value.</summary>
    public IReadOnlyList<(string Sectie, string Sleutel, string Waarde)> Regels => _regels;

    /// <summary>The environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment
        => All("Environment").SelectMany(static w => w.Split(' ')).Select(static w => w.Split('=', 2)).ToDictionary(static w => w[0], static w => w[1]);

    public static Unit Lees()
    {
        var unit = new Unit();
        var sectie = "";
        foreach (var regel in Deploymap.Regels(Pad))
        {
            if (regel[0] == '[')
                sectie = regel[^1] == ']' ? regel[1..^1] : throw new FormatException(regel);
            else if (regel.Split('=', 2) is [var sleutel, var waarde] && sectie.Length > 0)
                unit._regels.Add((sectie, sleutel, waarde));
            else
                throw new FormatException(regel);
        }

        return unit;
    }

    public IEnumerable<string> All(string sleutel) => _regels.Where(r => r.Sleutel == sleutel).Select(static r => r.Waarde);

    public string One(string sleutel) => All(sleutel).Single();
}
