using System.Collections.Frozen;
using IB.Gateway.Routing;

namespace IB.Gateway.Telemetrie;

/// <summary>
/// The functies and fault codes that may appear as a label value. Anything else counts as <c>onbekend</c>: a sender must not
/// be able to make new time series, nor to write something personal into one.
/// </summary>
internal sealed class Meetlabels
{
    private static readonly FrozenSet<string> Codes = Enum.GetValues<Foutcodeset>()
        .SelectMany(set => Enum.GetValues<Controlepunt>().Select(punt => Fouttabel.Describe(new Bevinding(punt, ""), set, "", default).Code))
        .ToFrozenSet();

    private readonly Func<string, bool> _kent;

    /// <param name="functies">Names of the message types that the knooppunt has a definition of.</param>
    public Meetlabels(IEnumerable<string> functies)
        : this(functies.ToFrozenSet().Contains)
    {
    }

    /// <param name="kent">Whether the knooppunt has a definition of a message type at this moment.</param>
    public Meetlabels(Func<string, bool> kent) => _kent = kent;

    /// <summary>The functie, or <c>onbekend</c>.</summary>
    public string Functie(string functie) => _kent(functie) ? functie : Labelwaarde.Onbekend;

    /// <summary>The fault code, or <c>onbekend</c> when no check has it.</summary>
    public static string Code(string code) => Codes.Contains(code) ? code : Labelwaarde.Onbekend;
}
