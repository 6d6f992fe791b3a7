using System.Globalization;

namespace IB.Gateway.Proefservers;

/// <summary>
/// A PostgreSQL of its own on 127.0.0.1, out of the installed binaries and in a temporary folder. As root it runs as the user postgres, for it
/// refuses to run as root.
/// </summary>
public sealed class Postgresserver : IAsyncDisposable
{
    /// <summary>The user who may do everything, without a password.</summary>
    public const string Gebruiker = "ib_gateway";

    private const string Installeer = "PostgreSQL is niet geïnstalleerd. Installeer het: apt-get install -y postgresql";
    private const string Systeemgebruiker = "postgres";
    private const string Gegevensmap = "gegevens";

    private readonly DirectoryInfo _map;
    private readonly string _bin = FindBin();
    private readonly string _instellingen;
    private readonly IReadOnlyDictionary<string, string> _omgeving;

    private Postgresserver(DirectoryInfo map, string instellingen, IReadOnlyDictionary<string, string>? omgeving = null)
    {
        _map = map;
        _instellingen = instellingen;
        _omgeving = omgeving ?? new Dictionary<string, string>();
        Poort = Poorten.FindVrije();
    }

    /// <summary>The port on 127.0.0.1: the same after a restart.</summary>
    public int Poort { get; }

