using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>What may stand inside an element.</summary>
internal enum Inhoudsoort
{
    /// <summary>Nothing, not even white space.</summary>
    Leeg,

    /// <summary>A value.</summary>
    Tekst,

    /// <summary>Elements, with only white space between.</summary>
    Elementen,

    /// <summary>Elements, with any text between.</summary>
    Gemengd,

    /// <summary>Anything that is well-formed.</summary>
    Ongezien,
}

/// <summary>A type as tables. It is made before it is filled, because types may hold each other.</summary>
internal sealed class Typeprogramma(XmlSchemaType bron)
{
    /// <summary>The type as System.Xml.Schema has it, which knows what it is derived from.</summary>
    internal XmlSchemaType Bron { get; } = bron;

    internal Inhoudsoort Soort { get; set; }

    /// <summary>State in which its content begins, for elements and mixed content.</summary>
    internal int Begin { get; set; }

    /// <summary>Type of its value, for text.</summary>
    internal Waardetype? Waarde { get; set; }

    internal IReadOnlyList<Attribuutprogramma> Attributen
    {
        get;
        set
        {
            field = value;
            Verplicht = value.Select((a, i) => a.Verplicht ? 1UL << i : 0).Aggregate(0UL, (m, b) => m | b);
        }
    }

    = [];

    internal Joker? Attribuutjoker { get; set; }

    /// <summary>Whether only types derived from it may be used.</summary>
    internal bool IsAbstract { get; set; }

    /// <summary>What an element of the type must not be replaced by (<c>block</c>).</summary>
    internal XmlSchemaDerivationMethod Geblokkeerd { get; set; }

    /// <summary>Bit per place in <see cref="Attributen"/> of what an element must have.</summary>
    internal ulong Verplicht { get; private set; }
}
