using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Samenloop;

public sealed class PersoonsbeeldcodecTests(ITestOutputHelper output)
{
    private readonly Proefpersoon _persoon = new();

    internal static byte[] Encode(Persoonsbeeld beeld)
    {
        var doel = new ArrayBufferWriter<byte>();
        Persoonsbeeldcodec.Encode(beeld, doel);
        return doel.WrittenSpan.ToArray();
    }

    [Fact]
    public void Decode_Encoded_IsTheSamePerson() => ForAll(Proefgeschiedenis.Any(), geschiedenis =>
    {
        var beeld = Build(geschiedenis);
        var bytes = Encode(beeld);

        var terug = Persoonsbeeldcodec.Decode(bytes);

        Assert.Equal(beeld.Voorzieningen, terug.Voorzieningen);
        Assert.Equal(beeld.Feiten, terug.Feiten);
        Assert.Equal(beeld.Signalen, terug.Signalen);
        Assert.Equal(beeld.Leegten, terug.Leegten);
        Assert.Equal(beeld.Feiten.Length > 0, Persoonsbeeldcodec.HasFeiten(bytes));
    });

    /// <summary>Damaged bytes are refused, or they are the one spelling of another person; nothing else ever happens.</summary>
    [Fact]
    public void Decode_DamagedBytes_AreRefusedOrSpellSomebody()
    {
        var (geweigerd, iemand) = (0, 0);
        ForAll(Schade(), geval =>
        {
            var bytes = geval.Bytes;
            try
            {
                Assert.Equal(bytes, Encode(Persoonsbeeldcodec.Decode(bytes)));
                iemand++;
            }
            catch (InvalidDataException)
            {
                geweigerd++;
            }
        });

        output.WriteLine($"{geweigerd} refused, {iemand} somebody else");
        Assert.True(geweigerd > 100 && iemand > 100);
    }

    [Fact]
    public void Decode_CutOffAnywhereOrLonger_IsRefused()
    {
        var bytes = Encode(Usual());

        Assert.All(Enumerable.Range(0, bytes.Length), n => Assert.Throws<InvalidDataException>(() => Persoonsbeeldcodec.Decode(bytes.AsSpan(0, n))));
        Assert.Throws<InvalidDataException>(() => Persoonsbeeldcodec.Decode([.. bytes, 0]));
    }

