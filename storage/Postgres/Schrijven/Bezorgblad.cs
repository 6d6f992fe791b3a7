using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Deliveries as one transaction sees and changes them: rows are asked for, locked and read together, changed in memory, and written together.
/// </summary>
internal sealed class Bezorgblad(Transactie transactie)
{
    // In order of number, so that two transactions never wait for each other.
    private const string Lees = $"SELECT {Bezorgrij.Kolommen} FROM bezorging WHERE volgnummer = ANY($1) ORDER BY volgnummer FOR UPDATE";

    private const string LeesInhoud = "SELECT i.volgnummer FROM inhoud i JOIN sleutel s ON s.id = i.sleutel WHERE i.volgnummer = ANY($1)";

    private const string Schrijf = """
        UPDATE bezorging z SET toestand = u.toestand, pogingen = u.pogingen, ophalingen = u.ophalingen, sinds = u.sinds, rijp = u.rijp, vast_tot = u.vast_tot
        FROM unnest($1, $2, $3, $4, $5, $6, $7) u (volgnummer, toestand, pogingen, ophalingen, sinds, rijp, vast_tot)
        WHERE z.volgnummer = u.volgnummer AND z.volgnummer = ANY($1)
        """;

    private const string SchrijfLijnen = """
        INSERT INTO gebeurtenis (volgnummer, nummer, tijd, toestand, oorzaak)
        SELECT u.volgnummer, nextval('gebeurtenis_nummer'), u.tijd, u.toestand, u.oorzaak
        FROM (SELECT * FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS t (volgnummer, tijd, toestand, oorzaak, plek) ORDER BY plek) u
        """;

    private const string SchrijfWeigering =
        "UPDATE bezorging z SET geweigerd = u.code FROM unnest($1, $2) u (volgnummer, code) WHERE z.volgnummer = u.volgnummer AND z.volgnummer = ANY($1)";

    private const string LeesLijnen = """
        SELECT u.plek FROM unnest($1, $2, $3) u (plek, volgnummer, oorzaak)
        WHERE EXISTS (SELECT 1 FROM gebeurtenis g WHERE g.volgnummer = u.volgnummer AND g.oorzaak = u.oorzaak)
        """;

    // The same for a remark since a moment, among the last lines: a history has no bound of its own.
    private const string LeesLaatsteLijnen = """
        SELECT u.plek FROM unnest($1, $2, $3, $4) u (plek, volgnummer, oorzaak, sinds)
        WHERE EXISTS (
          SELECT 1 FROM (SELECT g.tijd, g.oorzaak FROM gebeurtenis g WHERE g.volgnummer = u.volgnummer ORDER BY g.nummer DESC LIMIT 256) l
          WHERE l.oorzaak = u.oorzaak AND l.tijd >= u.sinds)
        """;

    private readonly HashSet<long> _gevraagd = [];
    private readonly HashSet<Aantekening> _lijnenGevraagd = [];
    private readonly HashSet<Aantekening> _lijnenAanwezig = [];
    private readonly HashSet<(Aantekening Lijn, long SindsMs)> _laatsteGevraagd = [];
    private readonly HashSet<(Aantekening Lijn, long SindsMs)> _laatsteAanwezig = [];
    private readonly HashSet<long> _inhoudGevraagd = [];
    private readonly Dictionary<long, Bezorgrij> _rijen = [];
    private readonly HashSet<long> _metInhoud = [];
    private readonly Dictionary<long, Bezorgstand> _nu = [];
    private readonly Dictionary<long, string> _geweigerd = [];
    private readonly List<(long Volgnummer, long TijdMs, Toestand? Toestand, string Oorzaak)> _lijnen = [];

    /// <summary>This message will be looked at.</summary>
    public void Ask(long volgnummer) => _gevraagd.Add(volgnummer);

    /// <summary>It will be asked whether the payload of this message is there.</summary>
    public void AskInhoud(long volgnummer) => _inhoudGevraagd.Add(volgnummer);

    /// <summary>It will be asked whether a history has this remark.</summary>
    public void AskLijn(Aantekening aantekening) => _lijnenGevraagd.Add(aantekening);

    /// <summary>It will be asked whether the last lines of a history have this remark since a moment.</summary>
    public void AskLijn(Aantekening aantekening, long sindsMs) => _laatsteGevraagd.Add((aantekening, sindsMs));

    /// <summary>Locks and reads what was asked for.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var lezen = new Leesbatch(transactie.Verbinding);
        if (_gevraagd.Count > 0)
            lezen.Add(Lees, [All(_gevraagd)], rij => _rijen.Add(rij.Long(0), Bezorgrij.Read(rij)));
        if (_inhoudGevraagd.Count > 0)
            lezen.Add(LeesInhoud, [All(_inhoudGevraagd)], rij => _metInhoud.Add(rij.Long(0)));
        if (_lijnenGevraagd.ToList() is { Count: > 0 } lijnen)
        {
            lezen.Add(
                LeesLijnen,
                [All(Enumerable.Range(0, lijnen.Count)), All(lijnen.Select(static l => l.Volgnummer)), All(lijnen.Select(static l => (string?)l.Oorzaak))],
                rij => _lijnenAanwezig.Add(lijnen[rij.GetInt32(0)]));
        }

