using IB.Gateway.Demo;
using IB.Gateway.Routing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The parties of the test chain; their codes are those in the headers of the fixtures.</summary>
internal static class Deelnemers
{
    private static readonly string[] Alles = ["WMO*", "JW*"];

    /// <summary>Sends and receives the iWmo fixtures; is pushed to over StUF.</summary>
    internal static Deelnemer Diemen { get; } = new("0384", Rol.Gemeente, "Gemeente Diemen (proef)", Alles);

    /// <summary>Sends and receives the iJw fixtures; is pushed to over StUF.</summary>
    internal static Deelnemer Amsterdam { get; } = new("0363", Rol.Gemeente, "Gemeente Amsterdam (proef)", Alles);

    /// <summary>The aanbieder of the iWmo fixtures; has a mailbox.</summary>
    internal static Deelnemer ZorgThuis { get; } = new("42420001", Rol.Instelling, "Zorg Thuis (proef)", Alles);

    /// <summary>The aanbieder of the iJw fixtures; has a mailbox.</summary>
    internal static Deelnemer JeugdVooruit { get; } = new("42420002", Rol.Instelling, "Jeugd Vooruit (proef)", Alles);

    /// <summary>Another aanbieder, whose business the messages of the others are not.</summary>
    internal static Deelnemer Buurman { get; } = new("42420003", Rol.Instelling, "Buurman Zorg (proef)", Alles);

    /// <summary>Acts for others only.</summary>
    internal static Deelnemer Softwarehuis { get; } = new("SOFTWAREHUIS", Rol.Intermediair, "Softwarehuis (proef)", []);

    internal static IReadOnlyList<Deelnemer> Gemeenten { get; } = [Diemen, Amsterdam];

    internal static IReadOnlyList<Deelnemer> Alle { get; } = [Diemen, Amsterdam, ZorgThuis, JeugdVooruit, Buurman, Softwarehuis];
}
