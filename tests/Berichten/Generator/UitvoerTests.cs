using IB.Gateway.Schemas;
using IB.Gateway.Testing;
using IB.Gateway.Validation;
using Microsoft.CodeAnalysis;

namespace IB.Gateway.Berichten.Tests.Generator;

/// <summary>What is generated compiles without a warning, and does what it says.</summary>
public sealed class UitvoerTests
{
    private const string Gebruik = """"
        #nullable enable
        using IB.Gateway.Berichten;
        using IB.Gateway.Berichten.Proef10;

        internal static class Gebruik
        {
            public static A301.BerichtDraft Draft(string? wel) => new()
            {
                Header = new() { Afzender = "0384", XsdVersie = A301.XsdVersie },
                Datum = new() { Een = "1" },
                Wel = wel,
                Niet = wel == null || wel == "te veel" ? new RedenTypeDraft { Reden = ["x", "y"] } : null,
                Regel = [new() { Nummer = -7 }, new() { Nummer = 8, Regel = new() }],
                Bedrag = 12.50m,
                Akkoord = true,
                Dag = [new DateOnly(2026, 2, 28)],
                Tijd = new TimeOnly(7, 8),
                Object = Codes.Code.CA1_2,
                Boom = new() { Tak = [new() { Tak = [new()] }] },
            };

            public static byte[] Write(Berichtschrijver schrijver, string? wel) => schrijver.Write(Draft(wel));

            public static string Read(Berichtlezing lezing)
            {
                var b = A301.Read(lezing) ?? throw new InvalidOperationException();
                var keuze = b.Wel is { } wel ? wel.AsString() : string.Join('+', b.Niet!.Value.Reden.Select(r => r.AsString()));
                var regels = string.Join(',', b.Regel.Select(r => r.Nummer.Value + (r.Regel is null ? "" : "!")));
                return $"{b.Header.Code.AsString()} {b.Datum.Een.AsString()} {keuze} {regels} {b.Bedrag?.Value} {b.Akkoord?.Value} {b.Dag.First().Value.DayNumber} {b.Tijd?.Value.Ticks} {b.Object?.AsString()} {b.Boom?.Tak.First().Tak.Count}";
            }

            public static byte[] Retour(Berichtschrijver schrijver, Berichtlezing lezing)
                => schrijver.Write(new A302.BerichtDraft { Header = A302.RetourHeader(A301.Read(lezing)!.Value.Header, new() { Reden = ["z"] }, @object: null, eigen: new() { Tekst = new() { Inhoud = "i" } }) });
        }
        """";

