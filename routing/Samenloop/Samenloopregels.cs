using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>The rules that are in use.</summary>
internal sealed class Samenloopregels
{
    /// <exception cref="ArgumentException">Two rules have one number, a number is 0, or a rule has no name or counts no status.</exception>
    public Samenloopregels(params IEnumerable<Samenloopregel> regels)
    {
        Alle = [.. regels.OrderBy(r => r.Nummer)];
        for (var i = 0; i < Alle.Length; i++)
        {
            var regel = Alle[i];
            if (regel.Nummer == 0 || (i > 0 && regel.Nummer == Alle[i - 1].Nummer))
                throw new ArgumentException($"Rule number {regel.Nummer} is 0, or is there twice.", nameof(regels));
            if (string.IsNullOrWhiteSpace(regel.Naam) || regel.Meetellend.IsDefaultOrEmpty)
                throw new ArgumentException($"Rule {regel.Nummer} has no name, or counts no status.", nameof(regels));
        }
    }

    /// <summary>All of them, by number.</summary>
    public ImmutableArray<Samenloopregel> Alle { get; }
}
