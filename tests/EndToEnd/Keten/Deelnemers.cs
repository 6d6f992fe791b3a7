using IB.Gateway.Demo;
using IB.Gateway.Routing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The parties of the test chain; their codes are those in the headers of the fixtures.</summary>
internal static class Deelnemers
{
    private static readonly string[] Alles = ["WMO*", "JW*"];
    private static readonly string[] Gemeentelijk = [.. Alles, "Wlz*", "Registertoets*"];

    /// <summary>Sends and receives the iWmo fixtures; is pushed to over StUF.</summary>
    internal static Deelnemer Diemen { get; } = new("0384", Rol.Gemeente, "Gemeente Diemen (proef)", Gemeentelijk);

    /// <summary>Sends and receives the iJw fixtures; is pushed to over StUF.</summary>
    internal static Deelnemer Amsterdam { get; } = new("0363", Rol.Gemeente, "Gemeente Amsterdam (proef)", Gemeentelijk);

    /// <summary>Sends over REST; has a mailbox.</summary>
    internal static Deelnemer Utrecht { get; } = new("0344", Rol.Gemeente, "Gemeente Utrecht (proef)", Gemeentelijk);

    /// <summary>The aanbieder of the iWmo fixtures; has a mailbox.</summary>
    internal static Deelnemer ZorgThuis { get; } = new("42420001", Rol.Instelling, "Zorg Thuis (proef)", Alles);

    /// <summary>The aanbieder of the iJw fixtures; has a mailbox.</summary>
    internal static Deelnemer JeugdVooruit { get; } = new("42420002", Rol.Instelling, "Jeugd Vooruit (proef)", Alles);

    /// <summary>Another aanbieder, whose business the messages of the others are not.</summary>
    internal static Deelnemer Buurman { get; } = new("42420003", Rol.Instelling, "Buurman Zorg (proef)", Alles);

    /// <summary>Collects the eigen bijdrage; has a mailbox.</summary>
    internal static Deelnemer Cak { get; } = new("CAK", Rol.Ketenpartner, "CAK (proef)", Alles);

    /// <summary>Carries out the trekkingsrecht; has a mailbox.</summary>
    internal static Deelnemer Svb { get; } = new("SVB", Rol.Ketenpartner, "SVB (proef)", Alles);

    /// <summary>Carries it out with PGB2.0; has a mailbox.</summary>
    internal static Deelnemer Vws { get; } = new("VWS", Rol.Ketenpartner, "VWS, PGB2.0 (proef)", Alles);

    /// <summary>Tells who has a Wlz-indicatie; has a mailbox.</summary>
    internal static Deelnemer Ciz { get; } = new("CIZ", Rol.Ketenpartner, "CIZ (proef)", ["CizStatus"]);

    /// <summary>The knooppunt itself as a receiver; it is no party.</summary>
    internal static Deelnemer Knooppunt { get; } = new("IB", Rol.Ketenpartner, "Knooppunt", []);

    /// <summary>Acts for others only.</summary>
    internal static Deelnemer Softwarehuis { get; } = new("SOFTWAREHUIS", Rol.Intermediair, "Softwarehuis (proef)", []);

    /// <summary>The gemeenten that are pushed to.</summary>
    internal static IReadOnlyList<Deelnemer> Gemeenten { get; } = [Diemen, Amsterdam];

    internal static IReadOnlyList<Deelnemer> Alle { get; } = [Diemen, Amsterdam, Utrecht, ZorgThuis, JeugdVooruit, Buurman, Cak, Svb, Vws, Ciz, Softwarehuis];
}
