using System.Text;

namespace IB.Gateway.Stuf;

/// <summary>What an element holds.</summary>
internal enum Stufinhoud
{
    /// <summary>Elements, in a fixed order.</summary>
    Elementen,

    /// <summary>Elements, exactly one of them.</summary>
    Keuze,

    /// <summary>A short value.</summary>
    Waarde,

    /// <summary>Base64: the payload.</summary>
    Base64,

    /// <summary>Any elements; not looked at.</summary>
    Overslaan,
}

/// <summary>An element of the contract: where it may stand is where it stands in the tree (koppelvlak 3).</summary>
internal sealed class Stufelement
{
    private readonly byte[] _naam;
    private readonly byte[]? _namespace;

    private Stufelement(string? ns, string naam, bool verplicht, Stufinhoud inhoud, Stufveld veld, Stufelement[] kinderen)
    {
        Naam = naam;
        _naam = Encoding.UTF8.GetBytes(naam);
        _namespace = ns is null ? null : Encoding.UTF8.GetBytes(ns);
        Verplicht = verplicht;
        Inhoud = inhoud;
        Veld = veld;
        Kinderen = kinderen;
    }

    internal string Naam { get; }

    /// <summary>Whether its namespace is fixed, and does not follow from the root of the message.</summary>
    internal bool HeeftNamespace => _namespace is not null;

    internal bool Verplicht { get; }

    internal Stufinhoud Inhoud { get; }

    internal Stufveld Veld { get; }

    internal Stufelement[] Kinderen { get; }

    /// <summary>Whether an element with this name is meant; an element without own namespace is in that of the envelope's root.</summary>
    internal bool Is(ReadOnlySpan<byte> naam, ReadOnlySpan<byte> ns, ReadOnlySpan<byte> wortelNamespace)
        => naam.SequenceEqual(_naam) && ns.SequenceEqual(_namespace is null ? wortelNamespace : _namespace);

    internal static Stufelement Groep(string? ns, string naam, params Stufelement[] kinderen)
        => new(ns, naam, true, Stufinhoud.Elementen, Stufveld.Geen, kinderen);

    internal static Stufelement Keuze(string? ns, string naam, params Stufelement[] kinderen)
        => new(ns, naam, true, Stufinhoud.Keuze, Stufveld.Geen, kinderen);

    internal static Stufelement Waarde(string? ns, string naam, Stufveld veld) => new(ns, naam, true, Stufinhoud.Waarde, veld, []);

    internal static Stufelement Base64(string? ns, string naam) => new(ns, naam, true, Stufinhoud.Base64, Stufveld.Geen, []);

    internal static Stufelement Vrij(string? ns, string naam) => new(ns, naam, true, Stufinhoud.Overslaan, Stufveld.Geen, []);

    internal Stufelement Optioneel() => new(
        _namespace is null ? null : Encoding.UTF8.GetString(_namespace), Naam, false, Inhoud, Veld, Kinderen);
}
