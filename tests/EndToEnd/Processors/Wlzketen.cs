namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A chain of which the knooppunt processes Wlz messages.</summary>
public class Wlzketen : Ketenfixture
{
    /// <summary>The settings that switch it on.</summary>
    internal static IReadOnlyDictionary<string, string> Aan { get; } = new Dictionary<string, string>(Ketenplan.Ongeduldig) { ["processors:aan:0"] = "wlz" };

    internal override Ketenplan Plan { get; } = new() { Instellingen = Aan };
}
