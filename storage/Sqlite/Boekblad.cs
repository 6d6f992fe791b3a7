using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Sqlite.Zoeken;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// What the commands of one group write on: each fact goes into the register at once, so that the next command sees it, and is kept to be
/// appended to the log. For the writer's thread.
/// </summary>
internal sealed class Boekblad(Database database, OpslagOptions options) : IDisposable
{
    private const int MaxTerugMs = 1000;
    private readonly Feitschrijver _feiten = new();
    private readonly List<ReadOnlyMemory<byte>> _inhouden = [];
    private readonly Tellingen _tellingen = new();
    private readonly Segmentregister _segmenten = new();
    private readonly Trefwoorden _trefwoorden = new(options.Trefwoordslag);
    private readonly Kenmerkregister _kenmerken = new(new Zeven(options.Bakbits));
    private Logplaats _plaats;
    private long _inhoudLengte;
    private long _volgnummer;
    private long _ontvangenMs;

    /// <summary>The register, inside the transaction.</summary>
    public Database Database => database;

    /// <summary>Where to look for an id. Any thread may ask.</summary>
    public Zeven Zeven => _kenmerken.Zeven;

    /// <summary>The place in the journal that the next message gets.</summary>
    public long VolgendVolgnummer => _volgnummer + 1;

    /// <summary>The moment at which a message counts as accepted: now, but a clock that goes back a little does not take it along.</summary>
    public long AcceptMs(DateTimeOffset nu)
    {
        var ms = nu.ToUnixTimeMilliseconds();
        return _ontvangenMs - ms is > 0 and <= MaxTerugMs ? _ontvangenMs : ms;
    }

    /// <summary>The payloads placed since <see cref="BeginGroep"/>.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Inhouden => _inhouden;

    /// <summary>There is nothing to append to the log.</summary>
    public bool IsLeeg => _feiten.IsLeeg;

    /// <summary>Begins after what the register has committed.</summary>
    public void Load(long volgnummer)
    {
        _volgnummer = volgnummer;
        _ontvangenMs = database.Scalar(
            "SELECT coalesce((SELECT ontvangen FROM bericht WHERE volgnummer = (SELECT max(volgnummer) FROM bericht)), 0)", static q => q.Long(0));
        _tellingen.Clear();
        _segmenten.Clear();
        _trefwoorden.Load(database);
        _kenmerken.Load(database, volgnummer);
        BeginGroep(default);
    }

    /// <summary>Begins a group at this place in the log.</summary>
    public void BeginGroep(Logplaats plaats)
    {
        _plaats = plaats;
        _feiten.Clear();
        _inhouden.Clear();
        _inhoudLengte = 0;
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
            _tellingen.Write(database);
            _kenmerken.Forget(database, vergeten.Volgnummers);
        }

        Toepassing.Apply(database, feit, _plaats);
        _tellingen.Count(feit);
        _segmenten.Touch(_plaats.Segment);
        _segmenten.Count(feit, _plaats);
        if (feit is not BerichtGeboekt bericht)
            return;
        if (bericht.OntvangenMs < _ontvangenMs)
            Zoekperiode.AddSprong(database, bericht.Volgnummer);
        _kenmerken.Add(database, bericht);
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
        _tellingen.Write(database);
        _segmenten.Write(database, stand);
        _trefwoorden.Follow(database, _volgnummer);
        _kenmerken.Follow(database, _volgnummer);
        Standregister.Write(database, stand, _volgnummer);
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
    long Feiten, int Inhouden, long InhoudLengte, long Volgnummer, long OntvangenMs, long[] Tellingen, KeyValuePair<long, Segmentregister.Bijgeboekt>[] Segmenten);
