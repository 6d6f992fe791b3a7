using System.Xml;
using System.Xml.Schema;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Berichten.Tests.Schrijven;

/// <summary>Whatever is put into a draft: it is refused, or it becomes a message that every judge takes and that says what was put in.</summary>
public sealed class WillekeurTests(ITestOutputHelper output)
{
    private const int Aantal = 100;

    private static readonly Dictionary<BerichtDefinitie, XmlSchemaSet> Schemas = [];

    public static TheoryData<string, string> Typen => [.. Proef.Catalogus.Berichten.Select(b => (b.Pack, b.Functie))];

    [Theory]
    [MemberData(nameof(Typen))]
    public void Write_AnyDraft_IsRefusedOrValidAndReadsBackAsItWas(string pack, string functie)
    {
        var seed = Toeval.SeedOr(20261122);
        output.WriteLine($"seed {seed}");
        var definitie = Proef.Catalogus.Berichten.Single(b => b.Pack == pack && b.Functie == functie);
        var klasse = Bladen.KlasseOf($"{pack}/{functie}.xml");
        var (genomen, vreemdGenomen) = (0, 0);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Aantal).WithReplay((ulong)seed, 1).WithQuietOnSuccess(true);

        Check.One(config, Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), getal =>
        {
            var maker = new Draftmaker(new Random(getal));
            var draft = (Draft)maker.Make(klasse.GetNestedType("BerichtDraft")!);
            if (TryWrite(draft) is not { } bericht)
                return maker.IsVreemd;
            genomen++;
            vreemdGenomen += maker.IsVreemd ? 1 : 0;
            Assert.Empty(Judge(definitie, bericht));
            using var lezing = Proef.Lezer.Read(bericht);
            Assert.Equal(Bladen.Lines(draft), Bladen.Lines(Bladen.ToDraft(Bladen.Read(klasse, lezing)!)));
            return true;
        }));

        // What holds only what examples hold is never refused: that is a third of all. Of the rest, some must get through too.
        Assert.InRange(genomen, Aantal / 5, Aantal - 1);
        output.WriteLine($"{functie}: {genomen} of {Aantal} taken, {vreemdGenomen} with something that no example has");
    }

    private static byte[]? TryWrite(Draft draft)
    {
        try
        {
            return Proef.Schrijver.Write(draft);
        }
        catch (OngeldigBerichtException)
        {
            return null;
        }
    }

    /// <summary>System.Xml.Schema by itself, which knows nothing of the validator.</summary>
    private static List<string> Judge(BerichtDefinitie definitie, byte[] bericht)
    {
        if (!Schemas.TryGetValue(definitie, out var schemas))
            Schemas[definitie] = schemas = Proef.Catalogus.PackOf(definitie).CompileSchemaSet(definitie.Functie);
        var fouten = new List<string>();
        var regels = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            Schemas = schemas,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
        };
        regels.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        regels.ValidationEventHandler += (_, e) => fouten.Add(e.Message);
        using var lezer = XmlReader.Create(new MemoryStream(bericht), regels);
        while (lezer.Read())
        {
        }

        return fouten;
    }
}
