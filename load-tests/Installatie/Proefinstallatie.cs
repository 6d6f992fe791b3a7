using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Demo;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using IB.Gateway.Routing;
using Microsoft.Data.Sqlite;

namespace IB.Gateway.LoadTests.Installatie;

/// <summary>
/// An installation in a folder of its own, with several gemeenten that send and several aanbieders that receive. Disposing it removes
/// the folder.
/// </summary>
internal sealed class Proefinstallatie : IDisposable
{
    private const int AantalPartijen = 8;
    private static readonly string[] Functies = ["WMO*"];

    private readonly Opstelling _opstelling;

    private Proefinstallatie(string map)
    {
        Map = map;
        _opstelling = Opstelling.Create(map, TimeProvider.System);
        Gemeenten = [.. Enumerable.Range(1, AantalPartijen).Select(i => new Deelnemer($"900{i}", Rol.Gemeente, $"Gemeente {i} (belasting)", Functies))];
        Aanbieders = [.. Enumerable.Range(1, AantalPartijen).Select(i => new Deelnemer($"4242000{i}", Rol.Instelling, $"Aanbieder {i} (belasting)", Functies))];
        foreach (var deelnemer in Gemeenten.Concat(Aanbieders))
            _opstelling.Certificaat(deelnemer);
        Ankers = [X509CertificateLoader.LoadCertificateFromFile(Path.Combine(PkiMap, Testpki.CaMap, "root.pem"))];
    }

    /// <summary>The folder.</summary>
    internal string Map { get; }

    internal IReadOnlyList<Deelnemer> Gemeenten { get; }

    internal IReadOnlyList<Deelnemer> Aanbieders { get; }

    /// <summary>The root of the test PKI.</summary>
    internal X509Certificate2Collection Ankers { get; }

    internal string PkiMap => _opstelling.PkiMap;

    internal string Instellingenbestand => _opstelling.Instellingenbestand;

    private string Datamap => Path.Combine(Map, "data");

    /// <summary>Makes it in a new folder under <paramref name="map"/>: with mailboxes only, until <see cref="Write"/> says otherwise.</summary>
    internal static Proefinstallatie Create(string map)
    {
        var installatie = new Proefinstallatie(Path.Combine(map, $"ib-gateway-load-{Guid.NewGuid():N}"));
        installatie.Write([.. installatie.Gemeenten, .. installatie.Aanbieders]);
        return installatie;
    }

    /// <summary>Writes the party directory.</summary>
    internal void Write(IReadOnlyList<Deelnemer> deelnemers) => _opstelling.Write(deelnemers);

    internal Eigencertificaat Certificaat(Deelnemer deelnemer) => _opstelling.Certificaat(deelnemer);

    internal HttpClient Client(Deelnemer deelnemer) => _opstelling.Client(deelnemer);

    /// <summary>Removes everything that the knooppunt stored; it must not be running.</summary>
    internal void RemoveData()
    {
        if (Directory.Exists(Datamap))
            Directory.Delete(Datamap, recursive: true);
    }

    /// <summary>How many messages with different ids are in the file; the knooppunt must not be running.</summary>
    internal long CountBerichten()
    {
        SQLitePCL.Batteries_V2.Init();
        using var verbinding = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Datamap, "opslag.db"),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ConnectionString);
        verbinding.Open();
        using var vraag = verbinding.CreateCommand();
        vraag.CommandText = "SELECT count(DISTINCT b.referentienummer) FROM bericht b JOIN inhoud i ON i.volgnummer = b.volgnummer";
        return (long)vraag.ExecuteScalar()!;
    }

    public void Dispose()
    {
        _opstelling.Dispose();
        Directory.Delete(Map, recursive: true);
    }
}
