using IB.Gateway.Routing;

namespace IB.Gateway.Limieten;

/// <summary>
/// Counts the messages of one party on a day in Dutch time, which has 23, 24 or 25 hours. Begins at zero when the knooppunt starts. Safe for
/// use by many threads at once.
/// </summary>
internal sealed class Dagteller(TimeProvider tijd)
{
    private readonly Lock _slot = new();
    private DateOnly _dag;
    private int _aantal;

    /// <summary>How many there are today.</summary>
    public int Aantal
    {
        get
        {
            lock (_slot)
            {
                Turn(Berichttijd.Dag(tijd.GetUtcNow()));
                return _aantal;
            }
        }
    }

    /// <summary>Counts one more, unless there are as many as there may be.</summary>
    /// <param name="maximum">How many there may be, at least 1.</param>
    /// <param name="dag">The day on which it counts.</param>
    /// <param name="wacht">The time until that day is over.</param>
    public bool TryCount(int maximum, out DateOnly dag, out TimeSpan wacht)
    {
        var nu = tijd.GetUtcNow();
        lock (_slot)
        {
            Turn(Berichttijd.Dag(nu));
            dag = _dag;
            wacht = Berichttijd.Begin(_dag.AddDays(1)) - nu;
            if (_aantal >= maximum)
                return false;
            _aantal++;
            return true;
        }
    }

    /// <summary>Takes back what was counted on <paramref name="dag"/>: no message came of it.</summary>
    public void Undo(DateOnly dag)
    {
        lock (_slot)
        {
            if (dag == _dag)
                _aantal--;
        }
    }

    // A clock that is put back does not give a party a second day.
    private void Turn(DateOnly dag)
    {
        if (dag > _dag)
            (_dag, _aantal) = (dag, 0);
    }
}
