using System.Buffers;
using System.Text;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>A simple type as a program over UTF-8: what a value may look like, and when two values are one. Immutable.</summary>
internal abstract class Waardetype(Facetten facetten, Witruimte wit)
{
    private const int OpStapel = 256;

    private HashSet<string>? _waarden;

    /// <summary>The rule for white space.</summary>
    internal Witruimte Wit { get; } = wit;

    internal Facetten Facetten { get; } = facetten;

    /// <summary>A quick way to say yes; when it does not, nothing is said.</summary>
    internal Snelvorm Snel { get; private set; } = Snelvorm.Geen;

    /// <summary>Whether the value of an ID or IDREF must be remembered.</summary>
    internal virtual Verwijssoort Verwijssoort => Verwijssoort.Geen;

    /// <summary>Whether the text of an element or attribute, references resolved, is a value of the type.</summary>
    internal bool Accepts(ReadOnlySpan<byte> tekst, IVoorvoegsels voorvoegsels)
    {
        if (Wit.IsGenormaliseerd(tekst))
            return Check(tekst, voorvoegsels);
        var geleend = tekst.Length > OpStapel ? ArrayPool<byte>.Shared.Rent(tekst.Length) : null;
        var doel = geleend ?? stackalloc byte[OpStapel];
        var geldig = Check(doel[..Wit.Normalise(tekst, doel)], voorvoegsels);
        if (geleend is not null)
            ArrayPool<byte>.Shared.Return(geleend, clearArray: true);
        return geldig;
    }

    /// <summary>A text that is the same for equal values and differs for others; <see langword="null"/> when it is no value of the type.</summary>
    internal string? Canonical(ReadOnlySpan<byte> tekst, IVoorvoegsels voorvoegsels)
    {
        var doel = new byte[tekst.Length];
        ReadOnlySpan<byte> waarde = doel.AsSpan(0, Wit.Normalise(tekst, doel));
        return Check(waarde, voorvoegsels) ? CanonicalOf(waarde, voorvoegsels) : null;
    }

    /// <summary>Whether white space rule applied, the text is in the lexical space and fits the facets but for patterns and enumeration.</summary>
    protected abstract bool Fits(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels);

    /// <summary>As <see cref="Canonical"/>, of what <see cref="Fits"/>.</summary>
    protected abstract string CanonicalOf(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels);

    /// <summary>Whether a value is in the enumeration, which there is.</summary>
    protected virtual bool InWaarden(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels) => _waarden!.Contains(CanonicalOf(waarde, voorvoegsels));

    /// <summary>To be called once, when the type is complete.</summary>
    /// <exception cref="NietOndersteundException">A value of the enumeration is none of the type.</exception>
    internal virtual void Complete(IVoorvoegsels voorvoegsels)
    {
        if (Facetten.Waarden is { } waarden)
            _waarden = [.. waarden.Select(w => CanonicalFacet(w, voorvoegsels))];
        Snel = Snelvormbouwer.Build(this);
    }

    private string CanonicalFacet(string waarde, IVoorvoegsels voorvoegsels)
    {
        var bytes = Encoding.UTF8.GetBytes(waarde);
        var genormaliseerd = bytes.AsSpan(0, Wit.Normalise(bytes, bytes));
        return Fits(genormaliseerd, voorvoegsels)
            ? CanonicalOf(genormaliseerd, voorvoegsels)
            : throw new NietOndersteundException($"enumeratie met waarde {waarde}");
    }

    private bool Check(ReadOnlySpan<byte> waarde, IVoorvoegsels voorvoegsels)
    {
        foreach (var patroon in Facetten.Patronen)
        {
            if (!patroon.Matches(waarde))
                return false;
        }

        return Fits(waarde, voorvoegsels) && (Facetten.Waarden is null || InWaarden(waarde, voorvoegsels));
    }
}

/// <summary>What a value means to the rest of the document (XML Schema part 1, 3.15.4).</summary>
internal enum Verwijssoort
{
    /// <summary>Nothing.</summary>
    Geen,

    /// <summary>It names an element; no other may have it.</summary>
    Id,

    /// <summary>Every word of it must be the name of an element.</summary>
    Idref,
}

/// <summary>Knows the namespaces that are in scope where a value stands; only a QName asks.</summary>
internal interface IVoorvoegsels
{
    /// <summary>The namespace behind a prefix, of which an empty one means the default; <see langword="null"/> when undeclared.</summary>
    string? Find(ReadOnlySpan<byte> voorvoegsel);
}
