using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>
/// QName and NOTATION: a name with the namespace that its prefix stands for. Lengths do not apply (XML Schema part 2, 4.3.1.3, erratum E2-36).
/// </summary>
internal sealed class QNaamwaarde(Facetten facetten) : Waardetype(facetten, Witruimte.Voegsamen)
{
    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels) => Canonise(waarde, voorvoegsels) is not null;

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels) => Canonise(waarde, voorvoegsels)!;

    private static string? Canonise(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        var dubbelepunt = waarde.IndexOf((byte)':');
        var voorvoegsel = waarde[..Math.Max(dubbelepunt, 0)];
        var lokaal = waarde[(dubbelepunt + 1)..];
        if (!XmlTekens.IsNcName(lokaal) || (dubbelepunt >= 0 && !XmlTekens.IsNcName(voorvoegsel)))
            return null;
        return voorvoegsels.Find(voorvoegsel) is { } ns ? $"q{{{ns}}}{Encoding.UTF8.GetString(lokaal)}" : null;
    }
}
