using System.Buffers;
using System.Text;
using IB.Gateway.Berichten.Iwmo32;
using IB.Gateway.Testing;

namespace IB.Gateway.Berichten.Tests.Schrijven;

public sealed class SchrijverTests
{
    [Theory]
    [InlineData("a < b & c > d, \"e\" en 'f' ]]> g")]
    [InlineData("regel 1\nregel 2\r\nregel 3\rregel 4\ttab")]
    [InlineData("caf\u00e9 \u1e57 \u20ac \U0001F600 \ud7ff \ue000 \ufffd \u0085 \u2028")]
    [InlineData("&amp; &#13; <![CDATA[x]]>")]
    [InlineData("  van voren en van achteren  ")]
    public void Write_AnyText_ComesBackAsItWas(string tekst)
    {
        var draft = Toewijzing() with { Client = Client() with { Commentaar = tekst } };

        using var lezing = Proef.Lezer.Read(Proef.Schrijver.Write(draft));

        Assert.Equal(tekst, Wmo301.Read(lezing)!.Value.Client.Commentaar!.Value.AsString());
    }

    public static TheoryData<string, Func<Wmo301.BerichtDraft, Wmo301.BerichtDraft>, string, string> Weigeringen => new()
    {
        { "pattern", b => b with { Client = b.Client with { Bsn = "12345678X" } }, "/Bericht/Client/Bsn", "12345678X" },
        { "empty", b => b with { Client = b.Client with { Bsn = "" } }, "/Bericht/Client/Bsn", "12345678X" },
        { "length", b => b with { Client = b.Client with { Communicatie = new CommunicatieDraft { Vorm = "1", Taal = new string('Q', 26) } } },
            "/Bericht/Client/Communicatie/Taal", "QQ" },
        { "code list", b => b with { Client = b.Client with { Geslacht = "77" } }, "/Bericht/Client/Geslacht", "77" },
        { "control character", b => b with { Client = b.Client with { Commentaar = "Geheim\u0001" } }, "/Bericht/Client/Commentaar", "Geheim" },
        { "no character", b => b with { Client = b.Client with { Commentaar = "Geheim\uffff" } }, "/Bericht/Client/Commentaar", "Geheim" },
        { "half a character", b => b with { Client = b.Client with { Commentaar = "Geheim\ud800" } }, "/Bericht/Client/Commentaar", "Geheim" },
        { "injected element", b => b with { Client = b.Client with { Geslacht = "1</wmo301:Geslacht><wmo301:Geslacht>2" } }, "/Bericht/Client/Geslacht",
            "wmo301:" },
        { "missing after all", b => b with { Client = b.Client with { Bsn = null! } }, "/Bericht/Client/Geboortedatum", "999900006" },
        { "empty list", b => b with { Client = b.Client with { ToegewezenProducten = new Wmo301.ToegewezenProductenDraft { ToegewezenProduct = [] } } },
            "/Bericht/Client/ToegewezenProducten", "999900006" },
        { "number beyond the range", b => b with { Client = b.Client with { Relaties = Relatie(b.Client, r => r with { Volgorde = 4711 }) } },
            "/Bericht/Client/Relaties/Relatie/Volgorde", "4711" },
    };

    [Theory]
    [MemberData(nameof(Weigeringen), DisableDiscoveryEnumeration = true)]
    public void Write_DraftThatTheSchemaRefuses_SaysWhichElementAndNoValue(
        string wat, Func<Wmo301.BerichtDraft, Wmo301.BerichtDraft> maak, string pad, string inhoud)
    {
        var doel = new ArrayBufferWriter<byte>();

        var fout = Assert.Throws<OngeldigBerichtException>(() => Proef.Schrijver.Write(maak(Toewijzing()), doel));

        Assert.True(fout.Fouten.Any(f => f.Pad.Replace("[1]", "", StringComparison.Ordinal) == pad), $"{wat}: {fout.Message}");
        Assert.DoesNotContain(inhoud, fout.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, doel.WrittenCount);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void Write_CharactersThatJudgesCountDifferently_MustBeRightForAll(int aantal, bool mag)
    {
        // At most 25 characters: 13 of these are 26 to System.Xml.Schema.
        var draft = Toewijzing() with
        {
            Client = Client() with { Communicatie = new CommunicatieDraft { Vorm = "1", Taal = string.Concat(Enumerable.Repeat("\U0001F600", aantal)) } },
        };

        if (mag)
            Assert.NotEmpty(Proef.Schrijver.Write(draft));
        else
            Assert.Equal("/Bericht/Client/Communicatie/Taal", Assert.Throws<OngeldigBerichtException>(() => Proef.Schrijver.Write(draft)).Fouten.Single().Pad);
    }

    [Fact]
    public void Write_AfterARefusal_WritesTheNextMessageWhole()
    {
        var schrijver = new Berichtschrijver(Proef.Validator, Proef.Referentie);
        Assert.Throws<OngeldigBerichtException>(() => schrijver.Write(Toewijzing() with { Client = Client() with { Bsn = "x" } }));

        Assert.Equal(Fixtures.Text("iwmo-3.2/WMO301.xml"), Encoding.UTF8.GetString(schrijver.Write(Toewijzing())));
    }

    [Theory]
    [InlineData(10, 15, 0, 0, "10:15:00")]
    [InlineData(23, 59, 59, 9_999_999, "23:59:59.9999999")]
    [InlineData(0, 0, 0, 5_000_000, "00:00:00.5")]
    public void Write_Time_IsWrittenAsShortAsItIs(int uur, int minuut, int seconde, int tikken, string geschreven)
    {
        var producten = Client().ToegewezenProducten;
        var tijd = new TimeOnly(uur, minuut, seconde).Add(TimeSpan.FromTicks(tikken));
        var draft = Toewijzing() with { Client = Client() with
        {
            ToegewezenProducten = producten with { ToegewezenProduct = [producten.ToegewezenProduct[0] with { Toewijzingstijd = tijd }] },
        } };

        Assert.Contains($">{geschreven}<", Encoding.UTF8.GetString(Proef.Schrijver.Write(draft)), StringComparison.Ordinal);
    }

    private static Wmo301.RelatiesDraft Relatie(Wmo301.ClientDraft client, Func<Wmo301.RelatieDraft, Wmo301.RelatieDraft> maak)
        => new() { Relatie = [maak(client.Relaties!.Relatie[0])] };

    private static Wmo301.ClientDraft Client() => Toewijzing().Client;

    private static Wmo301.BerichtDraft Toewijzing()
    {
        using var lezing = Proef.Lezer.Read(Fixtures.Bytes("iwmo-3.2/WMO301.xml"));
        return Wmo301.Read(lezing)!.Value.ToDraft();
    }
}
