using IB.Gateway.Berichten.Wlz10;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// What a CizStatus holds. The persons are read one by one from the bytes of the message, which must not be disposed of until then.
/// </summary>
/// <param name="Soort">A copy of the register, or what changed.</param>
/// <param name="Kopie">Which part of which copy; <see langword="null"/> exactly when it is a mutatie.</param>
/// <param name="Aantal">How many persons are in it, 0 to <see cref="Wlzcontrole.MaxPersonen"/>, those that will be refused among them.</param>
internal sealed record Statuslevering(Statussoort Soort, Kopiedeel? Kopie, int Aantal)
{
    /// <summary>The message that it is a view of.</summary>
    internal required Cizstatus.Bericht Bericht { private get; init; }

    /// <summary>The persons in order, each read when it is asked for.</summary>
    internal IEnumerable<Lezing<CizPersoon>> ReadPersonen()
    {
        var plaats = 0;
        foreach (var persoon in Bericht.Persoon)
            yield return Statuslezer.Read(persoon, ++plaats);
    }
}

/// <summary>What a CizStatus delivers.</summary>
internal enum Statussoort
{
    /// <summary>A copy of the whole register, in one part or more: who is not in it has no indicatie any more.</summary>
    Volledig = 1,

    /// <summary>Only what changed.</summary>
    Mutatie,
}
