using System.Globalization;
using IB.Gateway.LoadTests.Aanbod;
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
    /// <param name="installatie">Whose certificate.</param>
    /// <param name="wijze">What it does.</param>
    /// <param name="voorraad">What payloads must be.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    internal static async Task<Ontvangerproces> StartAsync(
        Proefinstallatie installatie, Ontvangstwijze wijze, Voorraad voorraad, CancellationToken cancellationToken)
    {
        var certificaat = Path.Combine(installatie.PkiMap, installatie.Aanbieders[0].Certificaatnaam + ".pem");
        var afdrukken = Path.Combine(installatie.Map, "afdrukken");
        voorraad.WriteAfdrukken(afdrukken);
        var kind = Kindproces.Start(
            Programma.Zelf, [Ontvangerverb.Naam, certificaat, $"{wijze}", afdrukken], new Dictionary<string, string>(StringComparer.Ordinal));
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
    internal async Task<long> CountAsync(CancellationToken cancellationToken)
        => long.Parse(await _client.GetStringAsync(new Uri(Adres, Ontvanger.Tellingpad), cancellationToken), CultureInfo.InvariantCulture);

    /// <summary>Tells the books what was pushed, and when the messages of the sample came.</summary>
    internal async Task ReportAsync(Grootboek grootboek, CancellationToken cancellationToken)
    {
        foreach (var regel in await ReadLinesAsync(Ontvanger.Aankomstenpad, cancellationToken))
        {
            var delen = regel.Split(' ');
            grootboek.SeePush(long.Parse(delen[0], CultureInfo.InvariantCulture), long.Parse(delen[1], CultureInfo.InvariantCulture));
        }

        grootboek.DeliverAll(await _client.GetByteArrayAsync(new Uri(Adres, Ontvanger.Gekregenpad), cancellationToken));
    }

    /// <summary>The referentienummers of what was pushed since the last call.</summary>
    internal Task<string[]> ReadNieuwAsync(CancellationToken cancellationToken) => ReadLinesAsync(Ontvanger.Nieuwpad, cancellationToken);

    public ValueTask DisposeAsync() => _kind.DisposeAsync();

    private async Task<string[]> ReadLinesAsync(string pad, CancellationToken cancellationToken)
        => (await _client.GetStringAsync(new Uri(Adres, pad), cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
