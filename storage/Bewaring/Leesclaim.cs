using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IB.Gateway.Storage;

/// <summary>What a processor reads, and so what retention must leave until it has. Immutable.</summary>
/// <param name="Processor">Its name; how far it is, and what it parked, the store knows.</param>
/// <param name="Functies">Message types that it reads whoever they are from.</param>
/// <param name="Meegelezen">Message types between other parties that it reads along, of <paramref name="Perioden"/> only.</param>
/// <param name="Perioden">Of whom, and when.</param>
public sealed record Leesclaim(string Processor, FrozenSet<string> Functies, FrozenSet<string> Meegelezen, ImmutableArray<Leesperiode> Perioden)
{
    /// <summary>The message types that it reads now: those between others only when there is somebody of whom it does.</summary>
    public IReadOnlyCollection<string> Gelezen { get; } = Perioden.IsEmpty ? Functies : [.. Functies, .. Meegelezen];

    /// <summary>Whether it reads a message.</summary>
    public bool Omvat(Bericht bericht)
    {
        ArgumentNullException.ThrowIfNull(bericht);
        var envelop = bericht.Envelop;
        return Omvat(envelop.Functie, envelop.Zender.Organisatie, envelop.Ontvanger.Organisatie, bericht.OntvangenOp);
    }

    /// <summary>Whether it reads a message of this type, between these parties, that was accepted at this moment.</summary>
    internal bool Omvat(string functie, string zender, string ontvanger, DateTimeOffset ontvangen)
    {
        if (Functies.Contains(functie))
            return true;
        if (!Meegelezen.Contains(functie))
            return false;
        foreach (var periode in Perioden)
        {
            if (periode.Omvat(zender, ontvanger, ontvangen))
                return true;
        }

        return false;
    }
}

/// <summary>Of whom a processor reads messages between other parties, and from when until when.</summary>
/// <param name="Organisatie">Code of one of the two; <see langword="null"/> for everybody.</param>
/// <param name="Van">The first moment of acceptance that counts.</param>
/// <param name="Tot">The first one that no longer does; <see langword="null"/> for none.</param>
public sealed record Leesperiode(string? Organisatie, DateTimeOffset Van, DateTimeOffset? Tot)
{
    /// <summary>Everybody, always.</summary>
    public static Leesperiode VanIedereen { get; } = new(null, DateTimeOffset.MinValue, null);

    internal bool Omvat(string zender, string ontvanger, DateTimeOffset ontvangen)
        => (Organisatie is null || Organisatie == zender || Organisatie == ontvanger) && Van <= ontvangen && (Tot is null || ontvangen < Tot);
}
