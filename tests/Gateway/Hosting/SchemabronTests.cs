using IB.Gateway.Hosting;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Hosting;

public sealed class SchemabronTests : IDisposable
{
    private const string Manifest =
        """{"pack":"a-1","standaard":"a","release":"1","documenten":[{"element":"A","namespace":"urn:a","titel":"A","schema":"a.xsd"}]}""";
    private const string Schema =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:a\">\n<xs:element name=\"A\" type=\"xs:int\"/></xs:schema>";

    private readonly TijdelijkeMap _map = new();
    private readonly List<Berichtcatalogus> _voorbereid = [];
    private readonly Logvanger _log = new();
    private Action<Berichtcatalogus>? _prepare;

    private string Map => _map["schemapakketten"];

    private static IReadOnlyList<string> Ingebed
        => ["ieb-1.0", "ieb-4.0-plaatsvervanger", "ijw-3.2", "ipgb-2.0-plaatsvervanger", "iwmo-3.2", "stuf-ggk-0210", "wlz-1.0"];

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Open_NoFolder_MakesItAndHoldsWhatComesWithTheProgram()
    {
        using var bron = Open(new FakeTime());

        Assert.True(Directory.Exists(Map));
        Assert.Equal(Ingebed, bron.Huidig.Packs.Select(p => p.Naam));
        Assert.Equal([$"Schemapakketten gelezen: {string.Join(", ", Ingebed)} (49 berichten, 5 documenten)."], _log.Regels.Select(r => r.Tekst));
    }

