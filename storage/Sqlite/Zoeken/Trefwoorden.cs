using IB.Gateway.Storage.Sqlite.Kenmerken;

namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>
/// Keeps <c>trefwoord</c> up, some thousands of messages at once: one by one each touches a page of its own, and together those of one
/// value share it, in the pages of one stretch, which are at hand (ADR 11). The three take turns, so that the writer halts for one at a time. What
/// is not in yet is few enough to be looked through.
/// </summary>
internal sealed class Trefwoorden(int slag, Zeven zeven)
{
    /// <summary>How many messages are written at once.</summary>
    public const int StandaardSlag = 8192;

    private static readonly Trefwoordsoort[] Soorten = [Trefwoordsoort.Zender, Trefwoordsoort.Ontvanger, Trefwoordsoort.Functie];
    private readonly long[] _tot = new long[Soorten.Length];

    /// <summary>Begins after what the register has committed.</summary>
    public void Load(Database database)
    {
        for (var i = 0; i < Soorten.Length; i++)
            _tot[i] = Soorten[i].ReadTot(database);
    }

    /// <summary>Writes what is due now that the register goes up to and including a message. Runs in the transaction of the commit.</summary>
    public void Follow(Database database, long volgnummer)
    {
        for (var i = 0; i < Soorten.Length; i++)
            _tot[i] = Follow(database, Soorten[i], _tot[i], volgnummer - (i * slag / Soorten.Length));
    }

    /// <summary>Removes a message; its row must still be there.</summary>
    public void Forget(Database database, long volgnummer)
    {
        foreach (var soort in Soorten)
            soort.Forget(database, volgnummer, zeven.Bak(volgnummer));
    }

    // What a full disk leaves undone is looked through, and tried again at the next commit.
    private long Follow(Database database, Trefwoordsoort soort, long tot, long volgnummer)
    {
        while (volgnummer >= tot + slag && Einde(tot) is var einde && database.TryExtra(() => soort.Write(database, tot, einde, zeven.Bak(einde))))
            tot = einde;
        return tot;
    }

    // No further than the stretch goes.
    private long Einde(long tot) => Math.Min(tot + slag, zeven.Eerste(zeven.Bak(tot + 1) + 1) - 1);
}
