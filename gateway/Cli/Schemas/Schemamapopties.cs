using System.CommandLine;
using IB.Gateway.Hosting;

namespace IB.Gateway.Cli;

/// <summary>Which schema folder a verb works on: the one named, or that of the settings file.</summary>
internal sealed class Schemamapopties(string naam)
{
    private const string Standaardbestand = "ib-gateway.json";

    internal Option<string?> Map { get; } = Opties.Tekst(naam, "MAP", "De schemamap; standaard schemas.map uit het instellingenbestand.");

    internal Option<string?> Instellingen { get; } = Opties.Tekst(
        "--instellingen", "BESTAND", $"Pad van het instellingenbestand; standaard {Standaardbestand}.");

    /// <summary>The folder; <see langword="null"/> when nothing names one.</summary>
    /// <exception cref="InstellingenException">The settings file was named and is not there, or it is malformed.</exception>
    internal string? Find(ParseResult uitvoer)
    {
        if (uitvoer.GetValue(Map) is { } map)
            return Path.GetFullPath(map);
        if (uitvoer.GetValue(Instellingen) is { } bestand)
            return InstellingenLezer.ReadSchemamap(bestand);
        return File.Exists(Standaardbestand) ? InstellingenLezer.ReadSchemamap(Standaardbestand) : null;
    }
}
