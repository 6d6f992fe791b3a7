using IB.Gateway.Routing;

namespace IB.Gateway.Limieten.Delen;

/// <summary>
/// Counts the messages of a party that come to all nodes. Each node says how many came to itself, so that the sum is right again as soon as all have
/// said so, whatever became of it in between; what a node counted before it started anew is in the sum too. Between two messages to the others a node
/// counts a few at most. When the others cannot be asked, what they last said still counts.
/// </summary>
internal sealed class Gedeeldedagteller(
    Func<DateOnly, string> sleutel, string naam, IDeelgeheugen geheugen, Limietverdeler verdeler, TimeProvider tijd) : IDagteller, IGedeeld
{
    // Nobody asks for a day that is over.
    private static readonly TimeSpan Geldig = TimeSpan.FromHours(26);
    private static readonly TimeSpan Rust = TimeSpan.FromSeconds(1);

    private readonly Lock _slot = new();
    private DateOnly _dag;
    private int _aantal;
    private int _gemeld;
    private long _elders;
    private bool _gehoord;
    private bool _los;
    private bool _gevraagd;
    private bool _gesloten;

    /// <inheritdoc/>
    public int Aantal
    {
        get
        {
            lock (_slot)
            {
                Turn(Berichttijd.Dag(tijd.GetUtcNow()));
                return (int)Math.Min(_aantal + _elders, int.MaxValue);
            }
        }
    }

    /// <inheritdoc/>
    public bool Deelt
    {
        get
        {
            lock (_slot)
                return !_los && !_gesloten && geheugen.Aanwezig;
        }
    }

    /// <summary>How many a node may count before the others know: a twentieth of what there may be, from 1 to 64.</summary>
    public static int Measure(int maximum) => Math.Clamp(maximum / 20, 1, 64);

    /// <inheritdoc/>
    public bool TryCount(int maximum, out DateOnly dag, out TimeSpan wacht)
    {
        var nu = tijd.GetUtcNow();
        lock (_slot)
        {
            Turn(Berichttijd.Dag(nu));
            dag = _dag;
            wacht = Berichttijd.Begin(_dag.AddDays(1)) - nu;
            if (_aantal + _elders >= maximum)
                return false;
            var speling = Measure(maximum);
            var mag = _los || !geheugen.Aanwezig || _aantal - _gemeld < speling;
            if (mag)
                _aantal++;
            else
                wacht = Rust;
            if (!_gehoord || (_aantal - _gemeld) * 2 >= speling)
                Ask();
            return mag;
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

    /// <summary>Also when there is nothing to tell, as long as it counts: others may have taken something back.</summary>
    public bool TryBeginSync()
    {
        lock (_slot)
        {
            Turn(Berichttijd.Dag(tijd.GetUtcNow()));
            if (_gevraagd || _gesloten || !geheugen.Aanwezig || (_aantal == _gemeld && _elders == 0))
                return false;
            _gevraagd = true;
            return true;
        }
    }

    /// <inheritdoc/>
    public async Task SyncAsync(CancellationToken cancellationToken)
    {
        DateOnly dag;
        int aantal;
        lock (_slot)
        {
            Turn(Berichttijd.Dag(tijd.GetUtcNow()));
            (dag, aantal) = (_dag, _aantal);
        }

        Telantwoord? antwoord = null;
        try
        {
            antwoord = await geheugen.CountAsync(sleutel(dag), naam, aantal, Geldig, cancellationToken);
        }
        finally
        {
            Process(dag, aantal, antwoord);
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_slot)
        {
            if (!_gevraagd && _aantal != _gemeld)
                Ask();
            _gesloten = true;
        }
    }

    private void Process(DateOnly dag, int aantal, Telantwoord? antwoord)
    {
        lock (_slot)
        {
            _gevraagd = false;
            _los = antwoord is null;
            if (antwoord is null || dag != _dag)
                return;
            _gemeld = aantal;
            _elders = Math.Max(antwoord.Totaal - aantal, 0);
            _gehoord = true;
        }
    }

    private void Ask()
    {
        if (_gevraagd || _gesloten || !geheugen.Aanwezig)
            return;
        _gevraagd = true;
        verdeler.Enqueue(this);
    }

    // A clock that is put back does not give a party a second day.
    private void Turn(DateOnly dag)
    {
        if (dag <= _dag)
            return;
        (_dag, _aantal, _gemeld, _elders) = (dag, 0, 0, 0);
        _gehoord = false;
    }
}
