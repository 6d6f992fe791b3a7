using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

public sealed class CodelijstReaderTests : IDisposable
{
    private const string Kop = "code,omschrijving,geldigVan,geldigTot\n";

    private readonly TijdelijkeMap _map = new();

    [Fact]
    public void Codelijsten_OfAPack_AreLoadedWithIt()
    {
        var lijst = Assert.Single(SchemaPack.LoadFromFolder(Write(Kop + "A,\"Een, \"\"twee\"\"\",2026-01-01,\r\nB,Drie,,2026-12-31\n")).Codelijsten);

        Assert.Equal(
            ("X1", "Proef", "codelijsten/X1.csv", "LDT_X", "Wij", new DateOnly(2026, 2, 1)),
            (lijst.Naam, lijst.Titel, lijst.Bestand, lijst.Datatype, lijst.Bron, lijst.BronDatum));
        Assert.Equal([new("A", "Een, \"twee\"", new(2026, 1, 1), null), new Codewaarde("B", "Drie", null, new(2026, 12, 31))], lijst.Codes);
    }

    [Fact]
    public void Find_OnAndAroundTheEnds_BothDaysCount()
    {
        var lijst = SchemaPack.LoadFromFolder(Write(Kop + "A,Oud,2026-01-01,2026-06-30\nA,Nieuw,2026-07-01,\n")).Codelijsten[0];

        Assert.Null(lijst.Find("A", new DateOnly(2025, 12, 31)));
        Assert.Equal("Oud", lijst.Find("A", new DateOnly(2026, 1, 1))!.Omschrijving);
        Assert.Equal("Oud", lijst.Find("A", new DateOnly(2026, 6, 30))!.Omschrijving);
        Assert.Equal("Nieuw", lijst.Find("A", new DateOnly(2026, 7, 1))!.Omschrijving);
        Assert.Null(lijst.Find("a", new DateOnly(2026, 7, 1)));
    }

