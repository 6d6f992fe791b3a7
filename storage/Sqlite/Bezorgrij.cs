using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>A row of <c>bezorging</c>.</summary>
internal sealed record Bezorgrij(long Volgnummer, Bezorgstand Stand)
{
    public static Bezorgrij? Find(Database database, long volgnummer)
    {
        using var q = database.Prepare("SELECT toestand, pogingen, ophalingen, sinds, rijp, vast_tot FROM bezorging WHERE volgnummer = ?");
        return q.Bind(volgnummer).Step()
            ? new Bezorgrij(volgnummer, new Bezorgstand((Toestand)q.Long(0), (int)q.Long(1), (int)q.Long(2), q.Long(3), q.LongOrNull(4), q.LongOrNull(5)))
            : null;
    }

    /// <exception cref="InvalidOperationException">The message is not to be delivered.</exception>
    public static Bezorgrij Get(Database database, long volgnummer)
        => Find(database, volgnummer) ?? throw new InvalidOperationException($"Bericht {volgnummer} heeft geen bezorging.");

    /// <summary>Books that this row becomes <paramref name="naar"/>.</summary>
    public void Book(Boekblad blad, Bezorgstand naar, DateTimeOffset nu, string oorzaak)
        => blad.Book(new BezorgingVerplaatst(
            Volgnummer, Stand.Toestand, naar.Toestand, naar.Pogingen, naar.Ophalingen, naar.Sinds, naar.Rijp, naar.VastTot, nu.ToUnixTimeMilliseconds(),
            oorzaak));
}
