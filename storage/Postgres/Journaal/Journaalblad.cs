using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Versleuteling;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// What the commands that book messages see and change. Payloads are written first; from the lock of the journal on nobody else books, so what is
/// read after it still holds at the commit.
/// </summary>
internal sealed class Journaalblad : IBlad
{
    private const string LeesStand =
        "SELECT volgnummer, ontvangen, strookbits, deel, (SELECT max(nummer) FROM strook), clock_timestamp() FROM stand WHERE id = 1";
    private const string LeesBestaande = "SELECT volgnummer FROM bericht WHERE volgnummer = ANY($1)";
    private const string LeesSleutels = "SELECT id FROM sleutel WHERE id = ANY($1)";

    private const string LeesVast =
        "SELECT u.partij, (SELECT min(z.vast_tot) FROM bezorging z WHERE z.partij = u.partij AND z.vast_tot IS NOT NULL) FROM unnest($1) u (partij)";

    private const string SchrijfStand = "UPDATE stand SET volgnummer = $1, ontvangen = $2 WHERE id = 1";
    private const string SchrijfSprongen = "INSERT INTO kloksprong (volgnummer) SELECT * FROM unnest($1)";

    // From this part of a strook on the next one is there already.
    private const int Vooruit = 8;

    private readonly Transactie _transactie;
    private readonly Ladingschrijver _ladingen;
    private readonly Klokwacht _klok;
    private readonly List<VerzegeldeBoeking> _verzegeld = [];
    private readonly HashSet<long> _volgnummersGevraagd = [];
    private readonly HashSet<long> _bestaand = [];
    private readonly HashSet<long> _sleutels = [];
    private readonly Dictionary<string, long> _vast = new(StringComparer.Ordinal);
    private readonly List<Nieuwbericht> _nieuw = [];
    private readonly Dictionary<string, long> _vastNu = new(StringComparer.Ordinal);
    private readonly List<long> _sprongen = [];
    private Dictionary<VerzegeldeBoeking, Ladingplaats> _plaatsen = [];
    private (long Volgnummer, long OntvangenMs, int Strookbits, long LaatsteStrook) _stand;
    private DateTimeOffset _servertijd;
    private long _volgnummer;
    private long _ontvangenMs;

    public Journaalblad(Transactie transactie, Ladingschrijver ladingen, Klokwacht klok)
    {
        _transactie = transactie;
        _ladingen = ladingen;
        _klok = klok;
        Bezorging = new Bezorgblad(transactie);
    }

    public Claimblad Claims { get; } = new();

    public Bezorgblad Bezorging { get; }

    public Beurtblad Beurten { get; } = new();

    public Processorblad Processors { get; } = new();

    /// <summary>The place in the journal that the next message gets.</summary>
    public long VolgendVolgnummer => _volgnummer + 1;

    /// <summary>
    /// The moment at which a message counts as accepted: by the clock of the server, read under the lock, for with those of the nodes the journal would go
    /// back and forth in time.
    /// </summary>
    public long AcceptMs(DateTimeOffset nu) => Tijd.AcceptMs(_ontvangenMs, _klok.Choose(_servertijd, nu));

    /// <summary>This message, with what follows from it, will be booked.</summary>
    public void Ask(VerzegeldeBoeking verzegeld)
    {
        _verzegeld.Add(verzegeld);
        if (verzegeld.Boeking.ClaimtReferentie)
            Claims.Ask(verzegeld.Boeking.Envelop);
        foreach (var aantekening in verzegeld.Boeking.Aantekeningen)
            AskBestaat(aantekening.Volgnummer);
        foreach (var gevolg in verzegeld.Gevolgen)
            Ask(gevolg);
    }

