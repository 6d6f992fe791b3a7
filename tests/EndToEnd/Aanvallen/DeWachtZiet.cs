using System.Diagnostics;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The watch on what the knooppunt reaches for is no blind one: it sees what does happen (X1).</summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X1")]
public sealed class DeWachtZiet(Doelwit doelwit)
{
    [Fact]
    public async Task Delivery_OfTheKnooppunt_IsSeen()
    {
        var bericht = Proefbericht.Start();
        await doelwit.Proefketen.ZorgThuis.SendAsync(bericht);
        await doelwit.Proefketen.Diemen.ReceiveAsync(bericht.Referentie);

        Assert.Contains(doelwit.Pogingen, p => p.StartsWith("verbinding ", StringComparison.Ordinal)
            && p.EndsWith($":{doelwit.Proefketen.Diemen.Simulator.Port.Port}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FileAndName_OfAnotherProgram_AreSeen()
    {
        using var uitgaand = await Uitgaand.CreateAsync();

        await RunAsync(uitgaand, "cat", Uitgaand.Lokaas[0]);
        await RunAsync(uitgaand, "getent", "ahosts", "localhost");

        Assert.Equal(["bestand /etc/hostname", "naam localhost"], uitgaand.Pogingen.Where(p => !p.StartsWith("verbinding", StringComparison.Ordinal)));
    }

    private static async Task RunAsync(Uitgaand uitgaand, string programma, params string[] argumenten)
    {
        var start = new ProcessStartInfo(programma, argumenten) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (naam, waarde) in uitgaand.Omgeving)
            start.Environment[naam] = waarde;
        using var proces = Process.Start(start)!;
        await proces.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await proces.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
