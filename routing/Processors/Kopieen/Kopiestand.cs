using System.Collections.Immutable;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// The parts of one copy that came in, and how far it was applied. A copy may be applied only when it is whole: who is not in it loses what
/// the source said of him, so one that was cut off or mixed with another must not be taken for a whole one.
/// </summary>
internal sealed record Kopiestand
{
    /// <summary>Which copy it is.</summary>
    public required Guid KopieId { get; init; }

    /// <summary>How many parts it says it has.</summary>
    public required int AantalDelen { get; init; }

    /// <summary>How many persons it says it has.</summary>
    public required int AantalPersonen { get; init; }

    /// <summary>The parts that came in: by number, the message and how many persons are in it.</summary>
    public required ImmutableSortedDictionary<int, Binnengekomen> Delen { get; init; }

    /// <summary>
    /// Where the whole copy stands in the order of its source: with the earliest message of it, those that were replaced among them. What the
    /// source said while it was still sending parts is newer than the copy.
    /// </summary>
    public required Leverorde Orde { get; init; }

    /// <summary>Whether it was judged, or a person allowed it: then it is being applied.</summary>
    public bool IsAanvaard { get; init; }

    /// <summary>Whether it ever was: then part of it may have been applied.</summary>
    public bool IsBegonnen { get; init; }

    /// <summary>The last key that it was applied to; empty when it was to none.</summary>
    public ReadOnlyMemory<byte> Toegepast { get; init; }

    /// <summary>Keys for which nothing of it could be used, so far: each is parked, as piece 1 and on of the last message.</summary>
    public int Overgeslagen { get; init; }

    /// <summary>For how many keys something is not sent yet, so far, by the reason.</summary>
    public ImmutableSortedDictionary<string, int> Uitgesteld { get; init; } = NietsUitgesteld;

    /// <summary>Everything could be sent.</summary>
    public static ImmutableSortedDictionary<string, int> NietsUitgesteld { get; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Persons in the parts that came in, those that could not be read among them.</summary>
    public long Personen => Delen.Values.Sum(static deel => (long)deel.Personen);

    /// <summary>Whether all parts came in.</summary>
    public bool IsCompleet => Delen.Count == AantalDelen;

    /// <summary>What keeps the copy from being whole although nothing more is to be expected; <see langword="null"/> for nothing.</summary>
    public Kopiegebrek? Gebrek => Personen > AantalPersonen ? Kopiegebrek.TeVeelPersonen
        : IsCompleet && Personen < AantalPersonen ? Kopiegebrek.TeWeinigPersonen
        : null;

    /// <summary>Where each part would be parked.</summary>
    public IEnumerable<Positie> Plekken => Delen.Values.Select(static deel => new Positie(deel.Volgnummer, 0));

    /// <summary>Where keys are parked for which nothing of it could be used.</summary>
    public IEnumerable<Positie> Restplekken => new Kopierest(LaatsteVolgnummer, Overgeslagen).Plekken;

    /// <summary>Journal position of the part that came in last.</summary>
    public long LaatsteVolgnummer => Delen.Values.Max(static deel => deel.Volgnummer);

    /// <summary>
    /// Whether it is not whole and the source went on to another copy: all that came in of it came before that one began.
    /// </summary>
    public bool IsIngehaaldDoor(Kopiestand ander) => !IsCompleet && LaatsteVolgnummer < ander.Delen.Values.Min(static deel => deel.Volgnummer);

    /// <summary>A copy of which nothing came in yet.</summary>
    public static Kopiestand Begin(Kopiedeel deel, Leverorde orde) => new()
    {
        Orde = orde,
        KopieId = deel.KopieId,
        AantalDelen = deel.AantalDelen,
        AantalPersonen = deel.AantalPersonen,
        Delen = ImmutableSortedDictionary<int, Binnengekomen>.Empty,
    };

    /// <summary>
    /// Adds a part, sent at its place in the order of the source; <see langword="null"/> when it contradicts what came in before, and belongs to another copy
    /// under the same id. The same part once more takes the place of the first; then all of the copy has to be applied, whatever was applied of it before.
    /// </summary>
    /// <exception cref="ArgumentException">The part bears the id of another copy.</exception>
    public Kopiestand? Add(Kopiedeel deel, Binnengekomen bericht, Leverorde orde)
    {
        if (deel.KopieId != KopieId)
            throw new ArgumentException("The part is of another copy.", nameof(deel));
        if (deel.AantalDelen != AantalDelen || deel.AantalPersonen != AantalPersonen)
            return null;
        var isVervangen = Delen.TryGetValue(deel.Deel, out var bekend) && bekend.Volgnummer != bericht.Volgnummer;
        if (isVervangen && bekend.Personen != bericht.Personen)
            return null;
        var samen = this with { Delen = Delen.SetItem(deel.Deel, bericht), Orde = orde < Orde ? orde : Orde };
        return isVervangen ? samen with { IsAanvaard = false, Toegepast = default, Overgeslagen = 0, Uitgesteld = NietsUitgesteld } : samen;
    }
}

/// <summary>A part that came in.</summary>
/// <param name="Volgnummer">Journal position of its message.</param>
/// <param name="Personen">How many persons are in it, those that cannot be read among them.</param>
internal readonly record struct Binnengekomen(long Volgnummer, int Personen);

/// <summary>Why a copy is not whole.</summary>
internal enum Kopiegebrek
{
    /// <summary>Parts say different things of the copy that they are of.</summary>
    DelenVerschillen = 1,

    /// <summary>More persons came in than it says it has.</summary>
    TeVeelPersonen,

    /// <summary>All parts came in, and have fewer persons than it says it has.</summary>
    TeWeinigPersonen,
}
