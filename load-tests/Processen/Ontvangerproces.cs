using System.Globalization;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Verben;

namespace IB.Gateway.LoadTests.Processen;

/// <summary>An <see cref="Ontvanger"/> in a process of its own.</summary>
internal sealed class Ontvangerproces : IAsyncDisposable
{
    private static readonly TimeSpan Geduld = TimeSpan.FromSeconds(30);

    private readonly Kindproces _kind;
    private readonly HttpClient _client;

    private Ontvangerproces(Kindproces kind, HttpClient client, Uri adres)
    {
        _kind = kind;
        _client = client;
        Adres = adres;
    }

    internal Uri Adres { get; }

    internal Processtand Stand => _kind.Stand;

    /// <summary>Starts it with the certificate of the first aanbieder.</summary>
    internal static async Task<Ontvangerproces> StartAsync(Proefinstallatie installatie, CancellationToken cancellationToken)
    {
        var aanbieder = installatie.Aanbieders[0];
        var certificaat = Path.Combine(installatie.PkiMap, aanbieder.Certificaatnaam + ".pem");
        var kind = Kindproces.Start(Programma.Zelf, [Ontvangerverb.Naam, certificaat], new Dictionary<string, string>(StringComparer.Ordinal));
        try
        {
            var adres = new Uri(await kind.EersteRegel.WaitAsync(Geduld, cancellationToken));
            return new Ontvangerproces(kind, installatie.Client(installatie.Gemeenten[0]), adres);
        }
        catch
        {
            kind.RequireRunning();
            await kind.DisposeAsync();
            throw;
        }
    }

    /// <summary>Different messages that were pushed to it.</summary>
    internal async Task<int> CountAsync(CancellationToken cancellationToken)
        => int.Parse(await _client.GetStringAsync(new Uri(Adres, Ontvanger.Tellingpad), cancellationToken), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => _kind.DisposeAsync();
}
