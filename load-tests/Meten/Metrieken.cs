using System.Globalization;

namespace IB.Gateway.LoadTests.Meten;

/// <summary>What the knooppunt itself exported at <c>/metrics</c> at one moment: the sum of the series of each name.</summary>
internal sealed class Metrieken
{
    private readonly Dictionary<string, double> _waarden = new(StringComparer.Ordinal);
    private readonly string[] _regels;

    private Metrieken(string tekst)
    {
        _regels = tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var regel in _regels)
        {
            var einde = regel.LastIndexOf(' ');
            if (regel[0] == '#' || einde < 0)
                continue;
            var label = regel.IndexOf('{', StringComparison.Ordinal);
            var naam = regel[..(label < 0 ? einde : label)];
            _waarden[naam] = _waarden.GetValueOrDefault(naam) + double.Parse(regel.AsSpan(einde + 1), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The value under this name.</summary>
    /// <exception cref="InvalidOperationException">There is no such metric: a measurement must not go on with a zero.</exception>
    internal double this[string naam]
        => _waarden.TryGetValue(naam, out var waarde) ? waarde : throw new InvalidOperationException($"The knooppunt exports no metric {naam}.");

    /// <summary>The series of a metric, as they were exported; none when nothing was counted.</summary>
    internal IEnumerable<string> Reeksen(string naam) => _regels.Where(r => r.StartsWith(naam + '{', StringComparison.Ordinal));

    /// <summary>The sum of the series of a metric that have one of these labels; 0 when there are none.</summary>
    internal double Som(string naam, IEnumerable<string> labels) => Reeksen(naam).Where(r => labels.Any(l => r.Contains(l, StringComparison.Ordinal)))
        .Sum(r => double.Parse(r.AsSpan(r.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture));

    internal static async Task<Metrieken> ReadAsync(HttpClient client, Uri beheer, CancellationToken cancellationToken)
        => new(await client.GetStringAsync(new Uri(beheer, "/metrics"), cancellationToken));
}
