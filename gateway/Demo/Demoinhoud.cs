namespace IB.Gateway.Demo;

/// <summary>The messages of the demo: the project's own examples.</summary>
internal static class Demoinhoud
{
    internal static byte[] Read(string bestand)
    {
        using var bron = typeof(Demoinhoud).Assembly.GetManifestResourceStream($"demo/{bestand}")
            ?? throw new InvalidOperationException($"There is no demo message {bestand}.");
        var bytes = new byte[bron.Length];
        bron.ReadExactly(bytes);
        return bytes;
    }
}
