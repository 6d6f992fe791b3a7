using IB.Gateway.Storage;

namespace IB.Gateway.Tests.Telemetrie;

/// <summary>A store that is as well as the test says.</summary>
internal sealed class Opslagproef : IOpslagGezondheid
{
    public required Opslagstand Stand { get; set; }
}
