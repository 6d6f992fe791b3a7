using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Processes of which a folder is on a disk that a test can break.</summary>
internal static class Schijfopdracht
{
    /// <summary>The same process on this disk.</summary>
    /// <param name="schijf">The disk.</param>
    /// <param name="opdracht">What to start.</param>
    /// <param name="map">The folder that is on this disk.</param>
    internal static Kindopdracht Under(this Schijf schijf, Kindopdracht opdracht, string map)
        => opdracht with { Omgeving = new Dictionary<string, string>([.. opdracht.Omgeving, .. schijf.Omgeving(map)]) };
}
