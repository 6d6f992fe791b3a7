using System.Text;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Only UTF-8 that is UTF-8 comes in; all other ways to write a text are refused (X12).</summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X12")]
public sealed class Coderingen(Doelwit doelwit)
{
    private static readonly Dictionary<string, Func<string, byte[]>> Aanvallen = new()
    {
        ["overlong"] = xml => WithBytes(xml, 0xC0, 0xBC),
        ["overlong of three"] = xml => WithBytes(xml, 0xE0, 0x80, 0xBC),
        ["lone surrogate"] = xml => WithBytes(xml, 0xED, 0xA0, 0x80),
        ["truncated"] = xml => WithBytes(xml, 0xE2, 0x82),
        ["latin 1"] = xml => WithBytes(xml, 0xE9),
        ["beyond Unicode"] = xml => WithBytes(xml, 0xF4, 0x90, 0x80, 0x80),
        ["nul"] = xml => WithBytes(xml, 0x00),
        ["U+FFFE"] = xml => WithBytes(xml, 0xEF, 0xBF, 0xBE),
        ["control character"] = xml => WithBytes(xml, 0x1B),
        ["character reference to nul"] = xml => Encoding.UTF8.GetBytes(xml.WithValue("&#0;")),
        ["character reference to a surrogate"] = xml => Encoding.UTF8.GetBytes(xml.WithValue("&#xD800;")),
        ["double BOM"] = xml => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(xml)],
        ["utf-16 with BOM"] = xml => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(xml)],
        ["utf-16 big endian"] = xml => Encoding.BigEndianUnicode.GetBytes(xml),
        ["utf-32"] = xml => [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(xml)],
        ["declared as utf-16"] = xml => Encoding.UTF8.GetBytes(Declared(xml, "UTF-16")),
        ["declared as iso-8859-1"] = xml => Encoding.UTF8.GetBytes(Declared(xml, "ISO-8859-1")),
        ["declared as utf-7"] = xml => Encoding.UTF8.GetBytes(Declared(xml, "UTF-7")),
        ["declared as ebcdic"] = xml => Encoding.UTF8.GetBytes(Declared(xml, "IBM037")),
        ["xml 1.1"] = xml => Encoding.UTF8.GetBytes(xml.Replace("version=\"1.0\"", "version=\"1.1\"", StringComparison.Ordinal)),
    };

    public static TheoryData<Deur, string> Gevallen => Deuren.Times(Aanvallen.Keys);

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task Text_InAnotherCoding_IsRefused(Deur deur, string aanval) => await doelwit.RequireRefusedAsync(deur, Aanvallen[aanval]);

    [Theory]
    [InlineData("text/xml; charset=utf-16")]
    [InlineData("text/xml; charset=iso-8859-1")]
    [InlineData("text/xml; charset=utf-7")]
    [InlineData("text/xml; charset=Zwartkijker7f3a")]
    public async Task Charset_ThatIsNotUtf8_IsRefusedWhateverTheBytesAre(string contentType)
    {
        var stuf = await doelwit.AttackAsync(doelwit.Gemeente, Ruwverzoek.Stuf(await Proefbericht.Toewijzing().ToSoapAsync(), contentType));
        var delen = Encoding.Latin1.GetString(Ruwverzoek.Delen("{}"u8, Proefbericht.Start().Inhoud))
            .Replace("application/xml", contentType, StringComparison.Ordinal);
        var rest = await doelwit.AttackAsync(doelwit.Aanbieder, Ruwverzoek.Rest(Encoding.Latin1.GetBytes(delen)));

        Assert.Equal(415, stuf.Status);
        Assert.Equal(415, rest.Status);
    }

    [Theory]
    [InlineData("overlong")]
    [InlineData("lone surrogate")]
    [InlineData("truncated")]
    [InlineData("beyond Unicode")]
    public async Task BadBytes_CutAtTheEdgeOfAChunk_AreRefusedAsAny(string aanval)
    {
        // Every byte a chunk of its own: wherever the reader's block ends, it ends in the middle.
        var soap = Aanvallen[aanval](Encoding.UTF8.GetString(await Proefbericht.Toewijzing().ToSoapAsync()));
        var kop = Encoding.Latin1.GetBytes(
            $"POST {IB.Gateway.Stuf.Wsdl.Pad} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n");
        byte[] verzoek = [.. kop, .. soap.SelectMany(b => new byte[] { (byte)'1', 13, 10, b, 13, 10 }), .. "0\r\n\r\n"u8];

        var antwoord = await doelwit.AttackAsync(doelwit.Gemeente, verzoek);

        Assert.Equal("RIN001", new Stufuitslag(antwoord.Status, antwoord.Body).Code);
    }

    [Fact]
    public async Task Text_ThatIsStrangeButUtf8_ArrivesByteForByte()
    {
        // Bidirectional marks, unnormalised letters, beyond the basic plane; cut anywhere on the wire.
        var bericht = Proefbericht.Toewijzing().With("<iwmo:Taal>Fries<", "<iwmo:Taal>\u202Ee\u0301😀\u00A0<");
        var verzoek = Ruwverzoek.Stuf(await bericht.ToSoapAsync());

        var antwoord = await doelwit.WithstandAsync(verzoek.Length, journaal: 1, () => RuweVerbinding.AskAsync(
            doelwit.Adres, doelwit.Gemeente, verzoek.Chunk(verzoek.Length / 97).Select(s => (ReadOnlyMemory<byte>)s)));

        Assert.Equal(200, antwoord.Status);
        Assert.Equal(bericht.Inhoud, await doelwit.Proefketen.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    private static string Declared(string xml, string codering)
        => xml.Replace("encoding=\"UTF-8\"", $"encoding=\"{codering}\"", StringComparison.Ordinal);

    // In the first text of the document, between two letters.
    private static byte[] WithBytes(string xml, params ReadOnlySpan<byte> bytes)
    {
        var delen = xml.WithValue("ab|cd").Split("ab|cd");
        return [.. Encoding.UTF8.GetBytes(delen[0]), (byte)'a', .. bytes, (byte)'b', .. Encoding.UTF8.GetBytes(delen[1])];
    }
}
