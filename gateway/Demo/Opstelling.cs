using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using IB.Gateway.Hosting;
using IB.Gateway.Identiteit;
using IB.Gateway.Pki;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Demo;

/// <summary>
/// A complete installation in one folder: test PKI, certificates for the knooppunt and each party, party directory and settings. What
/// the demo shows and what the tests run is the same as what an operator has.
/// </summary>
internal sealed class Opstelling : IDisposable
{
    private const string Knooppuntnaam = "knooppunt";
    private const string KnooppuntOin = "00000099000000001000";

    private static readonly string[] AlleFuncties = ["*"];
    private static readonly JsonSerializerOptions Leesbaar = new() { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly string _map;
    private readonly TimeProvider _tijd;
    private readonly Testpki _pki;
    private readonly Vertrouwensbron _vertrouwen;
    private readonly List<IDisposable> _verbindingen = [];

    private Opstelling(string map, TimeProvider tijd)
    {
        _map = map;
        _tijd = tijd;
        _pki = new Testpki(tijd);
        if (!Directory.Exists(Path.Combine(PkiMap, Testpki.CaMap)))
        {
            _pki.Init(PkiMap, Sleutelsoort.EcdsaP256);
            Issue(Knooppuntnaam, "IB.Gateway", KnooppuntOin);
        }
        else
        {
            _pki.RenewCrls(PkiMap);
        }

        _vertrouwen = new Vertrouwensbron(Vertrouwen(), tijd, NullLogger<Vertrouwensbron>.Instance);
    }

    /// <summary>The settings file.</summary>
    internal string Instellingenbestand => Path.Combine(_map, "ib-gateway.json");

    /// <summary>The party directory.</summary>
    internal string Partijenbestand => Path.Combine(_map, "partijen.json");

    /// <summary>The folder with the test PKI.</summary>
    internal string PkiMap => Path.Combine(_map, "pki");

    /// <summary>The test PKI, for tests that revoke or add a certificate.</summary>
    internal Testpki Pki => _pki;

    /// <summary>Makes the PKI, on first use of the folder; afterwards it takes the one that is there.</summary>
    internal static Opstelling Create(string map, TimeProvider tijd)
    {
        Directory.CreateDirectory(map);
        return new Opstelling(map, tijd);
    }

    /// <summary>The certificate of a party, issued on first use.</summary>
    internal Eigencertificaat Certificaat(Deelnemer deelnemer)
    {
        var pad = Path.Combine(PkiMap, deelnemer.Certificaatnaam + ".pem");
        if (!File.Exists(pad))
            Issue(deelnemer.Certificaatnaam, deelnemer.Naam, deelnemer.Oin);
        return Hold(Eigencertificaat.Load(pad, Path.ChangeExtension(pad, ".key")));
    }

    /// <summary>A client that presents the certificate of a party and trusts only the test PKI.</summary>
    internal HttpClient Client(Deelnemer deelnemer)
        => Hold(new Ontvangerverbinding(Certificaat(deelnemer), _vertrouwen, _tijd, NullLogger<Ontvangerverbinding>.Instance)).Client;

    /// <summary>Writes the party directory, and the settings when there are none yet.</summary>
    internal void Write(IEnumerable<Deelnemer> deelnemers) => Write(deelnemers, processors: []);

    /// <summary>Writes the party directory, and the settings when there are none yet, with these processors switched on.</summary>
    internal void Write(IEnumerable<Deelnemer> deelnemers, IReadOnlyList<string> processors) => Write(deelnemers, processors, onderwerpen: []);

    /// <summary>The same, with topics that parties may follow.</summary>
    internal void Write(IEnumerable<Deelnemer> deelnemers, IReadOnlyList<string> processors, IReadOnlyList<Demoonderwerp> onderwerpen)
    {
        WriteJson(Partijenbestand, new { partijen = deelnemers.Select(Regel).ToList(), onderwerpen = onderwerpen.Select(Regel).ToList() });
        if (!File.Exists(Instellingenbestand))
            WriteJson(Instellingenbestand, Standaardinstellingen(processors));
    }

    /// <summary>The settings of this installation, with free ports.</summary>
    internal Instellingen ReadInstellingen()
    {
        var instellingen = InstellingenLezer.Read(Instellingenbestand);
        return instellingen with { Luister = instellingen.Luister with { Poort = 0 }, Beheer = instellingen.Beheer with { Poort = 0 } };
    }

    public void Dispose()
    {
        foreach (var verbinding in Enumerable.Reverse(_verbindingen))
            verbinding.Dispose();
        _vertrouwen.Dispose();
    }

    private static object Regel(Deelnemer deelnemer) => new
    {
        code = deelnemer.Code,
        rol = deelnemer.Rol.ToString(),
        naam = deelnemer.Naam,
        certificaten = new[] { new { oin = deelnemer.Oin } },
        functies = deelnemer.Functies,
        bezorging = new[] { Bezorging(deelnemer) },
        onderwerpen = deelnemer.Onderwerpen.Select(
            o => new { onderwerp = o.Onderwerp, wijze = o.Wijze, bereik = o.Bereik, grondslag = o.Grondslag, vanaf = "2020-01-01" }),
        mandaten = deelnemer.Namens.Select(n => new { namens = n, verzenden = true, ontvangen = true, functies = AlleFuncties, vanaf = "2020-01-01" }),
    };

    private static object Regel(Demoonderwerp onderwerp) => new
    {
        naam = onderwerp.Naam,
        omschrijving = onderwerp.Omschrijving,
        selecties = new[] { new { functies = onderwerp.Functies } },
    };

    private static Dictionary<string, string> Bezorging(Deelnemer deelnemer)
    {
        if (deelnemer.Stufadres is { } stuf)
            return new() { ["wijze"] = "stuf", ["adres"] = stuf.AbsoluteUri };
        return deelnemer.Restadres is { } rest
            ? new() { ["wijze"] = "rest", ["adres"] = rest.AbsoluteUri }
            : new() { ["wijze"] = "postbus" };
    }

    private static object Standaardinstellingen(IReadOnlyList<string> processors) => new
    {
        luister = new { adres = "127.0.0.1", poort = 8443, certificaat = $"pki/{Knooppuntnaam}.pem", sleutel = $"pki/{Knooppuntnaam}.key" },
        beheer = new { adres = "127.0.0.1", poort = 9443 },
        vertrouwen = new
        {
            ankers = new[] { $"pki/{Testpki.CaMap}/root.pem" },
            tussencertificaten = new[] { $"pki/{Testpki.CaMap}/tussen.pem" },
            crlMap = $"pki/{Testpki.CaMap}",
        },
        partijen = "partijen.json",
        opslag = new { map = "data" },
        processors = processors.Count > 0 ? new { aan = processors } : null,
    };

    private VertrouwensOptions Vertrouwen()
    {
        var ca = Path.Combine(PkiMap, Testpki.CaMap);
        return new VertrouwensOptions { Ankers = [Path.Combine(ca, "root.pem")], Tussencertificaten = [Path.Combine(ca, "tussen.pem")], CrlMap = ca };
    }

    private void Issue(string naam, string organisatie, string oin)
    {
        if (!Oin.TryParse(oin, out var geldig))
            throw new InvalidOperationException("A test OIN must be valid.");
        _pki.Issue(PkiMap, new PkiAanvraag(naam, organisatie, null, "localhost", geldig, ["localhost"], [IPAddress.Loopback]));
    }

    private T Hold<T>(T verbinding)
        where T : IDisposable
    {
        _verbindingen.Add(verbinding);
        return verbinding;
    }

    private static void WriteJson(string pad, object inhoud)
        => File.WriteAllBytes(pad, JsonSerializer.SerializeToUtf8Bytes(inhoud, Leesbaar));
}
