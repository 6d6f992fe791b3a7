using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// Writes a document in one of the many ways in which XML lets the same be said: other prefixes, references, CDATA, comments and
/// instructions between and inside values, quotes, white space in tags, a byte order mark.
/// </summary>
internal sealed class Schrijfwijze(Random toeval)
{
    private static readonly string[] Prologen =
    [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\r\n", "<?xml version=\"1.0\"?>\n",
        "<?xml version = '1.0' standalone = \"no\" ?>", "\uFEFF",
        "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!-- x -->", "<?x y?>\n", "\n",
    ];

    private readonly StringBuilder _uit = new();
    private readonly List<(string Prefix, string Naamruimte)> _bereik = [];
    private int _kans;

    /// <summary>The document in UTF-8. About half of the time in a plain way.</summary>
    internal byte[] Write(XElement wortel)
    {
        _uit.Clear();
        _bereik.Clear();
        _bereik.Add(("", ""));
        _bereik.Add(("xml", XNamespace.Xml.NamespaceName));

        // One in so many places is written otherwise; zero is never.
        _kans = toeval.Next(4) switch { 0 => 12, 1 => 60, _ => 0 };
        _uit.Append(Rarely() || toeval.Next(3) == 0 ? Pick(Prologen) : "");
        Element(wortel);
        if (Rarely())
            _uit.Append(Pick(["\n", "<!-- -->", "<?e?>", " \t\r\n"]));
        return Encoding.UTF8.GetBytes(_uit.ToString());
    }

    private void Element(XElement element)
    {
        var bereik = _bereik.Count;
        foreach (var verklaring in element.Attributes().Where(a => a.IsNamespaceDeclaration))
            _bereik.Add((verklaring.Name.Namespace == XNamespace.None ? "" : verklaring.Name.LocalName, verklaring.Value));
        var tag = Qualify(element.Name, isAttribuut: false);
        var attributen = element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => (Naam: Qualify(a.Name, isAttribuut: true), a.Value)).ToArray();
        _uit.Append('<').Append(tag);
        var verklaringen = _bereik.Skip(bereik).Select(b => (Naam: b.Prefix.Length == 0 ? "xmlns" : "xmlns:" + b.Prefix, Value: b.Naamruimte));
        foreach (var (naam, waarde) in Rarely() ? attributen.Concat(verklaringen) : verklaringen.Concat(attributen))
            Attribuut(naam, waarde, isVerklaring: naam.StartsWith("xmlns", StringComparison.Ordinal));
        if (Rarely())
            _uit.Append(Pick([" ", "\n", "\t"]));
        if (!element.Nodes().Any() && !Rarely())
        {
            _uit.Append("/>");
        }
        else
        {
            _uit.Append('>');
            foreach (var knoop in element.Nodes())
                Knoop(knoop);
            _uit.Append("</").Append(tag).Append(Rarely() ? Pick([" ", "\n"]) : "").Append('>');
        }

        _bereik.RemoveRange(bereik, _bereik.Count - bereik);
    }

    // The prefixed name; a prefix is bound when there is none, and now and then for no reason.
    private string Qualify(XName naam, bool isAttribuut)
    {
        var ns = naam.NamespaceName;
        if (isAttribuut && ns.Length == 0)
            return naam.LocalName;
        if (ns == XNamespace.Xml.NamespaceName)
            return "xml:" + naam.LocalName;
        var prefix = Rarely() && ns.Length > 0 ? null : Find(ns, isAttribuut);
        if (prefix is null)
        {
            prefix = ns.Length == 0 ? "" : Vrij(isAttribuut);
            _bereik.Add((prefix, ns));
        }

        return prefix.Length == 0 ? naam.LocalName : $"{prefix}:{naam.LocalName}";
    }

    // Bound anew on an element that binds it already, a prefix would make the document not well-formed.
    private string Vrij(bool isAttribuut)
    {
        var prefix = isAttribuut || toeval.Next(2) == 0 ? Pick(["a", "b", "é", "x-1", "q"]) : "";
        return _bereik.Any(b => b.Prefix == prefix && prefix.Length > 0) || (prefix.Length == 0 && _bereik.Count(b => b.Prefix.Length == 0) > 1)
            ? "p" + _bereik.Count.ToString(CultureInfo.InvariantCulture) : prefix;
    }

    private string? Find(string ns, bool isAttribuut)
    {
        for (var i = _bereik.Count - 1; i >= 0; i--)
        {
            var (prefix, naamruimte) = _bereik[i];
            if (naamruimte == ns && !(isAttribuut && prefix.Length == 0) && _bereik.FindLastIndex(b => b.Prefix == prefix) == i)
                return prefix;
        }

        return null;
    }

    // A reference in a namespace name is one of the few things that the knooppunt refuses though XML has it, so it stays rare.
    private void Attribuut(string naam, string waarde, bool isVerklaring)
    {
        var haak = Rarely() ? '\'' : '"';
        _uit.Append(Rarely() ? Pick(["\n", "  ", "\t\r\n"]) : " ").Append(naam).Append(Rarely() ? Pick([" = ", "= ", "\n="]) : "=").Append(haak);
        foreach (var rune in waarde.EnumerateRunes())
        {
            if (rune.Value is '<' or '&' or '\r' or '\n' or '\t' || rune.Value == haak || (Rarely() && (!isVerklaring || toeval.Next(500) == 0)))
                Verwijzing(rune);
            else
                _uit.Append(rune.ToString());
        }

        _uit.Append(haak);
    }

    private void Knoop(XNode knoop)
    {
        switch (knoop)
        {
            case XElement element:
                Element(element);
                break;
            case XCData cdata when !cdata.Value.Contains("]]>", StringComparison.Ordinal):
                _uit.Append("<![CDATA[").Append(cdata.Value).Append("]]>");
                break;
            case XText tekst:
                Tekst(tekst.Value);
                break;
            case XComment opmerking:
                _uit.Append("<!--").Append(opmerking.Value).Append("-->");
                break;
            case XProcessingInstruction instructie:
                _uit.Append("<?").Append(instructie.Target).Append(' ').Append(instructie.Data).Append("?>");
                break;
        }

        if (Rarely())
            _uit.Append(Pick(["<!--c-->", "<?i d?>", "<!---->", "<![CDATA[]]>", ""]));
    }

    private void Tekst(string tekst)
    {
        foreach (var rune in tekst.EnumerateRunes())
        {
            if (Rarely())
                _uit.Append(Pick(["<!--c-->", "<?i?>", "", ""]));
            if (Rarely() && rune.Value != '\r')
                _uit.Append("<![CDATA[").Append(rune.ToString()).Append("]]>");
            else if (rune.Value is '<' or '&' or '>' or '\r' || Rarely())
                Verwijzing(rune);
            else
                _uit.Append(rune.ToString());
        }
    }

    private void Verwijzing(Rune rune)
    {
        var naam = rune.Value switch { '<' => "lt", '>' => "gt", '&' => "amp", '"' => "quot", '\'' => "apos", _ => null };
        _uit.Append('&').Append(toeval.Next(3) switch
        {
            0 when naam is not null => naam,
            1 => string.Create(CultureInfo.InvariantCulture, $"#{rune.Value}"),
            2 => string.Create(CultureInfo.InvariantCulture, $"#x{rune.Value:X}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"#x000{rune.Value:x}"),
        }).Append(';');
    }

    private bool Rarely() => _kans > 0 && toeval.Next(_kans) == 0;

    private string Pick(string[] uit) => uit[toeval.Next(uit.Length)];
}