    /// <summary>The process that all its others come from.</summary>
    public int Procesnummer => int.Parse(File.ReadLines(Path.Combine(Gegevens, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Whether it runs, or recovers: a server that finds its disk broken stops.</summary>
    public bool Loopt => File.Exists(Path.Combine(Gegevens, "postmaster.pid"));

    /// <summary>The folder of its Unix socket.</summary>
    public string Socketmap => _map.FullName;

    private string Gegevens => Path.Combine(_map.FullName, Gegevensmap);

    private string Log => Path.Combine(_map.FullName, "log");

    /// <summary>Starts one for which a power cut is no matter.</summary>
    /// <param name="instellingen">More settings, as the server takes them: <c>-c autovacuum=off</c>.</param>
    /// <exception cref="ProefserverException">It is not installed, or does not start.</exception>
    public static Task<Postgresserver> StartFastAsync(string instellingen = "")
        => StartAsync(TempMap(), $"-c fsync=off -c full_page_writes=off {instellingen}");

    /// <summary>Starts one that puts commits on disk, as it is installed.</summary>
    /// <exception cref="ProefserverException">It is not installed, or does not start.</exception>
    public static Task<Postgresserver> StartSafeAsync() => StartAsync(TempMap(), "");

    /// <summary>The same on a disk of choice, and with more settings.</summary>
    /// <param name="map">A folder that exists; its own is made in it.</param>
    /// <param name="instellingen">As the server takes them: <c>-c shared_buffers=1GB</c>.</param>
    /// <param name="omgeving">Environment variables of the server itself.</param>
    /// <exception cref="ProefserverException">It is not installed, or does not start.</exception>
    public static Task<Postgresserver> StartSafeAsync(string map, string instellingen, IReadOnlyDictionary<string, string>? omgeving = null)
        => StartAsync(Directory.CreateDirectory(Path.Combine(map, "postgres")), instellingen, omgeving);

    /// <summary>Where a server that <see cref="StartSafeAsync(string, string, IReadOnlyDictionary{string, string})"/> makes in a folder has its data.</summary>
    public static string FindGegevens(string map) => Path.Combine(map, "postgres", Gegevensmap);

    /// <summary>
    /// Starts a replica of it, with all its databases; it can be waited for under this name, and commits nothing itself until <see cref="PromoteAsync"/>.
    /// </summary>
    /// <exception cref="ProefserverException">It does not start.</exception>
    public async Task<Postgresserver> StartReplicaAsync(string naam)
    {
        var replica = new Postgresserver(TempMap(), $"-c cluster_name={naam}");
        try
        {
            if (Environment.IsPrivilegedProcess)
                await Programma.RunAsync("chown", Systeemgebruiker, replica._map.FullName);
            await replica.RunToolAsync(
                "pg_basebackup", "-D", replica.Gegevens, "-h", "127.0.0.1", "-p", $"{Poort}", "-U", Gebruiker, "-X", "stream", "-c", "fast", "-R", "--no-sync");
            await replica.StartAgainAsync();
            return replica;
        }
        catch
        {
            replica._map.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Makes a replica the server that can be written to, as at a fail-over.</summary>
    public Task PromoteAsync() => ControlAsync("-w", "promote");

    /// <summary>Starts it again after <see cref="KillAsync"/>; it recovers first.</summary>
    public Task StartAgainAsync() => ControlAsync(_omgeving, "-w", "-t", "60", "-l", Log, "-o", Opties(), "start");

    /// <summary>Ends it as a power cut would, as far as a process can: no checkpoint, no word to anybody.</summary>
    public Task KillAsync() => ControlAsync("-m", "immediate", "-w", "stop");

    /// <summary>Makes a database; as a copy of another when one is named.</summary>
    public Task CreateAsync(string database, string sjabloon = "template0")
        => RunToolAsync("createdb", "-h", "127.0.0.1", "-p", $"{Poort}", "-U", Gebruiker, "-T", sjabloon, database);

    /// <summary>The lines that it wrote in its log so far.</summary>
    public IEnumerable<string> ReadLog() => File.ReadLines(Log);

    /// <summary>How to connect to a database of it.</summary>
    public string Verbinding(string database)
        => $"Host=127.0.0.1;Port={Poort};Database={database};Username={Gebruiker};Pooling=false;SSL Mode=Disable;GSS Encryption Mode=Disable";

    /// <summary>Ends it and removes all that it kept.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Loopt)
            await KillAsync();
        _map.Delete(recursive: true);
    }

    private static DirectoryInfo TempMap() => Directory.CreateTempSubdirectory("ib-gateway-postgres-");

    private static async Task<Postgresserver> StartAsync(DirectoryInfo map, string instellingen, IReadOnlyDictionary<string, string>? omgeving = null)
    {
        var server = new Postgresserver(map, instellingen, omgeving);
        try
        {
            if (Environment.IsPrivilegedProcess)
                await Programma.RunAsync("chown", Systeemgebruiker, server._map.FullName);
            await server.RunToolAsync("initdb", "-D", server.Gegevens, "-U", Gebruiker, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            server._map.Delete(recursive: true);
            throw;
        }
    }

    private string Opties() => string.Create(
        CultureInfo.InvariantCulture,
        $"-k {Socketmap} -h 127.0.0.1 -p {Poort} -c max_connections=300 -c shared_buffers=64MB -c log_min_messages=fatal {_instellingen}");

    private Task ControlAsync(params string[] argumenten) => ControlAsync(new Dictionary<string, string>(), argumenten);

    private Task ControlAsync(IReadOnlyDictionary<string, string> omgeving, params string[] argumenten)
        => RunToolAsync("pg_ctl", ["-D", Gegevens, "-s", .. argumenten], omgeving);

    private Task RunToolAsync(string tool, params string[] argumenten) => RunToolAsync(tool, argumenten, new Dictionary<string, string>());

    private Task RunToolAsync(
        string tool, IReadOnlyCollection<string> argumenten, IReadOnlyDictionary<string, string> omgeving) => Environment.IsPrivilegedProcess
        ? Programma.RunAsync(
            "setpriv", ["--reuid", Systeemgebruiker, "--regid", Systeemgebruiker, "--init-groups", Path.Combine(_bin, tool), .. argumenten], omgeving)
        : Programma.RunAsync(Path.Combine(_bin, tool), argumenten, omgeving);

    private static string FindBin()
    {
        const string Versies = "/usr/lib/postgresql";
        var mappen = Directory.Exists(Versies)
            ? Directory.GetDirectories(Versies).Select(static v => Path.Combine(v, "bin")).Where(static b => File.Exists(Path.Combine(b, "initdb")))
            : [];
        return mappen.OrderByDescending(static b => int.Parse(Path.GetFileName(Path.GetDirectoryName(b)!), CultureInfo.InvariantCulture)).FirstOrDefault()
            ?? throw new ProefserverException(Installeer);
    }
}
