using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A list: words with single spaces between; lengths count words (XML Schema part 2, 2.5.1.2).</summary>
internal sealed class Lijstwaarde(Waardetype lid, Facetten facetten) : Waardetype(facetten, Witruimte.Voegsamen)
{
    internal override Verwijssoort Verwijssoort => lid.Verwijssoort;

    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        var aantal = 0;
        foreach (var woord in waarde.Split((byte)' '))
        {
            if (waarde.IsEmpty)
                break;
            if (!lid.Accepts(waarde[woord], voorvoegsels))
                return false;
            aantal++;
        }

        return Facetten.FitsLengte(aantal);
    }

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        var uit = new StringBuilder("l");
        foreach (var woord in waarde.Split((byte)' '))
            uit.Append(lid.Canonical(waarde[woord], voorvoegsels)).Append(' ');
        return uit.ToString();
    }
}

/// <summary>A union: the first member type that takes the text decides which value it is (XML Schema part 2, 2.5.1.3).</summary>
internal sealed class Verenigingwaarde(IReadOnlyList<Waardetype> leden, Facetten facetten) : Waardetype(facetten, Witruimte.Bewaar)
{
    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        foreach (var lid in leden)
        {
            if (lid.Accepts(waarde, voorvoegsels))
                return true;
        }

        return false;
    }

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        foreach (var lid in leden)
        {
            if (lid.Canonical(waarde, voorvoegsels) is { } canoniek)
                return canoniek;
        }

        throw new InvalidOperationException("No member takes the value.");
    }
}
