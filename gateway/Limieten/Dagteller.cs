using IB.Gateway.Routing;

namespace IB.Gateway.Limieten;

/// <summary>Counts the messages that come to this node. Begins at zero when the knooppunt starts.</summary>
internal sealed class Dagteller(TimeProvider tijd) : IDagteller
{
    private readonly Lock _slot = new();
    private DateOnly _dag;
    private int _aantal;

    /// <inheritdoc/>
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

    /// <inheritdoc/>
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

    /// <inheritdoc/>
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
