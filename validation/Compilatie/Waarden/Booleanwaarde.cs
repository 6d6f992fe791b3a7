namespace IB.Gateway.Validation.Compilatie;

/// <summary>boolean (XML Schema part 2, 3.2.2).</summary>
internal sealed class Booleanwaarde(Facetten facetten) : Waardetype(facetten, Witruimte.Voegsamen)
{
    protected override bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
        => IsWaar(waarde) || IsOnwaar(waarde);

    protected override string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels) => IsWaar(waarde) ? "b1" : "b0";

    internal static bool IsWaar(ReadOnlySpan<byte> waarde) => waarde.SequenceEqual("true"u8) || waarde.SequenceEqual("1"u8);

    internal static bool IsOnwaar(ReadOnlySpan<byte> waarde) => waarde.SequenceEqual("false"u8) || waarde.SequenceEqual("0"u8);
}
