using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace IB.Gateway.Testing;

/// <summary>Random changes to the elements and values of a document; the result is always well-formed.</summary>
/// <param name="seed">Decides all of them.</param>
/// <param name="waarden">What may come in the place of a value.</param>
public sealed class Elementmutaties(int seed, string[] waarden)
{
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly Random _toeval = new(seed);

    /// <summary>A copy of <paramref name="bron"/> with one or two changes.</summary>
    public byte[] Mutate(XDocument bron)
    {
        var document = new XDocument(bron);
        for (var keer = _toeval.Next(4) == 0 ? 2 : 1; keer > 0; keer--)
            Change(document);
        using var uit = new MemoryStream();
        using (var schrijver = XmlWriter.Create(uit, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
            document.Save(schrijver);
        return uit.ToArray();
    }

    private void Change(XDocument document)
    {
        var elementen = document.Descendants().ToArray();
        var element = Pick(elementen);
        var blad = Pick([.. elementen.Where(e => !e.HasElements)]);
        switch (_toeval.Next(14))
        {
            case 0 when element != document.Root:
                element.Remove();
                break;
            case 1 when element != document.Root:
                element.AddAfterSelf(new XElement(element));
                break;
            case 2 when element.ElementsAfterSelf().FirstOrDefault() is { } volgende:
                volgende.Remove();
                element.AddBeforeSelf(volgende);
                break;
            case 3:
                element.Name = Pick(elementen).Name;
                break;
            case 4:
                element.Name = Pick(elementen).Name.Namespace + element.Name.LocalName;
                break;
            case 5:
                element.Add(new XElement(Pick(elementen)));
                break;
            case 6:
                element.SetAttributeValue(Attribuut(), Pick(["", "1", "true", "false", "xs:string"]));
                break;
            case 7:
                element.AddFirst(Pick<XNode>([new XText("x"), new XText("\n"), new XCData(""), new XCData(" "), new XComment("c"), new XText("\u00a0")]));
                break;
            case 8:
                blad.ReplaceNodes(new XText(blad.Value[..(blad.Value.Length / 2)]), new XComment("c"), new XCData(blad.Value[(blad.Value.Length / 2)..]));
                break;
            case 9:
                blad.Value = Pick(elementen.Where(e => !e.HasElements).ToArray()).Value;
                break;
            case 10 or 11:
                blad.Value = Change(blad.Value);
                break;
            default:
                blad.Value = Pick(waarden);
                break;
        }
    }

    private string Change(string waarde) => _toeval.Next(9) switch
    {
        0 => waarde + "\n",
        1 => waarde + Pick(["\r", "\r\n", "\n\n", "\t", " "]),
        2 => Pick(["\n", "\t", " "]) + waarde,
        3 => new string(waarde.FirstOrDefault('x'), _toeval.Next(1, 400)),
        4 => waarde + waarde,
        5 => waarde.Length == 0 ? "x" : waarde[1..],
        6 => waarde.ToUpper(CultureInfo.InvariantCulture),
        7 => waarde.Insert(_toeval.Next(waarde.Length + 1), Pick(waarden)),
        _ => waarde + Pick(["0", "a", "é", "-", ".", ":"]),
    };

    private XName Attribuut() => Pick<XName>(
        ["x", XNamespace.Xml + "lang", "{urn:x}y", Xsi + "nil", Xsi + "type", Xsi + "schemaLocation", Xsi + "noNamespaceSchemaLocation", Xsi + "x"]);

    private T Pick<T>(T[] uit) => uit[_toeval.Next(uit.Length)];
}
