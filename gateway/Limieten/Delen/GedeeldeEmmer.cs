namespace IB.Gateway.Limieten.Delen;

/// <summary>
/// A bucket that all nodes share. Each lets in from a <see cref="Portie"/> that it fetches beforehand, and from a bucket of its own as large as the shared
/// one: whatever the others say, a node lets in no more than it would alone. When the others cannot be asked only its own counts, and what was let
/// in meanwhile is taken out of the shared one afterwards, so that there is no second burst.
/// </summary>
internal sealed class GedeeldeEmmer(
    string sleutel, double perSeconde, int piek, int grootste, IEigenEmmer eigen, IDeelgeheugen geheugen, Limietverdeler verdeler, TimeProvider tijd)
        : IEmmer, IGedeeld
{
    private static readonly TimeSpan NaFout = TimeSpan.FromMilliseconds(250);

    private readonly Lock _slot = new();
    private readonly Portie _portie = new(perSeconde, piek, grootste);
    private bool _deelt = true;
    private bool _gevraagd;
    private bool _gesloten;
    private long _buiten;
    private long? _gemeld;
    private long _gezet = tijd.GetTimestamp();
    private TimeSpan _rust = TimeSpan.Zero;

    /// <inheritdoc/>
    public bool Deelt
    {
        get
        {
            lock (_slot)
                return _deelt && !_gesloten && geheugen.Aanwezig;
        }
    }

    /// <inheritdoc/>
    public bool TryTake(long aantal, out TimeSpan wacht)
    {
        wacht = TimeSpan.Zero;
        if (aantal == 0)
            return true;
        var kost = Math.Min(aantal, piek);
        lock (_slot)
        {
            if (_deelt && (_gesloten || !geheugen.Aanwezig))
                Detach();
            var gegeven = TrySpend(kost, out wacht);
            if (NeedsSync())
                Ask();
            return gegeven;
        }
    }

    /// <summary>A debt is paid, and a bucket that counted for itself counts with the others again, also when its party asks nothing any more.</summary>
    public bool TryBeginSync()
    {
        lock (_slot)
        {
            if (_gevraagd || _gesloten || !geheugen.Aanwezig || (_deelt && _portie.Saldo >= 0))
                return false;
            _gevraagd = true;
            return true;
        }
    }

    /// <inheritdoc/>
    public async Task SyncAsync(CancellationToken cancellationToken)
    {
        if (Prepare() is not { } vraag)
            return;
        Emmerantwoord? antwoord = null;
        try
        {
            antwoord = await geheugen.TakeAsync(sleutel, vraag, cancellationToken);
        }
        finally
        {
            Process(vraag, antwoord);
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_slot)
        {
            _gesloten = true;
            if (!_gevraagd)
                Ask();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => eigen.Dispose();

    private bool TrySpend(long kost, out TimeSpan wacht)
    {
        if (_deelt && !_portie.Mag)
        {
            wacht = _portie.Wacht;
            return false;
        }

        if (!eigen.TryTake(kost, out wacht))
            return false;
        if (_deelt)
            _portie.Take(kost);
        else
            _buiten += kost;
        return true;
    }

    // What was borrowed is still to be told; what was left of a portion was told already.
    private void Detach()
    {
        _deelt = false;
        _buiten = -_portie.Saldo;
    }

    private bool NeedsSync()
        => !_gevraagd && !_gesloten && geheugen.Aanwezig && (!_deelt || _portie.IsKrap) && tijd.GetElapsedTime(_gezet) >= _rust;

    private void Ask()
    {
        _gevraagd = true;
        verdeler.Enqueue(this);
    }

    private Emmervraag? Prepare()
    {
        lock (_slot)
        {
            _gemeld = null;
            if ((_gesloten ? -TakeBack() : _deelt ? _portie.Vraag : _portie.Grootte) is var aantal && aantal == 0)
            {
                _gevraagd = false;
                return null;
            }

            if (_gesloten || _deelt)
                return new Emmervraag(perSeconde, piek, aantal, Buiten: 0, Rest: piek);
            _gemeld = _buiten;
            // What its own bucket has forgotten by now, the shared one has too.
            var rest = Math.Clamp(eigen.Beschikbaar, 0, piek);
            return new Emmervraag(perSeconde, piek, aantal, Math.Clamp(_buiten, 0, piek - rest), rest);
        }
    }

    private long TakeBack()
    {
        if (_deelt)
            Detach();
        var over = Math.Max(-_buiten, 0);
        _buiten = Math.Max(_buiten, 0);
        return over;
    }

    private void Process(Emmervraag vraag, Emmerantwoord? antwoord)
    {
        lock (_slot)
        {
            _gevraagd = false;
            _gezet = tijd.GetTimestamp();
            if (vraag.Aantal > 0 && antwoord is not null)
                Receive(antwoord);
            else if (antwoord is null && _deelt)
                Detach();
            _rust = antwoord is null ? NaFout : antwoord.Gegeven < vraag.Aantal ? _portie.Rust : TimeSpan.Zero;
            // It was closed in between, with something in hand.
            if (_gesloten && vraag.Aantal > 0)
                Ask();
        }
    }

    private void Receive(Emmerantwoord antwoord)
    {
        if (_gemeld is { } gemeld)
        {
            // It counts with the others again. What was let in while it asked is its debt.
            _portie.Reset(gemeld - _buiten);
            _portie.Add(antwoord);
            (_deelt, _gemeld) = (true, null);
        }
        else if (_deelt)
        {
            _portie.Add(antwoord);
        }
        else
        {
            _buiten -= antwoord.Gegeven;
        }
    }
}
