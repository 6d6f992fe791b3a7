using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Sqlite.Zoeken;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// What the commands of one group write on: each fact goes into the register at once, so that the next command sees it, and is kept to be
/// appended to the log. For the writer's thread.
/// </summary>
internal sealed class Boekblad : IDisposable
{
    private readonly Feitschrijver _feiten = new();
    private readonly List<ReadOnlyMemory<byte>> _inhouden = [];
    private readonly Tellingen _tellingen = new();
    private readonly Segmentregister _segmenten = new();
    private readonly Trefwoorden _trefwoorden;
    private readonly Kenmerkregister _kenmerken;
    private Logplaats _plaats;
    private long _inhoudLengte;
    private long _volgnummer;
    private long _ontvangenMs;

    public Boekblad(Database database, OpslagOptions options)
    {
        Database = database;
        var zeven = new Zeven(options.Bakbits);
        _trefwoorden = new Trefwoorden(options.Trefwoordslag, zeven);
        _kenmerken = new Kenmerkregister(zeven);
    }

    /// <summary>The register, inside the transaction.</summary>
    public Database Database { get; }

    /// <summary>Where to look for an id. Any thread may ask.</summary>
    public Zeven Zeven => _kenmerken.Zeven;

    /// <summary>The place in the journal that the next message gets.</summary>
    public long VolgendVolgnummer => _volgnummer + 1;

    /// <summary>The moment at which a message counts as accepted.</summary>
    public long AcceptMs(DateTimeOffset nu) => Tijd.AcceptMs(_ontvangenMs, nu);

    /// <summary>The payloads placed since <see cref="BeginGroep"/>.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Inhouden => _inhouden;

    /// <summary>There is nothing to append to the log.</summary>
    public bool IsLeeg => _feiten.IsLeeg;

    /// <summary>Something is erased in the group.</summary>
    public bool Wist { get; private set; }

    /// <summary>Begins after what the register has committed.</summary>
    public void Load(long volgnummer)
    {
        _volgnummer = volgnummer;
        _ontvangenMs = Database.Scalar(
            "SELECT coalesce((SELECT ontvangen FROM bericht WHERE volgnummer = (SELECT max(volgnummer) FROM bericht)), 0)", static q => q.Long(0));
        _tellingen.Clear();
        _segmenten.Clear();
        _trefwoorden.Load(Database);
        _kenmerken.Load(Database, volgnummer);
        BeginGroep(default);
    }

    /// <summary>Begins a group at this place in the log.</summary>
    public void BeginGroep(Logplaats plaats)
    {
        _plaats = plaats;
        _feiten.Clear();
        _inhouden.Clear();
        _inhoudLengte = 0;
        Wist = false;
    }

    /// <summary>Books a fact: now in the register, soon in the log.</summary>
    public void Book(Feit feit)
    {
        Apply(feit);
        _feiten.Write(feit);
    }

    /// <summary>Books a fact that is in the log already, in the group that was begun.</summary>
    public void Apply(Feit feit)
    {
        if (feit is BerichtenVergeten vergeten)
        {
            // Forgetting counts in the register itself, which must have counted the messages by then.
            _tellingen.Write(Database);
            _kenmerken.Forget(Database, vergeten.Volgnummers);
            foreach (var volgnummer in vergeten.Volgnummers)
                _trefwoorden.Forget(Database, volgnummer);
        }

        Wist |= feit is InhoudGewist or SleutelVernietigd or BerichtenVergeten or SegmentVervallen;
        Toepassing.Apply(Database, feit, _plaats);
        _tellingen.Count(feit);
        _segmenten.Touch(_plaats.Segment);
        _segmenten.Count(feit, _plaats);
        if (feit is not BerichtGeboekt bericht)
            return;
        if (bericht.OntvangenMs < _ontvangenMs)
            Kloksprongen.Add(Database, bericht.Volgnummer);
        _kenmerken.Add(Database, bericht);
        (_volgnummer, _ontvangenMs) = (bericht.Volgnummer, bericht.OntvangenMs);
    }

    /// <summary>Gives a sealed payload its place in the group: where it begins, counted from the start of the group.</summary>
    public long Place(ReadOnlyMemory<byte> inhoud)
    {
        var plek = Groepkop.Length + _inhoudLengte;
        _inhouden.Add(inhoud);
        _inhoudLengte += inhoud.Length;
        return plek;
    }

    /// <summary>The facts of the group as bytes.</summary>
    public ReadOnlyMemory<byte> Finish() => _feiten.Finish();

    /// <summary>Writes what the register keeps of the whole transaction: the counts, and how far it is.</summary>
    public void Close(Logstand stand)
    {
        _tellingen.Write(Database);
        _segmenten.Write(Database, stand);
        _trefwoorden.Follow(Database, _volgnummer);
        _kenmerken.Follow(Database, _volgnummer);
        Standregister.Write(Database, stand, _volgnummer);
    }

    public void Dispose() => _feiten.Dispose();

    /// <summary>Where the blad is now, to be able to return to it.</summary>
    public Bladwijzer Mark() => new(_feiten.Length, _inhouden.Count, _inhoudLengte, _volgnummer, _ontvangenMs, _tellingen.Copy(), _segmenten.Copy());

    /// <summary>Forgets what was booked since. The register must be taken back by the caller.</summary>
    public void Return(Bladwijzer wijzer)
    {
        _feiten.Truncate(wijzer.Feiten);
        _inhouden.RemoveRange(wijzer.Inhouden, _inhouden.Count - wijzer.Inhouden);
        _inhoudLengte = wijzer.InhoudLengte;
        _volgnummer = wijzer.Volgnummer;
        _ontvangenMs = wijzer.OntvangenMs;
        _tellingen.Return(wijzer.Tellingen);
        _segmenten.Return(wijzer.Segmenten);
    }
}

/// <summary>A place in a <see cref="Boekblad"/>.</summary>
internal readonly record struct Bladwijzer(
    long Feiten, int Inhouden, long InhoudLengte, long Volgnummer, long OntvangenMs, long[] Tellingen,
    KeyValuePair<long, Segmentregister.Bijgeboekt>[] Segmenten);
