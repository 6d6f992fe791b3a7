namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Reads a full copy of the Wlz register, part by part.</summary>
internal sealed class Wlzkopielezing(Wlzverdeler verdeler, Wlzbepaler bepaler, Leverorde orde) : IKopielezing
{
    private readonly List<Kopieregel> _regels = [];
    private readonly Leesverslag _verslag = new();

    /// <inheritdoc/>
    public void Add(ReadOnlyMemory<byte> inhoud) => _regels.AddRange(verdeler.ReadRegels(inhoud, orde, _verslag));

    /// <inheritdoc/>
    public IKopie Finish() => Wlzkopie.Of(_regels, orde, bepaler, _verslag);
}
