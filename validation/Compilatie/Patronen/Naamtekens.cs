namespace IB.Gateway.Validation.Compilatie;

/// <summary>The sets behind <c>\i</c> and <c>\c</c>: what a name may begin with and go on with (XML 1.0, 5th edition, 2.3).</summary>
internal static class Naamtekens
{
    internal static Tekenverzameling Begin { get; } = Tekenverzameling.Of(
        (':', ':'), ('A', 'Z'), ('_', '_'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF),
        (0x200C, 0x200D), (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF));

    internal static Tekenverzameling Vervolg { get; } = Begin.Union(Tekenverzameling.Of(
        ('-', '-'), ('.', '.'), ('0', '9'), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040)));
}
