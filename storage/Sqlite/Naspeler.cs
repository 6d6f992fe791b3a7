using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Log;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>Brings the register up to date with the log: after a crash, and after a transaction that had to be undone.</summary>
internal static class Naspeler
{
    private const int GroepenPerTransactie = 512;

    /// <summary>
    /// Books everything that the log has after the register, to its end, and commits. Returns how far the log goes.
    /// </summary>
    /// <param name="blad">What is booked on.</param>
    /// <param name="lezer">Reads the log.</param>
    /// <param name="voortgang">Is told of each group after it was booked.</param>
    /// <exception cref="OpslagException">The log is damaged, or contradicts the register.</exception>
    public static Logstand ReplayAll(Boekblad blad, Loglezer lezer, Action<long> voortgang)
    {
        var stand = Load(blad);
        var open = 0;
        foreach (var groep in lezer.ReadAfter(stand))
        {
            if (open == 0)
                blad.Database.Run("BEGIN IMMEDIATE");
            Apply(blad, groep);
            stand = groep.Na;
            voortgang(stand.Groep);
            if (++open < GroepenPerTransactie)
                continue;
            Commit(blad, stand);
            open = 0;
        }

        if (open > 0)
            Commit(blad, stand);
        return stand;
    }

    /// <summary>Books what the log has after the register up to <paramref name="tot"/>, in a transaction that stays open.</summary>
    public static void ReplayOpen(Boekblad blad, Loglezer lezer, Logstand tot)
    {
        blad.Database.RollbackIfOpen();
        var stand = Load(blad);
        blad.Database.Run("BEGIN IMMEDIATE");
        if (stand.Groep == tot.Groep)
            return;
        foreach (var groep in lezer.ReadAfter(stand))
        {
            Apply(blad, groep);
            if (groep.Kop.Nummer == tot.Groep)
                return;
        }

        throw new OpslagException($"Het log heeft groep {tot.Groep} niet meer, terwijl die is bevestigd. Stop het knooppunt en bewaar de map als bewijs.");
    }

    private static Logstand Load(Boekblad blad)
    {
        var (stand, volgnummer) = Standregister.Read(blad.Database);
        blad.Load(volgnummer);
        return stand;
    }

    private static void Apply(Boekblad blad, Groep groep)
    {
        blad.BeginGroep(groep.Plaats);
        foreach (var feit in Feitlezer.Read(groep.Feiten, groep.ReadInhoud))
            blad.Apply(feit);
    }

    private static void Commit(Boekblad blad, Logstand stand)
    {
        blad.Close(stand);
        blad.Database.Run("COMMIT");
    }
}
