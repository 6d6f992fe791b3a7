using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Keeps work that took the process down from doing so for ever: looks before the first step how often it was begun here, and lets it go on piece by piece,
/// each marked before it is begun with, when that was too often. For one thread.
/// </summary>
/// <param name="wacht">Keeps the count.</param>
/// <param name="stukkenPerStap">So many steps it goes piece by piece; then it looks anew.</param>
internal sealed class Startbewaking(Startwacht wacht, int stukkenPerStap)
{
    // Before it looked there is none.
    private Startoordeel? _oordeel;
    private int _teGaan;
    private bool _gemarkeerd;

    /// <summary>Whether each piece is a step of its own.</summary>
    public bool IsPerStuk => _oordeel is not (null or Startoordeel.Gewoon);

    /// <summary>Looks, when it did not yet, how often work was begun at this place.</summary>
    public async Task LookAsync(Positie positie, CancellationToken cancellationToken)
    {
        if (_oordeel is not null)
            return;
        _oordeel = await wacht.BeginAsync(positie, cancellationToken);
        _teGaan = stukkenPerStap;
        _gemarkeerd = true;
    }

    /// <summary>Whether the next message must be parked unopened. Once.</summary>
    public bool TakeBericht() => Take(Startoordeel.ParkBericht);

    /// <summary>Whether the next piece must be parked unseen. Once.</summary>
    public bool TakeStuk() => Take(Startoordeel.Park);

    /// <summary>
    /// Marks that a message is about to be opened and divided. One of which a piece was found guilty must be opened for that piece to be parked.
    /// </summary>
    public Task MarkBerichtAsync(Positie positie, CancellationToken cancellationToken)
        => _oordeel == Startoordeel.Voorzichtig ? MarkAsync(positie, Alleen.Bericht, cancellationToken) : Task.CompletedTask;

    /// <summary>Marks that a piece is about to be begun with.</summary>
    public async Task MarkStukAsync(Positie positie, CancellationToken cancellationToken)
    {
        if (_oordeel != Startoordeel.Voorzichtig)
            return;
        await MarkAsync(positie, Alleen.Stuk, cancellationToken);
        if (--_teGaan == 0)
            _oordeel = null;
    }

    /// <summary>The states of a step, with which what was marked goes.</summary>
    public IReadOnlyList<Staat> Close(IReadOnlyList<Staat> staten) => _gemarkeerd ? [.. staten, wacht.Gewist] : staten;

    /// <summary>The step is durable.</summary>
    public void Complete() => _gemarkeerd = false;

    private bool Take(Startoordeel verdenking)
    {
        if (_oordeel != verdenking)
            return false;
        _oordeel = Startoordeel.Voorzichtig;
        return true;
    }

    private Task MarkAsync(Positie positie, Alleen wat, CancellationToken cancellationToken)
    {
        _gemarkeerd = true;
        return wacht.MarkAloneAsync(positie, wat, cancellationToken);
    }
}
