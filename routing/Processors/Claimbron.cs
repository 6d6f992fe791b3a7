using System.Collections.Frozen;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>What a processor reads, by the party directory of the moment. Safe for use by many threads at once.</summary>
internal sealed class Claimbron(IProcessor processor, IPartijregisterBron partijen)
{
    private Gelezenclaim? _claim;

    /// <summary>It; made anew when the directory changed.</summary>
    public Leesclaim Get()
    {
        var register = partijen.Huidig;
        if (Volatile.Read(ref _claim) is { } bekend && bekend.Register == register)
            return bekend.Claim;
        var verklaring = processor.Verklaring;
        var claim = new Leesclaim(verklaring.Naam, verklaring.Leest.ToFrozenSet(), verklaring.LeestMee.ToFrozenSet(), processor.FindMeegelezen(register));
        Volatile.Write(ref _claim, new Gelezenclaim(register, claim));
        return claim;
    }

    private sealed record Gelezenclaim(Partijregister Register, Leesclaim Claim);
}
