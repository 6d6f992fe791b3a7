using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite.Volgen;

/// <summary>Confirmed positions of followers, on SQLite.</summary>
internal sealed class SqliteVolgposities(Schrijver schrijver, Lezers lezers) : IVolgposities
{
    private const string Lees = "SELECT positie FROM volgpositie WHERE volger = ?";
    private const string Zet = "INSERT INTO volgpositie (volger, positie) VALUES (?1, ?2) ON CONFLICT (volger) DO UPDATE SET positie = ?2 WHERE positie < ?2";

    public ValueTask<long?> FindAsync(string volger, CancellationToken cancellationToken)
    {
        Volgercontrole.Require(volger);
        return lezers.ReadAsync(database => Find(database, volger), cancellationToken);
    }

    public ValueTask<long> AdvanceAsync(string volger, long naar, CancellationToken cancellationToken)
    {
        Volgercontrole.Require(volger, naar);
        return schrijver.ExecuteAsync(blad => Advance(blad, volger, naar), cancellationToken);
    }

    /// <summary>Puts the fact into the register.</summary>
    public static void Apply(Database database, VolgpositieGezet feit)
    {
        using var q = database.Prepare(Zet);
        if (q.Bind(feit.Volger).Bind(feit.Positie).Run() != 1)
            throw new OpslagException(
                $"Opslag {database.Path}: volger {feit.Volger} is al voorbij positie {feit.Positie}, anders dan het log zegt. Register en log spreken elkaar tegen; bewaar de map als bewijs.");
    }

    private static long Advance(Boekblad blad, string volger, long naar)
    {
        if (Find(blad.Database, volger) is { } bekend && bekend >= naar)
            return bekend;
        blad.Book(new VolgpositieGezet(volger, naar));
        return naar;
    }

    private static long? Find(Database database, string volger)
    {
        using var q = database.Prepare(Lees);
        return q.Bind(volger).Step() ? q.Long(0) : null;
    }
}
