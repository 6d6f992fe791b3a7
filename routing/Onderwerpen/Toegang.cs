using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>What a party may see of a topic at a moment.</summary>
/// <param name="Onderwerp">The topic.</param>
/// <param name="Recht">Its right.</param>
/// <param name="Partij">The party.</param>
/// <param name="Vandaag">The day, in Dutch time.</param>
public sealed record Toegang(Onderwerp Onderwerp, Onderwerprecht Recht, Partij Partij, DateOnly Vandaag)
{
    /// <summary>What the history of a message says when its content goes to this party.</summary>
    public string Verstrekking => $"Inhoud verstrekt aan {Partij.Code} met onderwerp {Onderwerp.Naam}, op grond van {Recht.Grondslag}.";

    /// <summary>
    /// Whether a message that was made ready when this held may still go by what holds now: the party may see it, in the same mode, and on the ground
    /// that its history names.
    /// </summary>
    /// <param name="bericht">The message.</param>
    /// <param name="nu">What the same party may see of the same topic now; <see langword="null"/> for nothing.</param>
    public bool GeldtNog(Bericht bericht, Toegang? nu)
        => nu is not null && nu.Recht.Wijze == Recht.Wijze && nu.Verstrekking == Verstrekking
            && Onderwerptoegang.Judge(nu.Onderwerp, nu.Partij, bericht, nu.Vandaag) is not null;
}

/// <summary>
/// Finds out what a party may see now. A topic that there is not and one that the party has no right to give the same: nothing. Safe for use by
/// many threads at once.
/// </summary>
public sealed class Toegangsbepaling(IPartijregisterBron register, TimeProvider tijd)
{
    /// <summary>The topics that the party may follow now.</summary>
    public IReadOnlyList<Toegang> List(Partij partij)
    {
        var (huidig, vandaag) = (register.Huidig, Berichttijd.Dag(tijd.GetUtcNow()));
        return [.. huidig.Onderwerpen.Select(o => Of(o, partij, vandaag)).OfType<Toegang>()];
    }

    /// <summary>What every party may see now.</summary>
    public IReadOnlyList<Toegang> ListAll() => [.. register.Huidig.Partijen.Where(static p => !p.Onderwerpen.IsEmpty).SelectMany(List)];

    /// <summary>What the party may see of one; <see langword="null"/> for nothing.</summary>
    public Toegang? Find(Partij partij, string naam)
        => Onderwerp.IsGeldigeNaam(naam) && register.Huidig.FindOnderwerp(naam) is { } onderwerp
            ? Of(onderwerp, partij, Berichttijd.Dag(tijd.GetUtcNow()))
            : null;

    /// <summary>What the party with this code may see of one; <see langword="null"/> for nothing.</summary>
    public Toegang? Find(string partij, string naam)
        => register.Huidig.Find(partij, Berichttijd.Dag(tijd.GetUtcNow())) is { } gevonden ? Find(gevonden, naam) : null;

    private static Toegang? Of(Onderwerp onderwerp, Partij partij, DateOnly vandaag)
        => Onderwerptoegang.FindRecht(partij, onderwerp.Naam, vandaag) is { } recht ? new Toegang(onderwerp, recht, partij, vandaag) : null;
}
