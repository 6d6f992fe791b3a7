using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Log;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// The segments of the log as the register knows them: which messages are in each, how many payloads, how many of those are gone.
/// Bookings are gathered and written once per commit.
/// </summary>
internal sealed class Segmentregister
{
    private const string Upsert = """
        INSERT INTO segment (nummer, eerste, laatste, groep, inhouden, gewist) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (nummer) DO UPDATE SET
          eerste = coalesce(eerste, excluded.eerste), laatste = coalesce(excluded.laatste, laatste), groep = max(groep, excluded.groep),
          inhouden = inhouden + excluded.inhouden, gewist = gewist + excluded.gewist
        """;

    private readonly Dictionary<long, Bijgeboekt> _bijgeboekt = [];

    /// <summary>A group was begun here.</summary>
    public void Touch(long segment) => _bijgeboekt.TryAdd(segment, default);

    public void Count(Feit feit, Logplaats groep)
    {
        if (feit is not BerichtGeboekt bericht)
            return;
        var eerder = _bijgeboekt.GetValueOrDefault(groep.Segment);
        _bijgeboekt[groep.Segment] = new Bijgeboekt(eerder.Eerste ?? bericht.Volgnummer, bericht.Volgnummer, eerder.Inhouden + 1);
    }

    public void Write(Database database, Logstand stand)
    {
        foreach (var (segment, bij) in _bijgeboekt)
        {
            using var q = database.Prepare(Upsert);
            q.Bind(segment).Bind(bij.Eerste).Bind(bij.Laatste).Bind(stand.Groep).Bind(bij.Inhouden).Bind(0).Run();
        }

        _bijgeboekt.Clear();
    }

    public void Clear() => _bijgeboekt.Clear();

    public KeyValuePair<long, Bijgeboekt>[] Copy() => [.. _bijgeboekt];

    public void Return(KeyValuePair<long, Bijgeboekt>[] eerder)
    {
        _bijgeboekt.Clear();
        foreach (var (segment, bij) in eerder)
            _bijgeboekt.Add(segment, bij);
    }

    /// <summary>Takes the payloads of messages out of the register.</summary>
    public static void Wipe(Database database, InhoudGewist feit)
    {
        var (perSegment, perSleutel) = (new Dictionary<long, long>(), new Dictionary<long, long>());
        foreach (var volgnummer in feit.Volgnummers)
        {
            using (var find = database.Prepare("SELECT segment, sleutel FROM inhoud WHERE volgnummer = ?"))
            {
                if (!find.Bind(volgnummer).Step())
                    throw new OpslagException(
                        $"Opslag {database.Path}: bericht {volgnummer} heeft geen inhoud meer, terwijl het log zegt dat die nog gewist werd. Register en log spreken elkaar tegen; bewaar de map als bewijs.");
                perSegment[find.Long(0)] = perSegment.GetValueOrDefault(find.Long(0)) + 1;
                perSleutel[find.Long(1)] = perSleutel.GetValueOrDefault(find.Long(1)) + 1;
            }

            using (var delete = database.Prepare("DELETE FROM inhoud WHERE volgnummer = ?"))
                delete.Bind(volgnummer).Run();
            Historie.Add(database, volgnummer, feit.TijdMs, toestand: null, feit.Oorzaak);
        }

        foreach (var (sleutel, aantal) in perSleutel)
            Sleutelregister.Count(database, sleutel, -aantal);
        foreach (var (segment, aantal) in perSegment)
        {
            using var q = database.Prepare(Upsert);
            q.Bind(segment).Bind((long?)null).Bind((long?)null).Bind(0).Bind(0).Bind(aantal).Run();
        }
    }

    /// <summary>Moves a segment to what is no longer there.</summary>
    public static void Drop(Database database, SegmentVervallen feit)
    {
        using (var keep = database.Prepare(
            "INSERT INTO vervallen (segment, eerste, laatste, inhouden, tijd) SELECT nummer, eerste, laatste, inhouden, ?2 FROM segment WHERE nummer = ?1"))
            keep.Bind(feit.Nummer).Bind(feit.TijdMs).Run();
        using var drop = database.Prepare("DELETE FROM segment WHERE nummer = ?");
        drop.Bind(feit.Nummer).Run();
    }

    /// <summary>The segments, oldest first.</summary>
    public static List<Segmentrij> List(Database database)
    {
        using var q = database.Prepare("SELECT nummer, eerste, laatste, groep, inhouden, gewist FROM segment ORDER BY nummer");
        var rijen = new List<Segmentrij>();
        while (q.Step())
            rijen.Add(new Segmentrij(q.Long(0), q.LongOrNull(1), q.LongOrNull(2), q.Long(3), q.Long(4), q.Long(5)));
        return rijen;
    }

    /// <summary>What was booked into a segment since the last commit.</summary>
    internal readonly record struct Bijgeboekt(long? Eerste, long? Laatste, long Inhouden);
}

/// <summary>A row of <c>segment</c>: first and last message, the last group that may be in it, payloads put in and wiped.</summary>
internal sealed record Segmentrij(long Nummer, long? Eerste, long? Laatste, long Groep, long Inhouden, long Gewist)
{
    /// <summary>Payloads that can be read.</summary>
    public long Levend => Inhouden - Gewist;
}
