using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>
/// The party directory at one moment: immutable, so that one message is judged by one version of it. What is asked of it
/// always comes with a day.
/// </summary>
public sealed class Partijregister
{
    private readonly FrozenDictionary<string, Partij> _opCode;
    private readonly FrozenDictionary<string, ImmutableArray<Partij>> _opKenmerk;

    /// <summary>Makes a directory of parties that were validated before.</summary>
    public Partijregister(IEnumerable<Partij> partijen, Releasekalender kalender)
    {
        Partijen = [.. partijen];
        Kalender = kalender;
        _opCode = Partijen.ToFrozenDictionary(p => p.Code);
        _opKenmerk = Partijen
            .SelectMany(p => p.Kenmerken.Select(k => (k.Waarde, Partij: p)))
            .GroupBy(p => p.Waarde)
            .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Partij).Distinct().ToImmutableArray());
    }

    /// <summary>A directory without parties: everything is refused.</summary>
    public static Partijregister Leeg { get; } = new([], Releasekalender.Leeg);

    /// <summary>All parties, also those whose period is over or has yet to come.</summary>
    public ImmutableArray<Partij> Partijen { get; }

    /// <summary>Which releases they may use when.</summary>
    public Releasekalender Kalender { get; }

    /// <summary>The topics that there are; each name once.</summary>
    public ImmutableArray<Onderwerp> Onderwerpen { get; init; } = [];

    /// <summary>The topic with this name, or <see langword="null"/>.</summary>
    public Onderwerp? FindOnderwerp(string naam)
    {
        foreach (var onderwerp in Onderwerpen)
        {
            if (onderwerp.Naam == naam)
                return onderwerp;
        }

        return null;
    }

    /// <summary>The party with this code that takes part on that day, or <see langword="null"/> (IB210, IB213).</summary>
    public Partij? Find(string code, DateOnly dag)
        => _opCode.TryGetValue(code, out var partij) && partij.Geldig.Omvat(dag) ? partij : null;

    /// <summary>The party whose certificate carries <paramref name="kenmerk"/> on that day, or <see langword="null"/>.</summary>
    public Partij? FindOpKenmerk(string kenmerk, DateOnly dag)
    {
        if (!_opKenmerk.TryGetValue(kenmerk, out var partijen))
            return null;
        foreach (var partij in partijen)
        {
            if (partij.Geldig.Omvat(dag) && partij.Kenmerken.Any(k => k.Waarde == kenmerk && k.Geldig.Omvat(dag)))
                return partij;
        }

        return null;
    }

    /// <summary>Whether <paramref name="indiener"/> may send messages of this functie as the organisation <paramref name="zender"/>.</summary>
    public static bool MagVerzenden(Partij indiener, string zender, string functie, DateOnly dag)
        => indiener.Rol != Rol.Intermediair && indiener.Code == zender
            || indiener.Mandaten.Any(m => m.Namens == zender && m.Verzenden && m.Geldig.Omvat(dag) && m.Functies.Omvat(functie));

    /// <summary>Whether <paramref name="ophaler"/> may read and confirm the messages of this functie in the mailbox of <paramref name="partij"/>.</summary>
    public static bool MagOntvangen(Partij ophaler, string partij, string functie, DateOnly dag)
        => ophaler.Code == partij
            || ophaler.Mandaten.Any(m => m.Namens == partij && m.Ontvangen && m.Geldig.Omvat(dag) && m.Functies.Omvat(functie));
}
