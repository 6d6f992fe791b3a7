using IB.Gateway.Ontvangst;

namespace IB.Gateway.Limieten;

/// <summary>What of a party was turned away, for operators. Safe for use by many threads at once.</summary>
internal sealed class Afwijsteller(TimeProvider tijd)
{
    // More than all that a party had under way when it was first told to wait: who comes on after that does not listen.
    private const int Geduld = 100;

    private readonly Lock _slot = new();
    private Afwijsstand? _stand;

    /// <summary>What is known; <see langword="null"/> when nothing was turned away.</summary>
    public Afwijsstand? Stand
    {
        get
        {
            lock (_slot)
                return _stand;
        }
    }

    /// <summary>Counts one, and says whether the party keeps coming though it was told to wait.</summary>
    public bool Add(Afwijzing afwijzing)
    {
        var nu = tijd.GetUtcNow();
        lock (_slot)
        {
            var voorbarig = nu < _stand?.Tot ? _stand.Voorbarig + 1 : 0;
            _stand = new Afwijsstand((_stand?.Aantal ?? 0) + 1, afwijzing.Reden, nu, nu + TimeSpan.FromSeconds(afwijzing.Seconden), voorbarig);
            return voorbarig > Geduld;
        }
    }
}

/// <summary>What of a party was turned away.</summary>
/// <param name="Aantal">Requests since the start.</param>
/// <param name="Reden">Why the last one was.</param>
/// <param name="Op">When, UTC.</param>
/// <param name="Tot">Until when it was told to wait, UTC: until then it counts as limited.</param>
/// <param name="Voorbarig">How many in a row came before the wait was over.</param>
internal sealed record Afwijsstand(long Aantal, Afwijsreden Reden, DateTimeOffset Op, DateTimeOffset Tot, int Voorbarig);
