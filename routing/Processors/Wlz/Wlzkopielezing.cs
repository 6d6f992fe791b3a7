namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Reads a full copy of the Wlz register, part by part.</summary>
internal sealed class Wlzkopielezing(Wlzverdeler verdeler, Wlzbepaler bepaler, Leverorde orde) : IKopielezing
{
    private readonly Kopieregels _regels = new();
    private readonly Leesverslag _verslag = new();

    /// <inheritdoc/>
    public void Add(ReadOnlyMemory<byte> inhoud)
    {
        foreach (var regel in verdeler.ReadRegels(inhoud, orde, _verslag))
            _regels.Add(regel);
    }

    /// <inheritdoc/>
    public IKopie Finish() => new Wlzkopie(_regels.Sort(), orde, bepaler, _verslag);
}
