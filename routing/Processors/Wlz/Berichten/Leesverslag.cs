using System.Globalization;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// Counts what was read of a message and what was refused, rule by rule. However many faults there are, it stays small. For one
/// message, on one thread.
/// </summary>
internal sealed class Leesverslag
{
    /// <summary>Of how many offences against a rule the place is kept.</summary>
    internal const int MaxPlaatsen = 20;

    private readonly SortedDictionary<string, Telling> _perRegel = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Telling> _opmerkingen = new(StringComparer.Ordinal);

    /// <summary>How many persons or registrations can be used.</summary>
    internal int Gelezen { get; private set; }

    /// <summary>How many were refused.</summary>
    internal int Geweigerd { get; private set; }

    /// <summary>How many of those do not even say whom they are about: it may be anybody.</summary>
    internal int VanOnbekenden { get; private set; }

    /// <summary>What was remarked on what counts all the same, for people, in Dutch; <see langword="null"/> for nothing.</summary>
    internal string? Opmerking => _opmerkingen.Count == 0 ? null : string.Join(' ', _opmerkingen.Values.Select(static t => t.ToTekst()));

    /// <summary>By rule, in order of code, how many were refused for it and the places of the first of them.</summary>
    internal IReadOnlyList<(Wlzregel Regel, int Aantal, IReadOnlyList<int> Plaatsen)> PerRegel
        => [.. _perRegel.Values.Select(t => (t.Regel, t.Aantal, (IReadOnlyList<int>)[.. t.Plaatsen]))];

    /// <summary>Counts one, and gives what it says; false when it was refused.</summary>
    internal bool Take<T>(Lezing<T> lezing, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T waarde)
    {
        if (lezing.TryGet(out waarde))
        {
            Gelezen++;
            if (lezing.Opmerking is { } opmerking)
                Add(_opmerkingen, opmerking, lezing.Plaats);
            return true;
        }

        Geweigerd++;
        VanOnbekenden += lezing.Wie is null ? 1 : 0;
        Add(_perRegel, lezing.Regel!, lezing.Plaats);
        return false;
    }

    /// <summary>The report for people, in Dutch: numbers, codes and places, and nothing of what the message holds.</summary>
    internal IEnumerable<string> ToRegels()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Gelezen} gelezen, {Geweigerd} geweigerd.");
        foreach (var telling in _perRegel.Values)
            yield return telling.ToTekst();
    }

    private static void Add(SortedDictionary<string, Telling> tellingen, Wlzregel regel, int plaats)
    {
        if (!tellingen.TryGetValue(regel.Code, out var telling))
            tellingen[regel.Code] = telling = new Telling(regel);
        telling.Add(plaats);
    }

    private sealed class Telling(Wlzregel regel)
    {
        internal Wlzregel Regel => regel;

        internal int Aantal { get; private set; }

        internal List<int> Plaatsen { get; } = [];

        internal void Add(int plaats)
        {
            Aantal++;
            if (Plaatsen.Count < MaxPlaatsen)
                Plaatsen.Add(plaats);
        }

        internal string ToTekst() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Regel.Code}, {Aantal} keer, op plaats {string.Join(", ", Plaatsen)}{(Aantal > Plaatsen.Count ? " en verder" : "")}: {Regel.Uitleg}");
    }
}
