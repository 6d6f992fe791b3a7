using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Contract;

/// <summary>Hostile payloads (attack suite X1-X12): a verdict, never an exception, never a look outside.</summary>
public abstract class VijandigContract(IBerichtValidator validator) : Validatorcontract(validator)
{
    private static readonly string Bericht = Fixtures.Text("iwmo-3.2/WMO319.xml");

    public static TheoryData<string, string> Documenten => new()
    {
        { "XXE", Prolog("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&e;") },
        { "XXE over http", Prolog("<!DOCTYPE x [<!ENTITY e SYSTEM 'http://127.0.0.1:1/e'>]>", "&e;") },
        { "parameter entity", Prolog("<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/p'>%p;]>", "0384") },
        { "external DTD", Prolog("<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'>", "0384") },
        { "empty DTD", Prolog("<!DOCTYPE x>", "0384") },
        { "DTD behind a comment and an instruction", Prolog("<!-- --><?x?><!DOCTYPE x []>", "0384") },
        { "billion laughs", Prolog("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>", "&c;") },
        { "unknown entity", Prolog("", "&xxe;") },
        { "depth", Prolog("", string.Concat(Enumerable.Repeat("<a>", 100_000))) },
        { "attributes",
            Bericht.Replace("<wmo319:Header>", $"<wmo319:Header{string.Concat(Enumerable.Range(0, 65).Select(i => $" a{i}=''"))}>", StringComparison.Ordinal) },
        { "name", Prolog("", $"<{new string('a', 100_000)}/>") },
        { "latin 1 declared", Bericht.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal) },
        { "UTF-7 declared", Bericht.Replace("UTF-8", "UTF-7", StringComparison.Ordinal) },
        { "XML 1.1", Bericht.Replace("version=\"1.0\"", "version=\"1.1\"", StringComparison.Ordinal) },
        { "two byte order marks", "\uFEFF\uFEFF" + Bericht },
        { "NUL", Prolog("", "03\084") },
        { "U+FFFE", Prolog("", "03\uFFFE84") },
        { "reference to NUL", Prolog("", "03&#0;84") },
        { "empty", "" },
        { "only a declaration", "<?xml version='1.0'?>" },
        { "JSON", "{\"BerichtCode\":482}" },
        { "something behind the root", Bericht + "x" },
        { "second root", Bericht + Bericht[Bericht.IndexOf("<wmo", StringComparison.Ordinal)..] },
        { "xml:space with another value", Bericht.Replace("<wmo319:Header>", "<wmo319:Header xml:space='x'>", StringComparison.Ordinal) },
        { "name of the fifth edition", Prolog("", "<\u0220/>") },
    };

    public static TheoryData<string, byte[]> Bytes => new()
    {
        { "UTF-16 with mark", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Bericht)] },
        { "UTF-16 without mark", Encoding.Unicode.GetBytes(Bericht) },
        { "UTF-16 big endian", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Bericht)] },
        { "UTF-32", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Bericht)] },
        { "latin 1", Encoding.Latin1.GetBytes(Prolog("", "\u00e9")) },
        { "overlong", Put(0xC0, 0xBC) },
        { "lone surrogate", Put(0xED, 0xA0, 0x80) },
        { "cut character", Put(0xE2, 0x82) },
        { "beyond Unicode", Put(0xF4, 0x90, 0x80, 0x80) },
        { "cut at the end", [.. Encoding.UTF8.GetBytes(Bericht), 0xC3] },
    };

    [Theory]
    [MemberData(nameof(Documenten), DisableDiscoveryEnumeration = true)]
    public void Validate_HostileDocument_IsNotWellFormed(string wat, string document) => AssertGeweigerd(wat, Encoding.UTF8.GetBytes(document));

    [Theory]
    [MemberData(nameof(Bytes), DisableDiscoveryEnumeration = true)]
    public void Validate_OtherBytesThanUtf8_AreNotWellFormed(string wat, byte[] inhoud) => AssertGeweigerd(wat, inhoud);

    [Theory]
    [InlineData("urn:onbekend")]
    [InlineData("")]
    [InlineData("http://www.istandaarden.nl/iwmo/3_1/wmo319/schema")]
    [InlineData("http://www.istandaarden.nl/iwmo/3_2/wmo319/schema ")]
    [InlineData("http://www.istandaarden.nl/iwmo/3_2/WMO319/schema")]
    [InlineData("http://www.istandaarden.nl/iwmo/3_2/basisschema/schema")]
    public void Validate_OtherNamespace_IsAnUnknownStandard(string ns)
    {
        var fout = Assert.Single(Validate($"<Bericht xmlns='{ns}'/>").Fouten);

        Assert.Equal((Schemafoutcode.OnbekendeStandaard, 1, 1), (fout.Code, fout.Regel, fout.Kolom));
    }

    [Fact]
    public void Validate_OtherRootInAKnownNamespace_IsRefusedByItsSchema()
    {
        var oordeel = Validate("<Brief xmlns='http://www.istandaarden.nl/iwmo/3_2/wmo319/schema'/>");

        Assert.Equal("WMO319", oordeel.Definitie?.Functie);
        Assert.Equal(Schemafoutcode.Schema, oordeel.Fouten[0].Code);
    }

    [Fact]
    public void Validate_FaultFarInTheDocument_IsLocatedInLinesAndCharacters()
    {
        // Line 3 holds a character of two bytes and one of four before the fault.
        var fout = Assert.Single(Validate("<a>\r\n <b/>\r\n é😀</c>").Fouten);

        Assert.Equal((Schemafoutcode.NietWelgevormd, 3, 5), (fout.Code, fout.Regel, fout.Kolom));
    }

    [Fact]
    public void Validate_AnyBytes_GivesAVerdict()
        => Prop.ForAll(ArbMap.Default.GeneratorFor<byte>().ArrayOf().ToArbitrary(), data => !Validate(data).Geldig)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Validate_DamagedMessage_GivesAVerdictWithFaultsInTheDocument()
    {
        var seed = Toeval.SeedOr(20260114);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var mutaties = new Xmlmutaties(seed);
        var bron = Encoding.UTF8.GetBytes(Bericht);
        for (var nummer = 0; nummer < 5000; nummer++)
        {
            var data = mutaties.Mutate(bron);
            var oordeel = Validate(data);

            var regels = data.AsSpan().Count((byte)'\n') + data.AsSpan().Count((byte)'\r') + 1;
            Assert.All(oordeel.Fouten, f => Assert.InRange(f.Regel, 1, regels));
            Assert.Equal(oordeel.Geldig, oordeel.Kop is not null);
        }
    }

    private void AssertGeweigerd(string wat, byte[] inhoud)
    {
        var oordeel = Validate(inhoud);

        Assert.False(oordeel.Geldig, wat);
        Assert.Null(oordeel.Kop);
        Assert.Equal(Schemafoutcode.NietWelgevormd, oordeel.Fouten[0].Code);
    }

    // The message with something before its root and something else as its Afzender.
    private static string Prolog(string voor, string afzender)
    {
        var wortel = Bericht.IndexOf("<wmo", StringComparison.Ordinal);
        return (Bericht[..wortel] + voor + Bericht[wortel..]).Replace(">0384<", $">{afzender}<", StringComparison.Ordinal);
    }

    private static byte[] Put(params byte[] bytes)
    {
        var plek = Bericht.IndexOf("0384", StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(Bericht[..plek]), .. bytes, .. Encoding.UTF8.GetBytes(Bericht[plek..])];
    }
}
