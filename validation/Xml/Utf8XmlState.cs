namespace IB.Gateway.Validation;

/// <summary>
/// What a <see cref="Utf8XmlReader"/> must remember between blocks of one document: open elements, namespace bindings and
/// counts. One document, one thread.
/// </summary>
/// <param name="verwerkingsinstructies">Whether processing instructions may stand in the document; they are skipped.</param>
public sealed class Utf8XmlState(bool verwerkingsinstructies)
{
    private readonly OpenElement[] _open = new OpenElement[XmlLimieten.MaxDiepte];
    private readonly List<Binding> _bindingen = [];
    private byte[] _namen = new byte[1024];
    private int _namenLengte;
    private int _eersteBindingVanTag;

    internal bool Verwerkingsinstructies { get; } = verwerkingsinstructies;

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

    internal void Push(ReadOnlySpan<byte> gekwalificeerdeNaam, int voorvoegselLengte, int bindingMerk, int namenMerk)
    {
        var vanaf = Store(gekwalificeerdeNaam);
        _open[Diepte++] = new OpenElement(vanaf, gekwalificeerdeNaam.Length, voorvoegselLengte, bindingMerk, namenMerk);
    }

    internal void Pop()
    {
        ref readonly var element = ref _open[--Diepte];
        _bindingen.RemoveRange(element.BindingMerk, _bindingen.Count - element.BindingMerk);
        _namenLengte = element.NamenMerk;
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

    /// <summary>The namespace bound to a prefix; empty for the default when there is none.</summary>
    internal bool TryResolve(ReadOnlySpan<byte> voorvoegsel, out ReadOnlySpan<byte> uri)
    {
        for (var i = _bindingen.Count - 1; i >= 0; i--)
        {
            var binding = _bindingen[i];
            if (_namen.AsSpan(binding.VoorvoegselVanaf, binding.VoorvoegselLengte).SequenceEqual(voorvoegsel))
            {
                uri = _namen.AsSpan(binding.UriVanaf, binding.UriLengte);
                return true;
            }
        }

        if (voorvoegsel.SequenceEqual("xml"u8))
        {
            uri = "http://www.w3.org/XML/1998/namespace"u8;
            return true;
        }

        uri = default;
        return voorvoegsel.IsEmpty;
    }

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
