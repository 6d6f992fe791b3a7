using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>An element declaration.</summary>
/// <param name="Naam">Number of its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Vast">The value that it must have, in the canonical form of its type; or <see langword="null"/>.</param>
/// <param name="Standaard">The value that it has when it is empty, as the schema wrote it; or <see langword="null"/>.</param>
/// <param name="Nillable">Whether <c>xsi:nil</c> may say that it has no content.</param>
/// <param name="IsAbstract">Whether it may not stand in a document itself.</param>
/// <param name="Geblokkeerd">By what its type must not be replaced.</param>
internal sealed record Elementprogramma(
    int Naam, Typeprogramma Type, string? Vast, byte[]? Standaard, bool Nillable, bool IsAbstract, XmlSchemaDerivationMethod Geblokkeerd)
{
    private bool Eenvoudig { get; } = Vast is null && Standaard is null && !IsAbstract;

    /// <summary>The value type, when a bare tag around text is all that is needed to judge it.</summary>
    internal Waardetype? Blad { get; private set; }

    /// <summary>Whether a bare tag around elements is all that is needed to judge it.</summary>
    internal bool Tak { get; private set; }

    /// <summary>State in which its content begins.</summary>
    internal int Begin { get; private set; }

    /// <summary>To be called once, when its type is complete.</summary>
    internal void Complete()
    {
        if (!Eenvoudig || Type.IsAbstract || Type.Verplicht != 0)
            return;
        Begin = Type.Begin;
        Tak = Type.Soort == Inhoudsoort.Elementen;
        Blad = Type.Soort == Inhoudsoort.Tekst && Type.Waarde!.Verwijssoort == Verwijssoort.Geen ? Type.Waarde : null;
    }
}
