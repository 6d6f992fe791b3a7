using System.Collections.Frozen;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>How long the knooppunt keeps what passed through it.</summary>
public sealed record BewaarOptions
{
    /// <summary>Time after the receiver's confirmation at which the payload goes, 1 second to 730 days. Default 24 hours (koppelvlak 9.3).</summary>
    public TimeSpan InhoudNaBezorging { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Time after acceptance, or after a resend, at which the payload of a message that nobody confirmed goes, 1 second to 730 days; at
    /// least <see cref="BezorgOptions.Verlooptermijn"/>. Default 62 days, two months (koppelvlak 9.3).
    /// </summary>
    public TimeSpan InhoudOnbevestigd { get; init; } = TimeSpan.FromDays(62);

    /// <summary>Time after its refusal at which the payload of a refused message goes, 1 second to 730 days. Default 24 hours.</summary>
    public TimeSpan InhoudNaAfkeuring { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Time after acceptance at which a message is forgotten with its history, once its payload is gone; 1 to 3650 days. Until then a
    /// repeat of it is recognised. Default 400 days.
    /// </summary>
    public TimeSpan Bericht { get; init; } = TimeSpan.FromDays(400);

    /// <summary>Other terms for a message type, by functie: <c>WMO301</c>. What is not named there is as above.</summary>
    public IReadOnlyDictionary<string, Functiebewaring> PerFunctie { get; init; } = new Dictionary<string, Functiebewaring>(StringComparer.Ordinal);

    /// <summary>
    /// Longest time that a payload stays after its term because a processor that is switched on has not read it; 0 to 30 days. What goes
    /// unread after it is parked by the processor. Default 3 days.
    /// </summary>
    public TimeSpan WachtOpVerwerking { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How often it is looked what may go; 1 second to 1 hour. Default 1 minute.</summary>
    public TimeSpan Ronde { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Every error in these settings, in Dutch.</summary>
    /// <param name="bezorging">How long messages wait.</param>
    public IEnumerable<string> Validate(BezorgOptions bezorging)
    {
        ArgumentNullException.ThrowIfNull(bezorging);
        var fouten = FindBuitenBereik().ToList();
        foreach (var (naam, termijn) in Termijnen(t => t.InhoudOnbevestigd, "inhoudOnbevestigd"))
        {
            if (termijn < bezorging.Verlooptermijn)
                fouten.Add(
                    $"{naam} ({termijn}) is korter dan bezorging.verlooptermijn ({bezorging.Verlooptermijn}): een verlopen bericht zou niet meer opnieuw te bezorgen zijn");
        }

        var langst = Termijnen(t => t.InhoudOnbevestigd, "").Max(t => t.Termijn) + bezorging.Verlooptermijn;
        if (Bericht < langst)
            fouten.Add(
                $"bewaren.bericht ({Bericht}) is korter dan een bericht op zijn langst onderweg is ({langst}): een herhaling zou voor een nieuw bericht worden aangezien");
        return fouten;
    }

    /// <summary>The rules for the store.</summary>
    internal Bewaarregels ToRegels()
        => new(Over(new Functiebewaring()), PerFunctie.ToFrozenDictionary(f => f.Key, f => Over(f.Value), StringComparer.Ordinal), Bericht)
        {
            MaxWacht = WachtOpVerwerking,
        };

    private Bewaartermijnen Over(Functiebewaring functie) => new(
        functie.InhoudNaBezorging ?? InhoudNaBezorging, functie.InhoudOnbevestigd ?? InhoudOnbevestigd, functie.InhoudNaAfkeuring ?? InhoudNaAfkeuring);

    private IEnumerable<(string Naam, TimeSpan Termijn)> Termijnen(Func<Functiebewaring, TimeSpan?> kies, string naam)
    {
        yield return ($"bewaren.{naam}", kies(new Functiebewaring(InhoudNaBezorging, InhoudOnbevestigd, InhoudNaAfkeuring))!.Value);
        foreach (var (functie, termijnen) in PerFunctie)
        {
            if (kies(termijnen) is { } termijn)
                yield return ($"bewaren.perFunctie.{functie}.{naam}", termijn);
        }
    }

    private IEnumerable<string> FindBuitenBereik()
    {
        var termijnen = Termijnen(t => t.InhoudNaBezorging, "inhoudNaBezorging")
            .Concat(Termijnen(t => t.InhoudOnbevestigd, "inhoudOnbevestigd"))
            .Concat(Termijnen(t => t.InhoudNaAfkeuring, "inhoudNaAfkeuring"));
        foreach (var (naam, termijn) in termijnen)
        {
            if (termijn < TimeSpan.FromSeconds(1) || termijn > TimeSpan.FromDays(730))
                yield return $"{naam} is {termijn} en moet van 1 seconde tot en met 730 dagen zijn";
        }

        if (Bericht < TimeSpan.FromDays(1) || Bericht > TimeSpan.FromDays(3650))
            yield return $"bewaren.bericht is {Bericht} en moet van 1 tot en met 3650 dagen zijn";
        if (WachtOpVerwerking < TimeSpan.Zero || WachtOpVerwerking > TimeSpan.FromDays(30))
            yield return $"bewaren.wachtOpVerwerking is {WachtOpVerwerking} en moet van 0 seconden tot en met 30 dagen zijn";
        if (Ronde < TimeSpan.FromSeconds(1) || Ronde > TimeSpan.FromHours(1))
            yield return $"bewaren.ronde is {Ronde} en moet van 1 seconde tot en met 1 uur zijn";
    }
}

/// <summary>Terms for one message type; <see langword="null"/> for what is as for all others.</summary>
/// <param name="InhoudNaBezorging">See <see cref="BewaarOptions.InhoudNaBezorging"/>.</param>
/// <param name="InhoudOnbevestigd">See <see cref="BewaarOptions.InhoudOnbevestigd"/>.</param>
/// <param name="InhoudNaAfkeuring">See <see cref="BewaarOptions.InhoudNaAfkeuring"/>.</param>
public sealed record Functiebewaring(TimeSpan? InhoudNaBezorging = null, TimeSpan? InhoudOnbevestigd = null, TimeSpan? InhoudNaAfkeuring = null);
