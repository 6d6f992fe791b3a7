namespace IB.Gateway.Validation;

/// <summary>
/// What a <see cref="Utf8XmlReader"/> must remember between blocks of one document: open elements, namespace bindings and
/// counts. One document, one thread.
/// </summary>
public sealed class Utf8XmlState
{
    private const int GeenBinding = -1;

    private readonly OpenElement[] _open = new OpenElement[XmlLimieten.MaxDiepte];
    private readonly List<Binding> _bindingen = [];
    private byte[] _namen = new byte[1024];
    private int _namenLengte;
    private int _eersteBindingVanTag;

    /// <summary>The state at the beginning of a document.</summary>
    /// <param name="verwerkingsinstructies">Whether processing instructions may stand in the document; they are skipped.</param>
    public Utf8XmlState(bool verwerkingsinstructies)
    {
        Verwerkingsinstructies = verwerkingsinstructies;
        TryBind("xml"u8, XmlNamespace);
    }

    internal static ReadOnlySpan<byte> XmlNamespace => "http://www.w3.org/XML/1998/namespace"u8;

    internal bool Verwerkingsinstructies { get; }

    internal AttribuutBereik[] Attributen { get; } = new AttribuutBereik[XmlLimieten.MaxAttributen];

    internal byte[] Verwijzing { get; } = new byte[4];

    internal bool Begonnen { get; set; }

    internal bool DeclaratieMogelijk { get; set; } = true;

    internal bool InCdata { get; set; }

    internal bool EindeVolgt { get; set; }

    internal bool WortelGezien { get; set; }

    internal int Elementen { get; set; }

    /// <summary>How many elements are open.</summary>
    public int Diepte { get; private set; }

    internal ReadOnlySpan<byte> Naam(in OpenElement element) => _namen.AsSpan(element.NaamVanaf, element.NaamLengte);

    internal ref readonly OpenElement Bovenste => ref _open[Diepte - 1];

    /// <summary>Bindings added from now on belong to the element that <see cref="Push"/> opens next.</summary>
    internal int MerkTag() => _eersteBindingVanTag = _bindingen.Count;

    internal int NamenMerk => _namenLengte;

    /// <summary>How many namespace bindings are in scope.</summary>
    internal int Bindingen => _bindingen.Count;

    internal void Push(ReadOnlySpan<byte> gekwalificeerdeNaam, int voorvoegselLengte, int bindingMerk, int namenMerk)
    {
        var vanaf = Store(gekwalificeerdeNaam);
        _open[Diepte++] = new OpenElement(vanaf, gekwalificeerdeNaam.Length, voorvoegselLengte, bindingMerk, namenMerk);
    }

    internal void Pop()
    {
        ref readonly var element = ref _open[--Diepte];
        Unbind(element.BindingMerk, element.NamenMerk);
    }

    /// <summary>Forgets the bindings, and what was stored, since these marks.</summary>
    internal void Unbind(int bindingMerk, int namenMerk)
    {
        _bindingen.RemoveRange(bindingMerk, _bindingen.Count - bindingMerk);
        _namenLengte = namenMerk;
    }

    /// <summary>False when the tag that is being scanned binds this prefix already.</summary>
    internal bool TryBind(ReadOnlySpan<byte> voorvoegsel, ReadOnlySpan<byte> uri)
    {
        for (var i = _eersteBindingVanTag; i < _bindingen.Count; i++)
        {
            if (_namen.AsSpan(_bindingen[i].VoorvoegselVanaf, _bindingen[i].VoorvoegselLengte).SequenceEqual(voorvoegsel))
                return false;
        }

        var v = Store(voorvoegsel);
        var u = Store(uri);
        _bindingen.Add(new Binding(v, voorvoegsel.Length, u, uri.Length));
        return true;
    }

    /// <summary>The binding of a prefix, for <see cref="Uri"/>; the empty prefix is always bound.</summary>
    internal bool TryResolve(ReadOnlySpan<byte> voorvoegsel, out int binding)
    {
        for (binding = _bindingen.Count - 1; binding >= 0; binding--)
        {
            var kandidaat = _bindingen[binding];
            if (_namen.AsSpan(kandidaat.VoorvoegselVanaf, kandidaat.VoorvoegselLengte).SequenceEqual(voorvoegsel))
                return true;
        }

        return voorvoegsel.IsEmpty;
    }

    /// <summary>The namespace of a binding; empty for the default when there is none.</summary>
    internal ReadOnlySpan<byte> Uri(int binding)
        => binding == GeenBinding ? default : _namen.AsSpan(_bindingen[binding].UriVanaf, _bindingen[binding].UriLengte);

    /// <summary>A copy of the bindings since a mark.</summary>
    internal (byte[] Voorvoegsel, byte[] Uri)[] BindingsSince(int bindingMerk)
        => [.. _bindingen.Skip(bindingMerk).Select(b => (
            _namen[b.VoorvoegselVanaf..(b.VoorvoegselVanaf + b.VoorvoegselLengte)], _namen[b.UriVanaf..(b.UriVanaf + b.UriLengte)]))];

    private int Store(ReadOnlySpan<byte> bytes)
    {
        if (_namenLengte + bytes.Length > _namen.Length)
            Array.Resize(ref _namen, Math.Max(_namen.Length * 2, _namenLengte + bytes.Length));
        bytes.CopyTo(_namen.AsSpan(_namenLengte));
        var vanaf = _namenLengte;
        _namenLengte += bytes.Length;
        return vanaf;
    }

    internal readonly record struct OpenElement(int NaamVanaf, int NaamLengte, int VoorvoegselLengte, int BindingMerk, int NamenMerk);

    private readonly record struct Binding(int VoorvoegselVanaf, int VoorvoegselLengte, int UriVanaf, int UriLengte);
}
