using System.CommandLine;
using IB.Gateway.Hosting;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Onderhoud;

namespace IB.Gateway.Cli;

/// <summary>Which store a verb works on: that of the settings file, or a folder.</summary>
internal sealed class Opslagopties
{
    private const string Standaardbestand = "ib-gateway.json";

    private readonly Option<string?> _instellingen = Opties.Tekst(
        "--instellingen", "BESTAND", $"Pad van het instellingenbestand; standaard {Standaardbestand}.");
    private readonly Option<string?> _map = Opties.Tekst("--map", "MAP", "De gegevensmap; standaard opslag.map uit het instellingenbestand.");

    internal void AddTo(Verb verb)
    {
        verb.Add(_instellingen);
        verb.Add(_map);
    }

    /// <summary>Does work on the store, and says what kept it from that.</summary>
    internal int Run(ParseResult uitvoer, Omgeving omgeving, Func<Opslagonderhoud, int> work)
    {
        try
        {
            using var onderhoud = Opslagonderhoud.Open(Read(uitvoer));
            return work(onderhoud);
        }
        catch (InstellingenException fout)
        {
            return omgeving.RefuseUse(fout.Fouten);
        }
        catch (Exception fout) when (fout is OpslagException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return omgeving.RefuseUse(fout.Message);
        }
    }

    private OpslagOptions Read(ParseResult uitvoer)
        => uitvoer.GetValue(_map) is { } map
            ? new OpslagOptions { Map = Path.GetFullPath(map) }
            : InstellingenLezer.ReadOpslag(uitvoer.GetValue(_instellingen) ?? Standaardbestand);
}
