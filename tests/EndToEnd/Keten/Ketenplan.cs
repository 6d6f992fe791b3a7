using System.Text.Json.Nodes;
using IB.Gateway.Schijfruimte;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What is different from a plain chain.</summary>
internal sealed record Ketenplan
{
    /// <summary>Settings by path: <c>bezorging:tussenpoos</c> = <c>00:00:01</c>. They go into the settings file, as an operator would write them.</summary>
    internal IReadOnlyDictionary<string, string> Instellingen { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes the party directory before it is written.</summary>
    internal Action<Partijregisterbestand> Partijen { get; init; } = static _ => { };

    /// <summary>The clock of the knooppunt; those of its parties are the real one. Not for a process of its own.</summary>
    internal TimeProvider Tijd { get; init; } = TimeProvider.System;

    /// <summary>The disk that the knooppunt watches; by default the real one. Not for a process of its own.</summary>
    internal IVrijeRuimte? Schijf { get; init; }

    /// <summary>Whether <see cref="Tijd"/> is that of the certificates and of those who present them too: for a day far from this one.</summary>
    internal bool TijdVanAllen { get; init; }

    /// <summary>Whether iWmo 3.3 (<see cref="Tweederelease"/>) is loaded too, from a folder. Its own dates let it begin in 2099.</summary>
    internal bool TweeReleases { get; init; }

    /// <summary>Whether the knooppunt runs as a process of its own (<c>ib-gateway run</c>), to be measured and killed.</summary>
    internal bool AlsProces { get; init; }

    /// <summary>Environment variables of a process of its own, on top of those of the tests.</summary>
    internal IReadOnlyDictionary<string, string> Omgeving { get; init; } = new Dictionary<string, string>();

    /// <summary>Receivers that show at once what they do: quick retries off, one second between attempts, short time-out.</summary>
    internal static IReadOnlyDictionary<string, string> Ongeduldig { get; } = new Dictionary<string, string>
    {
        ["bezorging:tussenpoos"] = "00:00:01",
        ["bezorging:ronde"] = "00:00:01",
        ["bezorging:maxPogingen"] = "3",
        ["stufBezorging:herhalingen"] = "0",
        ["stufBezorging:tijdslimiet"] = "00:00:04",
    };

    /// <summary>Puts settings by path into a settings file.</summary>
    internal static void Apply(JsonObject instellingen, IReadOnlyDictionary<string, string> wijzigingen)
    {
        foreach (var (pad, waarde) in wijzigingen)
        {
            var stappen = pad.Split(':');
            var plek = instellingen;
            foreach (var stap in stappen[..^1])
                plek = (plek[stap] ??= new JsonObject()).AsObject();
            plek[stappen[^1]] = waarde;
        }
    }
}
