using IB.Gateway.Berichten.Wlz10;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// What a WlzVoorzieningRegistratie holds. The registrations are read one by one from the bytes of the message, which must not be
/// disposed of until then.
/// </summary>
/// <param name="Aantal">How many there are, 1 to <see cref="Wlzcontrole.MaxRegistraties"/>, those that will be refused among them.</param>
internal sealed record Registratielevering(int Aantal)
{
    /// <summary>The message that it is a view of.</summary>
    internal required Wlzvoorzieningregistratie.Bericht Bericht { private get; init; }

    /// <summary>The registrations in order, each read when it is asked for.</summary>
    internal IEnumerable<Lezing<Registratie>> ReadRegistraties()
    {
        var plaats = 0;
        foreach (var registratie in Bericht.Registratie)
            yield return Registratielezer.Read(registratie, ++plaats);
    }
}
