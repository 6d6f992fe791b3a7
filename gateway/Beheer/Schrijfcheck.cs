using IB.Gateway.Storage;

namespace IB.Gateway.Beheer;

/// <summary>
/// Warns when the store could not write the last time that it tried, or has something else to warn of. A warning and no fault: whether it can again
/// shows only when a message comes, and a knooppunt that is not ready gets none.
/// </summary>
internal sealed class Schrijfcheck(IOpslagGezondheid opslag) : IGereedheidscheck
{
    private const string Naam = "schrijven";

    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check()
    {
        var stand = opslag.Stand;
        return [stand.LaatsteFout is { } fout
            ? new(
                Naam,
                Checkstatus.Waarschuwing,
                $"De opslag kan niet schrijven ({fout}). Berichten worden geweigerd tot dit weer lukt. Controleer schijf, rechten en vrije ruimte.",
                stand.LaatsteVoortgang)
            : new(Naam, stand.Waarschuwing is null ? Checkstatus.Ok : Checkstatus.Waarschuwing, stand.Waarschuwing, stand.LaatsteVoortgang)];
    }
}
