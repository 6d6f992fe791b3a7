using System.Text;

namespace IB.Gateway.Testing;

/// <summary>Random damage to documents: bytes flipped, cut, doubled and moved, and put in what means something in XML.</summary>
public sealed class Xmlmutaties(int seed)
{
    private static readonly byte[][] Invoegsels =
    [
        .. new[]
        {
            "<", ">", "&", "'", "\"", "]", "-", "!", "?", ":", "/", "=", " ", "\t", "\n", "\r", "\r\n", "\n\r",
            "é", "€", "😀", "\u0085", "\u2028", "\uFEFF", "\uFFFD", "\uFFFE", "\uFFFF", "\0", "\u0001", "\u001f", "\u007f",
            "&lt;", "&amp;", "&quot;", "&apos;", "&gt;", "&nbsp;", "&#65;", "&#x41;", "&#X41;", "&#x0;", "&#13;", "&#xD;&#xA;", "&#9;",
            "&#xD800;", "&#xFFFE;", "&#x10FFFF;", "&#x110000;", "&#99999999999;", "&#;", "&#x;", "&;", "& ", "&lt", "&#00065;", "&#-1;",
            "<![CDATA[", "]]>", "<![CDATA[]]>", "<![CDATA[x<&>]]>", "<![CDATA[]]]]>", "<![CDATA[\r\n]\r]]>", "<![cdata[x]]>",
            "<!--", "-->", "--", "<!---->", "<!-- x -->", "<!-- -- -->", "<!--->", "<!-- é\r\n -->",
            "<?", "?>", "<?x?>", "<?x y?>", "<?xml?>", "<?XML x?>", "<??>", "<? x?>", "<?x:y z?>", "<?xml-stylesheet href='x'?>",
            "<?xml version='1.0'?>", "<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?>", "<?xml version='1.1'?>",
            "<?xml version='1.0' encoding='iso-8859-1'?>", "<?xml encoding='UTF-8'?>", "<?xml version='1.0' standalone='maybe'?>",
            "<!DOCTYPE x>", "<!DOCTYPE x [<!ENTITY y 'z'>]>", "<!ELEMENT x ANY>", "<!",
            "<x/>", "<x>", "</x>", "<x", "</x", "<x />", "<x / >", "< x/>", "<x\n/>", "</x >", "<x a='1'/>", "<x a='1' a='2'/>", "<x a=1/>",
            "<x a/>", "<x a='1'b='2'/>", "<x a='<'/>", "<x a='>'/>", "<x a='&amp;&#10;\t\r\n '/>", "<x a='&'/>", "<x:/>", "<:x/>", "<x:y:z/>",
            "<é/>", "<1x/>", "<-x/>", "<x.-1/>", " a='1'", " a:b='1'", " xml:lang='nl'", " xml:a='1'", " a=\"é\"",
            " xmlns='urn:a'", " xmlns=''", " xmlns:a='urn:a'", " xmlns:a=''", " xmlns:xml='http://www.w3.org/XML/1998/namespace'",
            " xmlns:xml='urn:a'", " xmlns:a='http://www.w3.org/XML/1998/namespace'", " xmlns:xmlns='urn:a'", " xmlns:a='http://www.w3.org/2000/xmlns/'",
            " xmlns='http://www.w3.org/2000/xmlns/'", " xmlns:a='urn:a' xmlns:b='urn:a' a:c='1' b:c='2'", " xmlns:a='urn:a' a:c='1' c='2'",
            "<a:x xmlns:a='urn:a'/>", "<a:x xmlns:a='urn:a'><a:x xmlns:a='urn:b'/></a:x>", "<a:x/>", "<x xmlns:a='urn:a&amp;b'/>",
            "xmlns", "xml", "xmlns:",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC3], [0xA9], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xE0, 0x80, 0xBC], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xFE, 0xFF],
    ];

    private readonly Random _toeval = new(seed);

    /// <summary>A copy of <paramref name="bron"/> with one to three changes.</summary>
    public byte[] Mutate(byte[] bron)
    {
        var data = new List<byte>(bron);
        for (var keer = 1 + Math.Max(0, _toeval.Next(5) - 2); keer > 0; keer--)
            Change(data);
        return [.. data];
    }

    private void Change(List<byte> data)
    {
        var plek = Place(data);
        var lengte = Math.Min(data.Count - plek, 1 + _toeval.Next(_toeval.Next(2) == 0 ? 4 : 60));
        switch (_toeval.Next(12))
        {
            case 0 when plek < data.Count:
                data[plek] ^= (byte)(1 << _toeval.Next(8));
                break;
            case 1 when plek < data.Count:
                data[plek] = (byte)_toeval.Next(256);
                break;
            case 2 or 3:
                data.RemoveRange(plek, lengte);
                break;
            case 4:
                data.InsertRange(Place(data), data.GetRange(plek, lengte));
                break;
            case 5 when _toeval.Next(8) == 0:
                data.RemoveRange(plek, data.Count - plek);
                break;
            case 6 when _toeval.Next(8) == 0:
                data.InsertRange(0, Invoegsel());
                break;
            default:
                data.InsertRange(plek, Invoegsel());
                break;
        }
    }

    private byte[] Invoegsel() => Invoegsels[_toeval.Next(Invoegsels.Length)];

    // Half of the changes happen beside markup, where they do most.
    private int Place(List<byte> data)
    {
        var plek = _toeval.Next(data.Count + 1);
        if (_toeval.Next(2) == 0)
            return plek;
        var markup = data.FindIndex(plek, b => b is (byte)'<' or (byte)'>' or (byte)'=' or (byte)'"' or (byte)'/' or (byte)' ');
        return markup < 0 ? plek : Math.Clamp(markup + _toeval.Next(-1, 3), 0, data.Count);
    }
}
