namespace IB.Gateway.Telemetrie;

/// <summary>Names of the meters and the activity source.</summary>
internal static class Meetbron
{
    /// <summary>The meter and the activity source of the host.</summary>
    public const string Gateway = "IB.Gateway";

    /// <summary>The meter of the store.</summary>
    public const string Storage = "IB.Gateway.Storage";

    /// <summary>Every meter that is exported: our own, and those of the platform that tell about memory and connections.</summary>
    /// <remarks>The platform's meter of HTTP requests is left out: its labels are made from what a client sends.</remarks>
    public static IReadOnlyList<string> Meters { get; } = [Gateway, Storage, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];
}