    [Fact]
    public void Open_FolderThatCannotBeMade_HoldsWhatComesWithTheProgramAndSaysSo()
    {
        File.WriteAllText(_map["bestand"], "");

        using var bron = Schemabron.Open(_map["bestand/schemapakketten"], _ => { }, new FakeTime(), _log);

        Assert.Equal(49, bron.Huidig.Berichten.Count);
        var (niveau, regel) = _log.Regels[0];
        Assert.Equal(LogLevel.Warning, niveau);
        Assert.StartsWith($"Schemamap {_map["bestand/schemapakketten"]}: de map is niet te maken (", regel, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderWithAFault_NamesEveryFault()
    {
        Write("a-1", Schema.Replace("xs:int", "xs:geheel", StringComparison.Ordinal));
        Write("c-1", "<x/>");

        var fout = Assert.Throws<InstellingenException>(() => Open(new FakeTime()));

        Assert.Collection(
            fout.Fouten,
            f => Assert.StartsWith($"{Map}: a-1: a.xsd regel 2: ", f, StringComparison.Ordinal),
            f => Assert.Equal($"{Map}: c-1: manifest: pack is a-1, maar de map heet c-1.", f));
    }

    [Fact]
    public void Reload_NewPack_HoldsAfterItWasPrepared()
    {
        using var bron = Open(new FakeTime());
        var oud = bron.Huidig;
        Write("a-1", Schema);
        _prepare = c =>
        {
            Assert.Same(oud, bron.Huidig);
            _voorbereid.Add(c);
        };

        Assert.True(bron.Reload());

        Assert.Same(bron.Huidig, Assert.Single(_voorbereid));
        Assert.NotNull(bron.Huidig.FindDocument("urn:a", "A"));
        Assert.Null(oud.FindDocument("urn:a", "A"));
        Assert.Same(oud.Packs[0], bron.Huidig.Packs[0]);
    }

    [Theory]
    [InlineData(Schema, "\"a.xsd\"", "\"b.xsd\"", "a-1: A: schema noemt b.xsd, en dat bestand is er niet.")]
    [InlineData(
        "<!DOCTYPE x><x/>", "", "", "a-1: a.xsd regel 1: een DOCTYPE is niet toegestaan: daarmee kan een schema elders gegevens ophalen. Haal hem weg.")]
    [InlineData(Schema, "}]}", "}],\"kleur\":1}", "a-1: manifest: kleur is geen bekend veld.")]
    [InlineData(Schema, "a-1", "b-1", "a-1: manifest: pack is b-1, maar de map heet a-1.")]
    public void Reload_PackWithAFault_KeepsTheOldAndLogsWhy(string schema, string van, string naar, string fout)
    {
        using var bron = Open(new FakeTime());
        var oud = bron.Huidig;
        Write("a-1", schema, van.Length == 0 ? Manifest : Manifest.Replace(van, naar, StringComparison.Ordinal));

        Assert.Empty(bron.Fouten);
        Assert.False(bron.Reload());

        Assert.Same(oud, bron.Huidig);
        Assert.Equal([fout], bron.Fouten);
        Assert.Equal((LogLevel.Error, $"Schemamap {Map} heeft 1 fouten; de vorige schemapakketten blijven gelden: {fout}"), _log.Regels[^1]);
    }

    [Fact]
    public void Reload_PackThatCannotBePrepared_KeepsTheOld()
    {
        using var bron = Open(new FakeTime());
        var oud = bron.Huidig;
        Write("a-1", Schema);
        _prepare = _ => SchemaPack.LoadEmbedded("geen");

        Assert.False(bron.Reload());

        Assert.Same(oud, bron.Huidig);
        Assert.Contains("Het programma bevat geen schemapakket geen", _log.Regels[^1].Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public void Reload_NameOfAnEmbeddedPack_IsRefused()
    {
        using var bron = Open(new FakeTime());
        Write("iwmo-3.2", Schema, Manifest.Replace("a-1", "iwmo-3.2", StringComparison.Ordinal));

        Assert.False(bron.Reload());

        Assert.Contains("packnaam iwmo-3.2 komt meer dan eens voor", _log.Regels[^1].Tekst, StringComparison.Ordinal);
    }

    [Fact]
    public void Reload_PatternThatCanRunAway_IsTakenOverAndMentioned()
    {
        using var bron = Open(new FakeTime());
        Write("a-1", Schema.Replace(
            "type=\"xs:int\"/>",
            "><xs:simpleType><xs:restriction base=\"xs:string\">\n<xs:pattern value=\"(a|aa)+\"/></xs:restriction></xs:simpleType></xs:element>",
            StringComparison.Ordinal));

        Assert.True(bron.Reload());

        Assert.Contains(
            (LogLevel.Warning, $"Schemamap {Map}: a-1: a.xsd regel 3: het patroon (a|aa)+ kan op een lange waarde vastlopen: een herhaling kan dezelfde tekst op meer dan een manier lezen."),
            _log.Regels);
    }

    [Fact]
    public void Reload_PackGone_IsNoLongerThere()
    {
        Write("a-1", Schema);
        using var bron = Open(new FakeTime());
        Assert.NotNull(bron.Huidig.FindDocument("urn:a", "A"));

        Directory.Delete(Path.Combine(Map, "a-1"), recursive: true);

        Assert.True(bron.Reload());
        Assert.Null(bron.Huidig.FindDocument("urn:a", "A"));
    }

    [Fact]
    public void Reload_DraftAndDotFolder_DoNotCountAndTheDraftIsMentioned()
    {
        using var bron = Open(new FakeTime());
        Write(".a-1.nieuw", "<x/>");
        Directory.CreateDirectory(Path.Combine(Map, "b-1"));
        File.WriteAllText(Path.Combine(Map, "b-1", "manifest.concept.json"), "{}");

        Assert.True(bron.Reload());

        Assert.Contains(
            (LogLevel.Warning, $"Schemamap {Map}: b-1: manifest.concept.json is nog niet aangevuld; vul het aan en noem het manifest.json."), _log.Regels);
    }

    [Fact]
    public async Task FolderChanged_AfterItCameToRest_IsReadByItself()
    {
        var tijd = new Timerpoort();
        using var bron = Open(tijd);

        Write("a-1", Schema);
        await tijd.Gezet.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        tijd.Fire();

        Assert.Equal(TimeSpan.FromMilliseconds(250), await tijd.Gezet);
        Assert.NotNull(bron.Huidig.FindDocument("urn:a", "A"));
    }

    private Schemabron Open(TimeProvider tijd) => Schemabron.Open(Map, c => _prepare?.Invoke(c), tijd, _log);

    private void Write(string pack, string schema, string manifest = Manifest)
    {
        var map = Directory.CreateDirectory(Path.Combine(Map, pack)).FullName;
        File.WriteAllText(Path.Combine(map, "a.xsd"), schema);
        File.WriteAllText(Path.Combine(map, "manifest.json"), manifest);
    }

    private sealed class Logvanger : ILogger<Schemabron>
    {
        public List<(LogLevel Niveau, string Tekst)> Regels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Regels.Add((logLevel, formatter(state, exception)));
    }
}
