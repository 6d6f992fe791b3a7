using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>A column of <c>bericht</c> by which messages are found, with its statements.</summary>
internal sealed class Trefwoordsoort
{
    public static readonly Trefwoordsoort Zender = new(1, "zender");
    public static readonly Trefwoordsoort Ontvanger = new(2, "ontvanger");
    public static readonly Trefwoordsoort Functie = new(3, "functie");

    private readonly string _lees;
    private readonly string _schrijf;
    private readonly string _schuif;
    private readonly string _vergeet;

    private Trefwoordsoort(int nummer, string kolom)
    {
        _lees = $"SELECT tot FROM trefwoordstand WHERE soort = {nummer}";
        _schrijf = $"""
            INSERT INTO trefwoord (bak, soort, waarde, volgnummer)
            SELECT ?3, {nummer}, {kolom}, volgnummer FROM bericht WHERE volgnummer > ?1 AND volgnummer <= ?2 ORDER BY {kolom}, volgnummer
            """;
        _schuif = $"UPDATE trefwoordstand SET tot = ? WHERE soort = {nummer}";
        _vergeet =
            $"DELETE FROM trefwoord WHERE bak = ?2 AND soort = {nummer} AND waarde = (SELECT {kolom} FROM bericht WHERE volgnummer = ?1) AND volgnummer = ?1";
        Geschreven = Zoekindex.Create("trefwoord", $"bak = ?5 AND soort = {nummer} AND waarde = ?3 AND volgnummer <= ?4");
        Nieuw = Zoekindex.Create("bericht NOT INDEXED", $"{kolom} = ?3 AND volgnummer > ?4");
    }

    /// <summary>Messages of stretch ?5 up to and including ?4, by the index.</summary>
    public Zoekindex Geschreven { get; }

    /// <summary>Messages after ?4, by looking at each.</summary>
    public Zoekindex Nieuw { get; }

    /// <summary>The last message that the index can have.</summary>
    public long ReadTot(Database database) => database.Scalar(_lees, static q => q.Long(0));

    /// <summary>The messages with a value, as far as they are in the index: up to and including <paramref name="tot"/>.</summary>
    public Bakkenstroom Open(Database database, Zeven zeven, Zoekvolgorde volgorde, string waarde, long tot, Zoekwerk werk)
        => new(zeven, volgorde, tot, bak => new Indexstroom(database, Geschreven, volgorde, q => q.Bind(waarde).Bind(tot).Bind(bak), werk), werk);

    /// <summary>Brings the messages after one and up to another, which are of one stretch, into the index.</summary>
    public void Write(Database database, long na, long tot, int bak)
    {
        using (var q = database.Prepare(_schrijf))
            q.Bind(na).Bind(tot).Bind(bak).Run();
        using var stand = database.Prepare(_schuif);
        stand.Bind(tot).Run();
    }

    public void Forget(Database database, long volgnummer, int bak)
    {
        using var q = database.Prepare(_vergeet);
        q.Bind(volgnummer).Bind(bak).Run();
    }
}
