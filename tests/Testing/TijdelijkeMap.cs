namespace IB.Gateway.Testing;

/// <summary>A folder of its own for one test, removed afterwards.</summary>
public sealed class TijdelijkeMap : IDisposable
{
    public string Pad { get; } = Directory.CreateTempSubdirectory("ib-gateway-test-").FullName;

    public string this[string naam] => Path.Combine(Pad, naam);

    public void Dispose()
    {
        if (Directory.Exists(Pad))
            Directory.Delete(Pad, recursive: true);
    }
}
