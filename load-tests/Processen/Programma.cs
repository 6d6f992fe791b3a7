namespace IB.Gateway.LoadTests.Processen;

/// <summary>Where the programs are that are measured.</summary>
internal static class Programma
{
    private static readonly string Uitgang = OperatingSystem.IsWindows() ? ".exe" : string.Empty;

    /// <summary>The knooppunt as it was built together with this program, with its own runtime settings.</summary>
    internal static string Knooppunt => Path.Combine(AppContext.BaseDirectory, "ib-gateway" + Uitgang);

    /// <summary>This program.</summary>
    internal static string Zelf => Path.Combine(AppContext.BaseDirectory, "ib-gateway-load" + Uitgang);
}
