namespace IB.Gateway.Schijfruimte;

/// <summary>Tells how much room there is on the disk of the store.</summary>
internal interface IVrijeRuimte
{
    /// <summary>Bytes that this process can still write. May take as long as the disk takes.</summary>
    /// <exception cref="IOException">The disk does not tell.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be asked.</exception>
    long Measure();
}

/// <summary>The disk that holds a folder.</summary>
/// <param name="map">The folder; it exists.</param>
internal sealed class Mapruimte(string map) : IVrijeRuimte
{
    /// <inheritdoc/>
    public long Measure() => new DriveInfo(map).AvailableFreeSpace;
}
