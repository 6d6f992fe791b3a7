using IB.Gateway.Testing;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Tests.Partijen;

public sealed class PartijenBestandTests : IDisposable
{
    private static readonly DateOnly Dag = new(2026, 3, 2);

    private readonly TijdelijkeMap _map = new();
    private readonly FakeTime _klok = new();
    private readonly Regelvanger<PartijenBestand> _logger = new();

    private string Pad => _map["partijen.json"];

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Open_ValidFile_Reads()
    {
        using var bestand = Open("0384");

        Assert.NotNull(bestand.Huidig.Find("0384", Dag));
    }

    [Fact]
    public void Open_FileWithErrors_SaysEachWithThePathAndOpensNothing()
    {
        File.WriteAllText(Pad, """{ "partijen": [{ "code": "1", "rol": "Gemeente", "naam": "" }] }""");

        var (bron, fouten) = PartijenBestand.Open(Pad, Proefknooppunt.Catalogus, _klok, _logger);

        Assert.Null(bron);
        Assert.Equal(3, fouten.Count);
        Assert.All(fouten, f => Assert.StartsWith($"{Pad}: partijen[0].", f, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_NoFile_SaysSo()
    {
        var (bron, fouten) = PartijenBestand.Open(Pad, Proefknooppunt.Catalogus, _klok, _logger);

        Assert.Null(bron);
        Assert.StartsWith($"{Pad}: kan niet worden gelezen (", Assert.Single(fouten), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileBeyondTheLimit_IsNotRead()
    {
        using (var stroom = File.Create(Pad))
            stroom.SetLength((64L * 1024 * 1024) + 1);

        Assert.Equal([$"{Pad}: groter dan 67108864 bytes"], PartijenBestand.Open(Pad, Proefknooppunt.Catalogus, _klok, _logger).Fouten);
    }

    [Fact]
    public void Reload_Changed_NewDirectoryHoldsAndTheOldObjectStaysAsItWas()
    {
        using var bestand = Open("0384");
        var oud = bestand.Huidig;
        Write("0363");

        Assert.True(bestand.Reload());

        Assert.NotNull(bestand.Huidig.Find("0363", Dag));
        Assert.Null(bestand.Huidig.Find("0384", Dag));
        Assert.NotNull(oud.Find("0384", Dag));
    }

    [Fact]
    public void Reload_FileWithErrors_KeepsTheOldAndLogsEveryError()
    {
        using var bestand = Open("0384");
        var oud = bestand.Huidig;
        File.WriteAllText(Pad, """{ "partijen": [{ "code": "1", "rol": "Gemeente", "naam": "" }, null] }""");

        Assert.False(bestand.Reload());

        Assert.Same(oud, bestand.Huidig);
        var (niveau, regel) = Assert.Single(_logger.Regels);
        Assert.Equal(LogLevel.Error, niveau);
        foreach (var plaats in (string[])["partijen[0].code", "partijen[0].naam", "partijen[0].functies", "partijen[1]"])
            Assert.Contains($"{Pad}: {plaats}: ", regel, StringComparison.Ordinal);
        Assert.Contains("heeft 4 fouten; het vorige blijft gelden", regel, StringComparison.Ordinal);
        Assert.Equal(4, bestand.Fouten.Count);
    }

    [Fact]
    public void Reload_FileGone_KeepsTheOldAndRecovers()
    {
        using var bestand = Open("0384");
        File.Delete(Pad);
        Assert.False(bestand.Reload());
        Assert.NotNull(bestand.Huidig.Find("0384", Dag));

        Write("0363");

        Assert.Single(bestand.Fouten);
        Assert.True(bestand.Reload());
        Assert.NotNull(bestand.Huidig.Find("0363", Dag));
        Assert.Empty(bestand.Fouten);
    }

    [Fact]
    public async Task FileDeleted_AfterItCameToRest_IsToldOf()
    {
        var tijd = new Timerpoort();
        Write("0384");
        using var bestand = PartijenBestand.Open(Pad, Proefknooppunt.Catalogus, tijd, _logger).Bron!;

        File.Delete(Pad);

        await tijd.Gezet.WaitAsync(Wachttijd.Ruim, TestContext.Current.CancellationToken);
        tijd.Fire();
        Assert.Single(bestand.Fouten);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FileChanged_AfterItCameToRest_IsReadByItself(bool doorHernoemen)
    {
        var tijd = new Timerpoort();
        Write("0384");
        using var bestand = PartijenBestand.Open(Pad, Proefknooppunt.Catalogus, tijd, _logger).Bron!;

        if (doorHernoemen)
        {
            File.WriteAllText(_map["nieuw"], Document("0363"));
            File.Move(_map["nieuw"], Pad, overwrite: true);
        }
        else
        {
            Write("0363");
        }

        // The watcher answers from a thread of its own, and may do so more than once.
        await tijd.Gezet.WaitAsync(Wachttijd.Ruim, TestContext.Current.CancellationToken);
        Assert.NotNull(bestand.Huidig.Find("0384", Dag));
        tijd.Fire();

        Assert.NotNull(bestand.Huidig.Find("0363", Dag));
        Assert.Equal(TimeSpan.FromMilliseconds(250), await tijd.Gezet);
    }

    private static string Document(string code) => $$"""
        { "partijen": [{ "code": "{{code}}", "rol": "Gemeente", "naam": "Gemeente", "functies": ["*"], "bezorging": [{ "wijze": "postbus" }] }] }
        """;

    private PartijenBestand Open(string code)
    {
        Write(code);
        var (bron, fouten) = PartijenBestand.Open(Pad, Proefknooppunt.Catalogus, _klok, _logger);
        Assert.Empty(fouten);
        return bron!;
    }

    private void Write(string code) => File.WriteAllText(Pad, Document(code));
}
