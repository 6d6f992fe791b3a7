using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>An open element.</summary>
internal struct Kader
{
    /// <summary>Place and length of its name as its start tag wrote it.</summary>
    internal int NaamVanaf;
    internal int NaamLengte;

    /// <summary>Its line on the band.</summary>
    internal int Regel;

    /// <summary>Where its content model is.</summary>
    internal int Toestand;

    internal Inhoudsoort Soort;

    /// <summary>Whether <c>xsi:nil</c> says that it has no content.</summary>
    internal bool Nil;

    /// <summary>Whether, without a declaration, it must name its type itself.</summary>
    internal bool Strikt;

    /// <summary>Its declaration; <see langword="null"/> when there is none to keep to.</summary>
    internal Elementprogramma? Element;

    /// <summary>Its type; <see langword="null"/> when anything goes.</summary>
    internal Typeprogramma? Type;

    /// <summary>What held before its namespace declarations, when it has any.</summary>
    internal Naamcontext? VorigeContext;
    internal int BindingMerk;
    internal int NamenMerk;
}
