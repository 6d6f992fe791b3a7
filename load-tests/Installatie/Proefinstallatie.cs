using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Demo;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using IB.Gateway.Routing;

namespace IB.Gateway.LoadTests.Installatie;

/// <summary>
/// An installation in a folder of its own, with several gemeenten and aanbieders that send and receive. Disposing it removes the folder.
/// </summary>
internal sealed class Proefinstallatie : IDisposable
{
    private const int AantalPartijen = 8;
    private static readonly string[] Functies = ["WMO*", "JW*"];

    private readonly Opstelling _opstelling;
    private readonly Dictionary<string, Deelnemer> _opCode;
    private readonly IReadOnlyDictionary<string, string> _instellingen;

    private Proefinstallatie(string map, IReadOnlyDictionary<string, string> instellingen)
    {
        Map = map;
        _instellingen = instellingen;
        _opstelling = Opstelling.Create(map, TimeProvider.System);
        Gemeenten = [.. Enumerable.Range(1, AantalPartijen).Select(i => Partij($"900{i}", Rol.Gemeente, $"Gemeente {i}"))];
        Aanbieders = [.. Enumerable.Range(1, AantalPartijen).Select(i => Partij($"4242000{i}", Rol.Instelling, $"Aanbieder {i}"))];
        Alle = [.. Gemeenten, .. Aanbieders, Peil, Stil, Traag];
        _opCode = Alle.ToDictionary(d => d.Code, StringComparer.Ordinal);
        foreach (var deelnemer in Alle)
            _opstelling.Certificaat(deelnemer);
        Ankers = [X509CertificateLoader.LoadCertificateFromFile(Path.Combine(PkiMap, Testpki.CaMap, "root.pem"))];
    }

    /// <summary>The folder.</summary>
    internal string Map { get; }

    internal IReadOnlyList<Deelnemer> Gemeenten { get; }

    internal IReadOnlyList<Deelnemer> Aanbieders { get; }

    /// <summary>An aanbieder whose mailbox is looked at all the time, and always emptied.</summary>
    internal Deelnemer Peil { get; } = Partij("42420009", Rol.Instelling, "Peil");

    /// <summary>A gemeente that takes a push and never answers.</summary>
    internal Deelnemer Stil { get; } = Partij("9091", Rol.Gemeente, "Stil");

    /// <summary>A gemeente that answers a push after a while.</summary>
    internal Deelnemer Traag { get; } = Partij("9092", Rol.Gemeente, "Traag");

    /// <summary>All parties.</summary>
    internal IReadOnlyList<Deelnemer> Alle { get; }

    /// <summary>The root of the test PKI.</summary>
    internal X509Certificate2Collection Ankers { get; }

    internal string PkiMap => _opstelling.PkiMap;

    /// <summary>The settings of the knooppunt.</summary>
    internal string Instellingenbestand => _opstelling.Instellingenbestand;

    /// <summary>Where the knooppunt keeps what it stores.</summary>
    internal string Datamap => Path.Combine(Map, "data");

    /// <summary>Makes it in a new folder under <paramref name="map"/>: with mailboxes only, until <see cref="Write"/> says otherwise.</summary>
    /// <param name="map">A folder on the disk that is measured.</param>
    /// <param name="instellingen">Settings by path that this measurement, or who runs it, wants otherwise.</param>
    internal static Proefinstallatie Create(string map, IReadOnlyDictionary<string, string> instellingen)
    {
        var installatie = new Proefinstallatie(Path.Combine(map, $"ib-gateway-load-{Guid.NewGuid():N}"), instellingen);
        installatie.Write(static d => d);
        Proefinstellingen.Write(installatie.Instellingenbestand, installatie.Instellingenbestand, instellingen);
        return installatie;
    }

    /// <summary>A second settings file: the same parties and another data folder.</summary>
    /// <param name="naam">Name of both.</param>
    /// <param name="extra">What is different.</param>
    internal string WriteTweede(string naam, IReadOnlyDictionary<string, string> extra)
    {
        var doel = Path.Combine(Map, $"{naam}.json");
        Proefinstellingen.Write(
            Instellingenbestand, doel, [.. _instellingen, .. extra, KeyValuePair.Create("opslag.map", TweedeDatamap(naam))]);
        return doel;
    }

    /// <summary>The data folder that goes with a second settings file.</summary>
    internal string TweedeDatamap(string naam) => Path.Combine(Map, $"data-{naam}");

    /// <summary>The party of a code.</summary>
    internal Deelnemer Find(string code) => _opCode[code];

    /// <summary>Writes the party directory: every party as <paramref name="wijzig"/> gives it.</summary>
    internal void Write(Func<Deelnemer, Deelnemer> wijzig) => _opstelling.Write(Alle.Select(wijzig));

    internal Eigencertificaat Certificaat(Deelnemer deelnemer) => _opstelling.Certificaat(deelnemer);

    internal HttpClient Client(Deelnemer deelnemer) => _opstelling.Client(deelnemer);

    /// <summary>Removes everything that the knooppunt stored; it must not be running.</summary>
    internal void RemoveData()
    {
        if (Directory.Exists(Datamap))
            Directory.Delete(Datamap, recursive: true);
    }

    public void Dispose()
    {
        _opstelling.Dispose();
        Directory.Delete(Map, recursive: true);
    }

    private static Deelnemer Partij(string code, Rol rol, string naam) => new(code, rol, $"{naam} (belasting)", Functies);
}
