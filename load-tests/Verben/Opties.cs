using System.CommandLine;

namespace IB.Gateway.LoadTests.Verben;

/// <summary>Options that several verbs have.</summary>
internal static class Opties
{
    /// <summary>On which disk is measured. A folder in memory would make the figures worthless.</summary>
    internal static Option<string> Map() => new("--map")
    {
        Description = "Map op de schijf waarop wordt gemeten; er komt een tijdelijke map in.",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };

    internal static Option<string> Programma() => new("--programma")
    {
        Description = "Het knooppunt dat wordt gemeten, bijvoorbeeld uit dotnet publish.",
        DefaultValueFactory = _ => Processen.Programma.Knooppunt,
    };
}
