using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// A row of <c>bezorging</c>. Times are Unix milliseconds; <c>Sinds</c> is when it was delivered, and until then since when it waits.
/// </summary>
internal sealed record Bezorgrij(long Volgnummer, Toestand Toestand, int Pogingen, long Sinds, long? Rijp, long? VastTot)
{
    public static Bezorgrij? Find(Database database, long volgnummer)
    {
        using var q = database.Prepare("SELECT toestand, pogingen, sinds, rijp, vast_tot FROM bezorging WHERE volgnummer = ?");
        return q.Bind(volgnummer).Step()
            ? new Bezorgrij(volgnummer, (Toestand)q.Long(0), (int)q.Long(1), q.Long(2), q.LongOrNull(3), q.LongOrNull(4))
            : null;
    }

    /// <exception cref="InvalidOperationException">The message is not to be delivered.</exception>
    public static Bezorgrij Get(Database database, long volgnummer)
        => Find(database, volgnummer) ?? throw new InvalidOperationException($"Bericht {volgnummer} heeft geen bezorging.");

    /// <summary>This row in another state.</summary>
    public Bezorgrij To(Toestand toestand, long? rijp, DateTimeOffset nu)
        => this with { Toestand = toestand, Rijp = rijp, Sinds = toestand == Toestand.Bezorgd ? nu.ToUnixTimeMilliseconds() : Sinds };

    /// <summary>Books that this row becomes <paramref name="naar"/>.</summary>
    public void Book(Boekblad blad, Bezorgrij naar, DateTimeOffset nu, string oorzaak)
        => blad.Book(new BezorgingVerplaatst(
            Volgnummer, Toestand, naar.Toestand, naar.Pogingen, naar.Sinds, naar.Rijp, naar.VastTot, nu.ToUnixTimeMilliseconds(), oorzaak));
}
