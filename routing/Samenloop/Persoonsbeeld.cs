using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>All that is kept of one person: the newest version of each provision and fact, and the signals. It does not say who it is.</summary>
internal sealed class Persoonsbeeld
{
    /// <summary>Most provisions of one person; who registers more is refused.</summary>
    internal const int MaxVoorzieningen = 200;

    /// <summary>Most facts of one person.</summary>
    internal const int MaxFeiten = 50;

    internal Persoonsbeeld(
        ImmutableArray<Voorziening> voorzieningen, ImmutableArray<Feit> feiten, ImmutableArray<Signaalstand> signalen, ImmutableArray<Leegte> leegten)
    {
        Voorzieningen = voorzieningen;
        Feiten = feiten;
        Signalen = signalen;
        Leegten = leegten;
    }

    /// <summary>A person of whom nothing is known.</summary>
    public static Persoonsbeeld Leeg { get; } = new([], [], [], []);

    /// <summary>The provisions, in order of arrival of their first version; those taken back too.</summary>
    public ImmutableArray<Voorziening> Voorzieningen { get; }

    /// <summary>The facts, likewise.</summary>
    public ImmutableArray<Feit> Feiten { get; }

    /// <summary>The signals that were ever given and are still kept, in order of provision, fact and rule.</summary>
    public ImmutableArray<Signaalstand> Signalen { get; }

    /// <summary>The sources that said that they have no fact of the person, in order of source; each once.</summary>
    public ImmutableArray<Leegte> Leegten { get; }

    /// <summary>Whether nothing is kept, and the person itself can be forgotten.</summary>
    public bool IsLeeg => Voorzieningen.IsEmpty && Feiten.IsEmpty && Leegten.IsEmpty;

    /// <summary>Since when a source has no fact of the person; <see langword="null"/> when it did not say so.</summary>
    internal Leverorde? LeegSinds(Bron bron)
    {
        foreach (var leegte in Leegten)
        {
            if (leegte.Bron == bron)
                return leegte.Sinds;
        }

        return null;
    }

    /// <summary>The person as it is since a source said that it has no fact of it.</summary>
    internal Persoonsbeeld Met(Leegte leegte) => new(
        Voorzieningen, Feiten, Signalen, [.. Leegten.Where(l => l.Bron != leegte.Bron).Append(leegte).OrderBy(static l => l.Bron)]);

    /// <summary>Where the same provision is; -1 when it is not there.</summary>
    internal int IndexOf(Voorziening voorziening)
    {
        for (var i = 0; i < Voorzieningen.Length; i++)
        {
            if (Voorzieningen[i].IsZelfde(voorziening))
                return i;
        }

        return -1;
    }

    /// <summary>Where the same fact is; -1 when it is not there.</summary>
    internal int IndexOf(Feit feit)
    {
        for (var i = 0; i < Feiten.Length; i++)
        {
            if (Feiten[i].IsZelfde(feit))
                return i;
        }

        return -1;
    }
}