    [Fact]
    public void Decode_FormatOfLater_SaysWhatToDo()
    {
        var fout = Assert.Throws<InvalidDataException>(() => Persoonsbeeldcodec.Decode([3, 0, 0, 0]));

        Assert.Contains("formaat 3", fout.Message, StringComparison.Ordinal);
        Assert.Contains("nieuwere versie", fout.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 0x80, 0x00, 0, 0 })]
    [InlineData(new byte[] { 1, 51, 0, 0 })]
    [InlineData(new byte[] { 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 2, 1, 0, 0, 1, 1, 0 })]
    public void Decode_CountsThatCannotBe_AreRefused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => Persoonsbeeldcodec.Decode(bytes));

    [Fact]
    public void Decode_Nobody_IsFourBytes()
    {
        byte[] niemand = [1, 0, 0, 0];

        Assert.Equal(niemand, Encode(Persoonsbeeld.Leeg));
        Assert.True(Persoonsbeeldcodec.Decode(niemand).IsLeeg);
        Assert.False(Persoonsbeeldcodec.HasFeiten(niemand));
        Assert.Throws<InvalidDataException>(() => Persoonsbeeldcodec.HasFeiten([3, 0, 0, 0]));
    }

    [Fact]
    public void Encode_ProvisionFactAndSignalWithUuids_IsLessThan120Bytes() => Assert.InRange(Encode(Usual()).Length, 80, 119);

    [Fact]
    public void Encode_LargestPerson_ComesBack()
    {
        var lang = new string('x', Sleuteltekst.MaxBytes - 3);
        for (var i = 0; i < Persoonsbeeld.MaxVoorzieningen; i++)
            _persoon.Deliver(_persoon.Voorziening("2026-01-01", "9999-12-30") with { Houder = lang, Id = $"{lang}{i}", Categorie = lang });
        for (var i = 0; i < Persoonsbeeld.MaxFeiten; i++)
            _persoon.Deliver(_persoon.Feit("0001-01-01", "9999-12-30") with { Referentie = $"{lang}{i}" });
        Assert.Equal(Persoonsbeeld.MaxVoorzieningen * Persoonsbeeld.MaxFeiten, _persoon.Open.Count());

        var terug = Persoonsbeeldcodec.Decode(Encode(_persoon.Beeld));

        Assert.Equal(_persoon.Beeld.Signalen, terug.Signalen);
        Assert.Equal(_persoon.Beeld.Voorzieningen, terug.Voorzieningen);
    }

    [Theory]
    [InlineData("2F1C1A9E-4F0B-4F6E-9D6A-6D1F7F0A9B11")]
    [InlineData("2f1c1a9e4f0b4f6e9d6a6d1f7f0a9b11")]
    [InlineData("{2f1c1a9e-4f0b-4f6e-9d6a-6d1f7f0a9b}")]
    [InlineData("Gemeente Noardeast-Fryslân é 漢")]
    public void Decode_IdThatIsNoUuidAsWrittenHere_ComesBackAsItWas(string id)
    {
        _persoon.Deliver(_persoon.Voorziening("2026-01-01", null) with { Id = id });

        Assert.Equal(id, Assert.Single(Persoonsbeeldcodec.Decode(Encode(_persoon.Beeld)).Voorzieningen).Id);
    }

    private Persoonsbeeld Usual()
    {
        _persoon.Deliver(_persoon.Voorziening("2025-01-01", "2026-12-31") with { Id = "0f1c1a9e-4f0b-4f6e-9d6a-6d1f7f0a9b11", Categorie = "12" });
        _persoon.Deliver(_persoon.Feit("2026-02-01", "2030-01-31") with { Referentie = "2f1c1a9e-4f0b-4f6e-9d6a-6d1f7f0a9b11" });
        Assert.Single(_persoon.Open);
        return _persoon.Beeld;
    }

    private static Persoonsbeeld Build(Proefgeschiedenis geschiedenis)
    {
        var persoon = new Proefpersoon { Verwerking = Proefpersoon.Met(Proefgeschiedenis.Regels) };
        foreach (var levering in geschiedenis.InOrde)
            persoon.Deliver(levering);
        return persoon.Beeld;
    }

    /// <summary>Some bytes of a person changed, one taken out or put in, or bytes of nobody at all.</summary>
    private static Gen<Beschadigd> Schade()
    {
        var gaaf = Proefgeschiedenis.Any().Select(g => Encode(Build(g)));
        var een = from bytes in gaaf
                  from plek in Gen.Choose(0, bytes.Length - 1)
                  from waarde in Gen.Choose(0, 255)
                  from wijze in Gen.Choose(0, 3)
                  select new Beschadigd(wijze switch
                  {
                      0 => [.. bytes[..plek], .. bytes[(plek + 1)..]],
                      1 => [.. bytes[..plek], (byte)waarde, .. bytes[plek..]],
                      2 => [.. bytes[..plek], (byte)(bytes[plek] ^ (1 << (waarde % 8))), .. bytes[(plek + 1)..]],
                      _ => [.. bytes[..plek], (byte)waarde, .. bytes[(plek + 1)..]],
                  });
        var ruis = from rest in Gen.Choose(0, 255).ArrayOf().Resize(60)
                   from aantallen in Gen.Choose(0, 2).ArrayOf(3)
                   select new Beschadigd([1, .. aantallen.Select(a => (byte)a), .. rest.Select(b => (byte)b)]);
        return Gen.Frequency((5, een), (1, ruis));
    }

    private void ForAll<T>(Gen<T> geval, Action<T> toets)
    {
        var seed = Toeval.SeedOr(20261122);
        output.WriteLine($"seed {seed}");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(4000).WithReplay((ulong)seed, 1), Prop.ForAll(geval.ToArbitrary(), toets));
    }

    private sealed record Beschadigd(byte[] Bytes)
    {
        public override string ToString() => Convert.ToHexString(Bytes);
    }
}
