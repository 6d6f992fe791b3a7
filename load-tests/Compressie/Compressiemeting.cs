using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Compressie;

/// <summary>What the ways to pack payloads cost and give, by size: how the store's threshold was chosen.</summary>
internal sealed class Compressiemeting(TextWriter uitvoer, string map, TimeSpan duur, int rondes, int zaad)
{
    private const int Aanroepers = 16;

    // The smallest mix in which each class of size has a message.
    private const int Aantal = 1000;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        uitvoer.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(map)}");
        uitvoer.WriteLine($"load average vooraf {Machine.Belasting()}; een thread, beste van {rondes} ronden");
        var banden = Proefinhoud.CreateAll(Aantal, zaad);
        var alles = banden.Sum(b => b.Gemiddeld * b.Inhouden.Count);
        foreach (var band in banden)
            uitvoer.WriteLine($"{band.Naam}: {band.Inhouden.Count} van {Aantal} berichten, {band.Gemiddeld * band.Inhouden.Count / alles:P1} van de bytes");
        WriteTable("het mengsel zoals het is gemaakt", banden);
        var toevallig = banden.Select(b => b.WithToeval(new Random(zaad))).ToList();
        WriteTable("alle waarden door toeval vervangen", toevallig);
        WriteTable("bytes zonder patroon", [banden[^1].AsRuis(new Random(zaad))]);
        await WriteJournaalAsync(toevallig, cancellationToken);
        uitvoer.WriteLine($"{Environment.NewLine}load average achteraf {Machine.Belasting()}");
    }

    private void WriteTable(string naam, IReadOnlyList<Proefinhoud> banden)
    {
        uitvoer.WriteLine();
        uitvoer.WriteLine(naam);
        uitvoer.WriteLine();
        uitvoer.WriteLine("| grootte | gemiddeld bytes | wijze | blijft over | in us | MB/s | uit us | MB/s | heap bytes |");
        uitvoer.WriteLine("|---|---:|---|---:|---:|---:|---:|---:|---:|");
        var meting = new Inpakmeting(duur, rondes);
        foreach (var band in banden)
        {
            foreach (var uitslag in meting.Run(band.Inhouden))
            {
                uitvoer.WriteLine(
                    $"| {band.Naam} | {band.Gemiddeld:N0} | {uitslag.Inpakker.Naam} | {uitslag.Deel:P1} | {Us(uitslag.In)} | {Mb(band, uitslag.In)} | {Us(uitslag.Uit)} | {Mb(band, uitslag.Uit)} | {uitslag.Toegewezen:N0} |");
            }
        }
    }

    private async Task WriteJournaalAsync(IEnumerable<Proefinhoud> banden, CancellationToken cancellationToken)
    {
        uitvoer.WriteLine();
        uitvoer.WriteLine($"de opslag alleen, {Aanroepers} aanroepers, alle waarden door toeval vervangen");
        uitvoer.WriteLine();
        uitvoer.WriteLine("| grootte | gemiddeld bytes | inpakken | berichten/s | cpu us | kB naar schijf |");
        uitvoer.WriteLine("|---|---:|---|---:|---:|---:|");
        var meting = new Journaalmeting(map, Aanroepers, duur * 5, rondes);
        foreach (var band in banden)
        {
            foreach (var (naam, uitkomst) in await meting.RunAsync(band.Inhouden, cancellationToken))
            {
                uitvoer.WriteLine(
                    $"| {band.Naam} | {band.Gemiddeld:N0} | {naam} | {uitkomst.PerSeconde:N0} | {Us(uitkomst.Cpu)} | {uitkomst.Geschreven / 1000:N1} |");
            }
        }
    }

    private static string Us(TimeSpan tijd) => $"{tijd.TotalMicroseconds:N1}";

    private static string Mb(Proefinhoud band, TimeSpan tijd) => $"{band.Gemiddeld / tijd.TotalMicroseconds:N0}";
}