    [Theory]
    [InlineData("", "codelijsten/X1.csv: het bestand is leeg.")]
    [InlineData("\n\n", "codelijsten/X1.csv: het bestand is leeg.")]
    [InlineData("code,omschrijving,geldigVan,geldigTot\n", "codelijsten/X1.csv: de lijst heeft geen codes.")]
    [InlineData("code;omschrijving\nA;B\n", "codelijsten/X1.csv regel 1: de eerste regel moet code,omschrijving,geldigVan,geldigTot zijn.")]
    [InlineData("code,omschrijving,geldigVan,geldigTot\nA,B,,,\n", "codelijsten/X1.csv regel 2: de regel heeft 5 velden; het moeten er 4 zijn.")]
    [InlineData("code,omschrijving,geldigVan,geldigTot\nA,B,,\n,C,,\n", "codelijsten/X1.csv regel 3: de code is leeg.")]
    [InlineData("code,omschrijving,geldigVan,geldigTot\nA,,,\n", "codelijsten/X1.csv regel 2: de omschrijving is leeg.")]
    [InlineData("code,omschrijving,geldigVan,geldigTot\nA,B,1-1-2026,\n", "codelijsten/X1.csv regel 2: geldigVan 1-1-2026 is geen datum (jjjj-mm-dd).")]
    [InlineData(
        "code,omschrijving,geldigVan,geldigTot\nA,B,2026-02-01,2026-01-31\n",
        "codelijsten/X1.csv regel 2: geldigTot 2026-01-31 ligt voor geldigVan 2026-02-01.")]
    [InlineData(
        "code,omschrijving,geldigVan,geldigTot\nA,B,,2026-01-31\nA,C,2026-01-31,\n",
        "codelijsten/X1.csv regel 3: code A staat er al met een geldigheid die deze overlapt.")]
    [InlineData(
        "code,omschrijving,geldigVan,geldigTot\nA,\"B\nC\",,\nD,\"E,,\n", "codelijsten/X1.csv regel 4: het aanhalingsteken dat op regel 4 opent, sluit niet.")]
    [InlineData(
        "code,omschrijving,geldigVan,geldigTot\nA,\"B\"C,,\n",
        "codelijsten/X1.csv regel 2: na een sluitend aanhalingsteken hoort een komma of het einde van de regel.")]
    [InlineData(
        "code,omschrijving,geldigVan,geldigTot\nA,B\"C,,\n",
        "codelijsten/X1.csv regel 2: een aanhalingsteken midden in een veld hoort tussen aanhalingstekens, en dan dubbel.")]
    public void LoadFromFolder_FaultyList_IsNamedWithItsLine(string csv, string fout)
        => Assert.Equal([fout], Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(Write(csv))).Fouten);

    [Fact]
    public void LoadFromFolder_SeveralFaults_AreNamedTogether()
        => Assert.Equal(
            [
                "codelijsten/X1.csv regel 2: de omschrijving is leeg.",
                "codelijsten/X1.csv regel 3: geldigTot straks is geen datum (jjjj-mm-dd).",
            ],
            Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(Write(Kop + "A,,,\nB,C,,straks\n"))).Fouten);

    [Fact]
    public void LoadFromFolder_NoUtf8_IsRefused()
    {
        var map = Write(Kop + "A,B,,\n");
        File.WriteAllBytes(Path.Combine(map, "codelijsten", "X1.csv"), [.. "code,omschrijving,geldigVan,geldigTot\nA,"u8, 0xE9, .. ",,\n"u8]);

        Assert.Equal(["codelijsten/X1.csv: het bestand is geen UTF-8."], Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(map)).Fouten);
    }

    [Fact]
    public void LoadFromFolder_ListThatIsNotThere_IsNamed()
    {
        var map = Write(Kop + "A,B,,\n");
        File.Delete(Path.Combine(map, "codelijsten", "X1.csv"));

        Assert.Equal(
            ["X1: bestand noemt codelijsten/X1.csv, en dat bestand is er niet."],
            Assert.Throws<SchemaPackException>(() => SchemaPack.LoadFromFolder(map)).Fouten);
    }

    [Fact]
    public void Csv_WhatIsWrittenByTheRules_IsReadBack()
    {
        var veld = Gen.Elements("a", "b", ",", "\"", "\n", "é").ListOf().Select(string.Concat);
        var rijen = veld.ArrayOf(3).Where(r => r is not ["", "", ""]).NonEmptyListOf().ToArbitrary();

        Prop.ForAll(rijen, r =>
        {
            var tekst = string.Join('\n', r.Select(rij => string.Join(',', rij.Select(v => $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
            var terug = Csv.Read(tekst).ToList();
            return terug.TrueForAll(t => t.Fout is null) && terug.Select(t => t.Velden).SequenceEqual(r, RijGelijk.Instance);
        }).QuickCheckThrowOnFailure();
    }

    public void Dispose() => _map.Dispose();

    private string Write(string csv)
    {
        var map = TestPack.Write(_map["a-1.0"], "<schema/>");
        var manifest = Path.Combine(map, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(
            "\"berichten\"",
            """
            "codelijsten": [{ "naam": "X1", "titel": "Proef", "bestand": "codelijsten/X1.csv", "datatype": "LDT_X", "bron": "Wij", "bronDatum": "2026-02-01" }],
            "berichten"
            """,
            StringComparison.Ordinal));
        Directory.CreateDirectory(Path.Combine(map, "codelijsten"));
        File.WriteAllText(Path.Combine(map, "codelijsten", "X1.csv"), csv);
        return map;
    }

    private sealed class RijGelijk : IEqualityComparer<IReadOnlyList<string>>
    {
        public static readonly RijGelijk Instance = new();

        public bool Equals(IReadOnlyList<string>? x, IReadOnlyList<string>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(IReadOnlyList<string> obj) => obj.Count;
    }
}
