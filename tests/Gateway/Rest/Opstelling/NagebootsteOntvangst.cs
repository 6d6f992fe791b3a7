using IB.Gateway.Routing;

namespace IB.Gateway.Tests.Rest;

/// <summary>Stands in for the reception: remembers what was handed over and answers what the test wants.</summary>
internal sealed class NagebootsteOntvangst : IBerichtontvangst
{
    public Func<Aanbieding, Indiener, Ontvangstuitkomst> Antwoord { get; set; } = (aanbieding, _)
        => new(Ontvangstsoort.Overgenomen, Voorbeelden.Bericht(aanbieding.Envelop), null, null, Herhaling: false);

    public List<(Aanbieding Aanbieding, byte[] Inhoud, Indiener Indiener)> Ontvangen { get; } = [];

    public ValueTask<Ontvangstuitkomst> AcceptAsync(Aanbieding aanbieding, Indiener indiener, CancellationToken cancellationToken)
    {
        lock (Ontvangen)
            Ontvangen.Add((aanbieding, aanbieding.Inhoud.ToArray(), indiener));
        return ValueTask.FromResult(Antwoord(aanbieding, indiener));
    }
}
