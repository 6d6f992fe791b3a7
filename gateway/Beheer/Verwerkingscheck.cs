using IB.Gateway.Routing;
using IB.Gateway.Routing.Processors;

namespace IB.Gateway.Beheer;

/// <summary>
/// Warns when a processor has not finished a message for too long: payloads are kept longer for it then, and in the end go unread. What it
/// has parked waits for a person and is no lag; it shows elsewhere.
/// </summary>
/// <param name="voortgang">Reads what each processor did, by name; from memory.</param>
/// <param name="bewaren">How long payloads wait for them.</param>
/// <param name="opties">What is too long.</param>
/// <param name="tijd">Tells how old a message is.</param>
internal sealed class Verwerkingscheck(
    Func<IReadOnlyDictionary<string, Processorvoortgang>> voortgang, BewaarOptions bewaren, Beheeropties opties, TimeProvider tijd) : IGereedheidscheck
{
    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check() => voortgang().Select(v => Check(v.Key, v.Value.OudsteOnverwerkt));

    private Checkresultaat Check(string processor, DateTimeOffset? oudste)
    {
        var naam = $"verwerking:{processor}";
        return oudste is { } sinds && tijd.GetUtcNow() - sinds is var leeftijd && leeftijd > opties.Achterstandgrens
            ? new(
                naam, Checkstatus.Waarschuwing,
                $"Het oudste bericht dat nog gelezen moet worden kwam {leeftijd:c} geleden binnen. Inhoud die daarop wacht blijft hoogstens {bewaren.WachtOpVerwerking:c} na haar bewaartermijn bewaard en wordt dan ongelezen gewist. Kijk in het logboek waarom de processor niet verder komt (ib-gateway processors list).",
                sinds)
            : new(naam, Checkstatus.Ok, null, oudste);
    }
}