    /// <summary>It will be asked whether there is a message at this place.</summary>
    public void AskBestaat(long volgnummer) => _volgnummersGevraagd.Add(volgnummer);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        _plaatsen = await _ladingen.WriteAsync(_transactie.Verbinding, _verzegeld, cancellationToken);
        var eerst = new Leesbatch(_transactie.Verbinding);
        eerst.Add(Journaalslot.Neem, [], static _ => { });
        eerst.Add(LeesStand, [], ReadStand);
        Claims.AddLoad(eerst);
        Beurten.AddLoad(eerst);
        Processors.AddLoad(eerst);
        if (_volgnummersGevraagd.Count > 0)
            eerst.Add(LeesBestaande, [All(_volgnummersGevraagd)], rij => _bestaand.Add(rij.Long(0)));
        if (_verzegeld.Count > 0)
            eerst.Add(LeesSleutels, [All(_verzegeld.Select(static v => v.SleutelId).Distinct())], rij => _sleutels.Add(rij.Long(0)));
        if (_verzegeld.Select(static v => v.Boeking.Bezorgaan).OfType<string>().Distinct().ToList() is { Count: > 0 } partijen)
            eerst.Add(LeesVast, [All(partijen.Select(static p => (string?)p))], ReadVast);
        _transactie.WachtOpJournaal = true;
        await eerst.RunAsync(cancellationToken);
        _transactie.WachtOpJournaal = false;
        var dan = new Leesbatch(_transactie.Verbinding);
        Claims.AddLoadBerichten(dan);
        await dan.RunAsync(cancellationToken);
        await Bezorging.LoadAsync(cancellationToken);
        Reset();
    }

    public void Reset()
    {
        (_volgnummer, _ontvangenMs) = (_stand.Volgnummer, _stand.OntvangenMs);
        _nieuw.Clear();
        _vastNu.Clear();
        _sprongen.Clear();
        Claims.Reset();
        Bezorging.Reset();
        Processors.Reset();
    }

    /// <summary>Whether there is a message at this place.</summary>
    public bool Bestaat(long volgnummer) => _bestaand.Contains(volgnummer) || (volgnummer > _stand.Volgnummer && volgnummer <= _volgnummer);

    /// <summary>Whether this data key was not destroyed.</summary>
    public bool HeeftSleutel(long id) => _sleutels.Contains(id);

    /// <summary>Whether something is kept back for the party that may go by now: what comes after it must not overtake it.</summary>
    public bool HeeftVastDat(string partij, long nuMs)
        => (_vast.TryGetValue(partij, out var tot) && tot <= nuMs) || (_vastNu.TryGetValue(partij, out var nieuw) && nieuw <= nuMs);

    /// <summary>Books a message.</summary>
    public Bericht Book(VerzegeldeBoeking verzegeld, long? vastTotMs, string oorzaak, DateTimeOffset nu)
    {
        var (ontvangenMs, plaats) = (AcceptMs(nu), _plaatsen[verzegeld]);
        var boeking = verzegeld.Boeking.At(ontvangenMs);
        var feit = new BerichtGeboekt(
            VolgendVolgnummer, boeking, ontvangenMs, boeking.Inhoud.Length, verzegeld.SleutelId, plaats.Nummer, verzegeld.Inhoud.Length, vastTotMs, oorzaak);
        var bericht = feit.ToBericht();
        // Due at once, also by a clock that is behind.
        _nieuw.Add(new Nieuwbericht(feit, plaats, Math.Min(feit.OntvangenMs, nu.ToUnixTimeMilliseconds())));
        if (boeking.ClaimtReferentie)
            Claims.Add(bericht, boeking.Afdruk);
        if (feit is { VastTotMs: { } tot, Boeking.Bezorgaan: { } partij })
            _vastNu[partij] = Math.Min(tot, _vastNu.GetValueOrDefault(partij, long.MaxValue));
        if (feit.OntvangenMs < _ontvangenMs)
            _sprongen.Add(feit.Volgnummer);
        (_volgnummer, _ontvangenMs) = (feit.Volgnummer, feit.OntvangenMs);
        return bericht;
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(_transactie.Verbinding);
        Ladingschrijver.AddDelete(batch, _plaatsen.Values.Except(_nieuw.Select(static n => n.Plaats)));
        if (_nieuw.Count > 0)
            AddNieuw(batch);
        Claims.AddWrites(batch);
        Bezorging.AddWrites(batch);
        Processors.AddWrites(batch);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private void AddNieuw(NpgsqlBatch batch)
    {
        AddStroken(batch);
        Boekrijen.AddInserts(batch, _nieuw);
        batch.Add(SchrijfStand, P(_volgnummer), P(_ontvangenMs));
        if (_sprongen.Count > 0)
            batch.Add(SchrijfSprongen, All(_sprongen));
        foreach (var feit in _nieuw.Select(static n => n.Feit))
        {
            _transactie.Tellingen.Add(feit.Begin, 1);
            if (feit is { Begin: Toestand.Klaargezet, Boeking.Bezorgaan: { } partij })
                _transactie.Wake(partij);
        }
    }

    private void AddStroken(NpgsqlBatch batch)
    {
        var nodig = Stroken.Van(_volgnummer + (1L << _stand.Strookbits) / Vooruit, _stand.Strookbits);
        for (var strook = _stand.LaatsteStrook + 1; strook <= nodig; strook++)
            Stroken.AddCreate(batch, strook, _stand.Strookbits);
    }

    private void ReadStand(NpgsqlDataReader rij)
    {
        _stand = (rij.Long(0), rij.Long(1), rij.GetInt32(2), rij.LongOrNull(4) ?? -1);
        _ladingen.Follow(rij.GetInt32(3));
        _servertijd = rij.GetFieldValue<DateTimeOffset>(5);
        _klok.Measure(_servertijd);
    }

    private void ReadVast(NpgsqlDataReader rij)
    {
        if (rij.LongOrNull(1) is { } tot)
            _vast.Add(rij.Text(0), tot);
    }
}