        AddLaatsteLijnen(lezen);
        await lezen.RunAsync(cancellationToken);
    }

    /// <summary>Forgets what was changed since it was loaded.</summary>
    public void Reset()
    {
        _nu.Clear();
        _geweigerd.Clear();
        _lijnen.Clear();
    }

    /// <summary>The row as it is by now; <see langword="null"/> when the message is not to be delivered.</summary>
    public Bezorgrij? Find(long volgnummer)
        => _rijen.GetValueOrDefault(volgnummer) is not { } rij ? null : _nu.TryGetValue(volgnummer, out var stand) ? rij with { Stand = stand } : rij;

    /// <summary>Whether the payload of a message is there, with its key.</summary>
    public bool HasInhoud(long volgnummer) => _metInhoud.Contains(volgnummer);

    /// <summary>Whether a history has this remark, word for word.</summary>
    public bool HasLijn(Aantekening aantekening)
        => _lijnenAanwezig.Contains(aantekening) || _lijnen.Exists(l => l.Volgnummer == aantekening.Volgnummer && l.Oorzaak == aantekening.Oorzaak);

    /// <summary>Whether the last lines of a history have this remark, word for word, since a moment.</summary>
    public bool HasLijn(Aantekening aantekening, long sindsMs)
        => _laatsteAanwezig.Contains((aantekening, sindsMs))
            || _lijnen.Exists(l => l.Volgnummer == aantekening.Volgnummer && l.Oorzaak == aantekening.Oorzaak && l.TijdMs >= sindsMs);

    /// <summary>The delivery of this message is in another state from now on.</summary>
    public void Move(Bezorgrij rij, Bezorgstand naar, DateTimeOffset nu, string oorzaak)
    {
        _nu[rij.Volgnummer] = naar;
        // A message only ever begins as Vastgehouden: another end of the hold is a remark and no new state.
        AddLijn(rij.Volgnummer, nu, naar.Toestand == Toestand.Vastgehouden ? null : naar.Toestand, oorzaak);
    }

    /// <summary>A line for the history of a message.</summary>
    public void AddLijn(long volgnummer, DateTimeOffset nu, Toestand? toestand, string oorzaak)
        => _lijnen.Add((volgnummer, nu.ToUnixTimeMilliseconds(), toestand, oorzaak));

    /// <summary>The receiver refused a message with this code.</summary>
    public void Refuse(long volgnummer, string code) => _geweigerd[volgnummer] = code;

    /// <summary>Writes what was changed, and counts it.</summary>
    public void AddWrites(NpgsqlBatch batch)
    {
        foreach (var (volgnummer, stand) in _nu)
        {
            var rij = _rijen[volgnummer];
            transactie.Tellingen.Move(rij.Stand.Toestand, stand.Toestand);
            if (stand.Toestand == Toestand.Klaargezet && !Overgang.Wacht(rij.Stand.Toestand))
                transactie.Wake(rij.Partij);
        }

        if (_nu.Count > 0)
        {
            batch.Add(
                Schrijf, All(_nu.Keys), All(_nu.Values.Select(static s => (short)s.Toestand)), All(_nu.Values.Select(static s => s.Pogingen)),
                All(_nu.Values.Select(static s => s.Ophalingen)), All(_nu.Values.Select(static s => s.Sinds)), All(_nu.Values.Select(static s => s.Rijp)),
                All(_nu.Values.Select(static s => s.VastTot)));
        }

        if (_geweigerd.Count > 0)
            batch.Add(SchrijfWeigering, All(_geweigerd.Keys), All(_geweigerd.Values.Select(static c => (string?)c)));
        if (_lijnen.Count > 0)
        {
            batch.Add(
                SchrijfLijnen, All(_lijnen.Select(static l => l.Volgnummer)), All(_lijnen.Select(static l => l.TijdMs)),
                All(_lijnen.Select(static l => l.Toestand)), All(_lijnen.Select(static l => (string?)l.Oorzaak)));
        }
    }

    private void AddLaatsteLijnen(Leesbatch batch)
    {
        if (_laatsteGevraagd.Count == 0)
            return;
        var vragen = _laatsteGevraagd.ToList();
        batch.Add(
            LeesLaatsteLijnen,
            [
                All(Enumerable.Range(0, vragen.Count)), All(vragen.Select(static v => v.Lijn.Volgnummer)),
                All(vragen.Select(static v => (string?)v.Lijn.Oorzaak)),
                All(vragen.Select(static v => v.SindsMs)),
            ],
            rij => _laatsteAanwezig.Add(vragen[rij.GetInt32(0)]));
    }
}
