using System.Net;
using System.Net.Sockets;
using IB.Gateway.Demo;
using IB.Gateway.Routing;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

/// <summary>The real process: streams, exit codes and signals.</summary>
public sealed class ProgrammaTests : IDisposable
{
    private static readonly Dictionary<string, string> Vrijepoorten = new()
    {
        ["IBGATEWAY__LUISTER__POORT"] = "0",
        ["IBGATEWAY__BEHEER__POORT"] = "0",
    };

    private readonly TijdelijkeMap _map = new();

    public void Dispose() => _map.Dispose();

    [Fact]
    public async Task Validate_AsAProcess_KeepsOutputAndErrorsApart()
    {
        var geldig = _map.Write(new string('n', 150) + " met spaties.xml", Fixtures.Bytes("iwmo-3.2/WMO301.xml"));
        await using var programma = Programma.Start(new Dictionary<string, string> { ["TERM"] = "xterm-256color" }, "validate", geldig, _map["weg.xml"]);

        var uitslag = await programma.WaitForExitAsync();

        Assert.Equal(2, uitslag.Uitgang);
        Assert.Equal([$"{geldig}: geldig (WMO301 3.2)"], uitslag.Regels);
        Assert.Equal([$"{_map["weg.xml"]} bestaat niet. Controleer de naam."], uitslag.Foutregels);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Run_Signal_StopsInOrderWithExitCode0(string signaal)
    {
        await using var programma = Programma.Start(Vrijepoorten, "run", "--instellingen", Instellingen());
        await programma.WaitForAsync("fase gereed is begonnen");

        await programma.SignalAsync(signaal);
        var uitslag = await programma.WaitForExitAsync();

        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        Assert.Contains(uitslag.Regels, r => r.Contains("Lus bezorging is gestopt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LUISTER")]
    [InlineData("BEHEER")]
    public async Task Run_PortInUse_SaysSoInOneLine(string poort)
    {
        using var bezet = new TcpListener(IPAddress.Loopback, 0);
        bezet.Start();
        var nummer = ((IPEndPoint)bezet.LocalEndpoint).Port;
        var variabelen = new Dictionary<string, string>(Vrijepoorten) { [$"IBGATEWAY__{poort}__POORT"] = $"{nummer}" };
        await using var programma = Programma.Start(variabelen, "run", "--instellingen", Instellingen());

        var uitslag = await programma.WaitForExitAsync();

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Equal(
            [$"Adres 127.0.0.1:{nummer} is al in gebruik. Stop het andere programma of kies een andere poort ({poort.ToLowerInvariant()}.poort)."],
            uitslag.Foutregels);
    }

    [Fact]
    public async Task Run_WrongSettings_NamesThemAllAndStartsNothing()
    {
        var pad = _map.Write("ib-gateway.json", "{\"luister\": {\"poort\": 70000}, \"beheer\": {\"adres\": \"overal\"}}");
        await using var programma = Programma.Start(new Dictionary<string, string>(), "run", "--instellingen", pad);

        var uitslag = await programma.WaitForExitAsync();

        Assert.Equal((2, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.Contains($"{pad}: luister.poort is 70000 en moet van 0 tot en met 65535 zijn", uitslag.Foutregels);
        Assert.Contains($"{pad}: beheer.adres is overal en moet een IP-adres zijn", uitslag.Foutregels);
    }

    [Fact]
    public async Task Run_StoreOfAnotherProcess_ExitsWith1()
    {
        var instellingen = Instellingen();
        await using var eerste = Programma.Start(Vrijepoorten, "run", "--instellingen", instellingen);
        await eerste.WaitForAsync("fase gereed is begonnen");
        await using var tweede = Programma.Start(Vrijepoorten, "run", "--instellingen", instellingen);

        var uitslag = await tweede.WaitForExitAsync();

        Assert.Equal(1, uitslag.Uitgang);
        Assert.Contains("is in gebruik", Assert.Single(uitslag.Foutregels), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KeyThatDoesNotFit_ExitsWith2InOneLine()
    {
        var instellingen = Instellingen();
        var anker = Path.Combine(_map["knooppunt"], "pki", "ca", "tussen.key");
        var variabelen = new Dictionary<string, string>(Vrijepoorten) { ["IBGATEWAY__LUISTER__SLEUTEL"] = anker };
        await using var programma = Programma.Start(variabelen, "run", "--instellingen", instellingen);

        var uitslag = await programma.WaitForExitAsync();

        Assert.Equal(2, uitslag.Uitgang);
        Assert.StartsWith("Een certificaat of sleutel is niet te gebruiken: De sleutel in ", Assert.Single(uitslag.Foutregels), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_MapThatIsAFile_ExitsWith2InOneLine()
    {
        var pad = _map.Write("bestand", "");
        await using var programma = Programma.Start(new Dictionary<string, string>(), "demo", "--once", "--map", pad);

        var uitslag = await programma.WaitForExitAsync();

        Assert.Equal((2, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.StartsWith("Een bestand of map is niet te lezen of te schrijven.", Assert.Single(uitslag.Foutregels), StringComparison.Ordinal);
    }

    private string Instellingen()
    {
        using var opstelling = Opstelling.Create(_map["knooppunt"], TimeProvider.System);
        opstelling.Write([new Deelnemer("0384", Rol.Gemeente, "Gemeente Diemen (proef)", ["*"])]);
        return opstelling.Instellingenbestand;
    }
}
