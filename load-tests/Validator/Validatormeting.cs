using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;
using IB.Gateway.Validation;

namespace IB.Gateway.LoadTests.Validator;

/// <summary>How fast documents are validated, by the knooppunt and by others, on one thread and in one run.</summary>
internal sealed class Validatormeting(TextWriter uitvoer, Wedstrijd wedstrijd)
{
    internal void Run()
    {
        uitvoer.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(Path.GetTempPath())}");
        uitvoer.WriteLine($"load average vooraf {Machine.Belasting()}; een thread");
        var catalogus = Berichtcatalogus.LoadEmbedded();
        uitvoer.WriteLine(Compilatietijd.Measure(catalogus));
        using var map = new TijdelijkeMap();
        var referentie = new ReferentieValidator(catalogus);
        var gecompileerd = new GecompileerdeValidator(
            catalogus, referentie, _ => throw new InvalidOperationException("The reference takes what the compiled engine does not."));
        var verhoudingen = new List<string>();
        foreach (var bestand in Proefbestand.CreateAll(catalogus, map.Pad))
        {
            using var libxml2 = Libxml2Schema.Load(bestand.Xsd);
            var mededingers = Mededinger.CreateAll(bestand, gecompileerd, referentie, libxml2).ToList();
            var uitslagen = wedstrijd.Run(bestand.Naam, mededingers);
            for (var i = 0; i < mededingers.Count; i++)
                Write(bestand, mededingers[i], uitslagen[i]);
            verhoudingen.AddRange(Ratios(bestand, mededingers.Select(m => m.Naam).Zip(uitslagen).ToDictionary()));
        }

        uitvoer.WriteLine($"load average achteraf {Machine.Belasting()}");
        foreach (var verhouding in verhoudingen)
            uitvoer.WriteLine(verhouding);
    }

    private static IEnumerable<string> Ratios(Proefbestand bestand, Dictionary<string, Uitslag> uitslagen)
    {
        var ons = uitslagen[Mededinger.Gecompileerd].Seconden;
        yield return $"ratio compiled/System.Xml {bestand.Naam}: {uitslagen[Mededinger.Systeem].Seconden / ons:F1}";
        yield return $"ratio compiled/XmlReader {bestand.Naam}: {uitslagen[Mededinger.Lezer].Seconden / ons:F1}";
    }

    private void Write(Proefbestand bestand, Mededinger mededinger, Uitslag uitslag)
        => uitvoer.WriteLine(
            $"{bestand.Naam} {bestand.Inhoud.Length} bytes, {mededinger.Naam}: {1 / uitslag.Seconden:F1} berichten/s, "
            + $"{bestand.Inhoud.Length / uitslag.Seconden / 1e6:F1} MB/s, {uitslag.Seconden * 1e6:F2} us/bericht, {uitslag.Toegewezen:F0} bytes heap/bericht");
}