    [Fact]
    public void Generate_Proefpack_WritesAndReadsItsMessages()
    {
        using var map = new TijdelijkeMap();
        var driver = Bouw.Run(Proefpack.In("packs"));
        Assert.Empty(driver.GetRunResult().Diagnostics);
        var gebruik = Bouw.Load(driver, Gebruik).GetType("Gebruik")!;
        var catalogus = new Berichtcatalogus([WritePack(map)]);
        var validator = Proef.Compile(catalogus);
        var (lezer, schrijver) = (new Berichtlezer(validator), new Berichtschrijver(validator, new ReferentieValidator(catalogus)));

        using var lezing = lezer.Read((byte[])gebruik.GetMethod("Write")!.Invoke(null, [schrijver, "ja"])!);
        using var anders = lezer.Read((byte[])gebruik.GetMethod("Write")!.Invoke(null, [schrijver, null])!);
        using var retour = lezer.Read((byte[])gebruik.GetMethod("Retour")!.Invoke(null, [schrijver, lezing])!);

        var rest = $"-7,8! 12.50 True {new DateOnly(2026, 2, 28).DayNumber} {new TimeOnly(7, 8).Ticks} A.1 1";
        Assert.Equal($"901 1 ja {rest}", gebruik.GetMethod("Read")!.Invoke(null, [lezing]));
        Assert.Equal($"901 1 x+y {rest}", gebruik.GetMethod("Read")!.Invoke(null, [anders]));
        Assert.Equal("A302", retour.Oordeel.Definitie?.Functie);
        Assert.Contains("<proef:BerichtXsdVersie>2.0.2<", System.Text.Encoding.UTF8.GetString(retour.Inhoud.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_ChoiceOfWhichTwoAreGiven_IsRefusedWithItsAlternatives()
    {
        using var map = new TijdelijkeMap();
        var gebruik = Bouw.Load(Bouw.Run(Proefpack.In("packs")), Gebruik).GetType("Gebruik")!;
        var catalogus = new Berichtcatalogus([WritePack(map)]);
        var schrijver = new Berichtschrijver(Proef.Compile(catalogus), new ReferentieValidator(catalogus));

        var fout = Assert.Throws<System.Reflection.TargetInvocationException>(() => gebruik.GetMethod("Write")!.Invoke(null, [schrijver, "te veel"]));

        var fouten = Assert.IsType<OngeldigBerichtException>(fout.InnerException).Fouten;
        Assert.Equal(("/Bericht", "precies een van Wel, Niet is toegestaan"), (fouten.Single().Pad, fouten.Single().Tekst));
    }

    [Fact]
    public void Generate_OtherFoldersAndOrder_GivesTheSameCode()
    {
        var eerst = Bouw.Run(Proefpack.In("/een/plaats/packs")).GetRunResult().Results.Single().GeneratedSources;
        var dan = Bouw.Run(Proefpack.In("ander").Reverse()).GetRunResult().Results.Single().GeneratedSources;

        Assert.Equal(6, eerst.Length);
        Assert.Equal(eerst.Select(b => b.HintName), dan.Select(b => b.HintName));
        Assert.All(eerst.Zip(dan), p => Assert.Equal(p.First.SourceText.ToString(), p.Second.SourceText.ToString()));
        Assert.All(eerst, b => Assert.DoesNotContain('\r', b.SourceText.ToString()));
    }

    [Fact]
    public void Generate_OnePackChanges_LeavesTheOtherAsItWas()
    {
        var bestanden = Proefpack.In("packs").Concat(Proefpack.In("packs", "ander-2.0")).ToList();
        var plaats = bestanden.FindIndex(b => b.Pad == "packs/ander-2.0/basis.xsd");
        var gewijzigd = bestanden[plaats].Tekst.Replace("[0-9]{4}", "[0-9]{5}", StringComparison.Ordinal);
        var eerst = bestanden.Select(b => Bouw.ToBestand(b.Pad, b.Tekst)).ToArray();
        var driver = Bouw.Start([]).AddAdditionalTexts([.. eerst]).RunGenerators(Bouw.Compilatie([]), TestContext.Current.CancellationToken);
        driver = driver.ReplaceAdditionalText(eerst[plaats], Bouw.ToBestand(bestanden[plaats].Pad, gewijzigd))
            .RunGenerators(Bouw.Compilatie(["class Nieuw;"]), TestContext.Current.CancellationToken);

        var stappen = driver.GetRunResult().Results.Single().TrackedSteps["Uitvoer"].SelectMany(s => s.Outputs).Select(o => o.Reason);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], stappen);
    }

    [Fact]
    public void Generate_Codes_SaysWhatTheyMean()
    {
        var codes = Bouw.Run(Proefpack.In("packs")).GetRunResult().GeneratedTrees.Single(t => t.FilePath.EndsWith("Codes.g.cs", StringComparison.Ordinal))
            .ToString();

        Assert.Contains("<summary>a-1: Een, met komma.</summary>", codes, StringComparison.Ordinal);
        Assert.Contains("<summary>A.1: Twee &lt;3&gt;.</summary>", codes, StringComparison.Ordinal);
    }

    private static SchemaPack WritePack(TijdelijkeMap map)
    {
        foreach (var (naam, tekst) in Proefpack.Bestanden)
        {
            var pad = Path.Combine(map.Pad, Proefpack.Naam, naam);
            Directory.CreateDirectory(Path.GetDirectoryName(pad)!);
            File.WriteAllText(pad, tekst);
        }

        return SchemaPack.LoadFromFolder(map[Proefpack.Naam]);
    }
}
