using IB.Gateway.Telemetrie.Logboek;

namespace IB.Gateway.Beheer;

/// <summary>The sign of life of one loop. Safe for use by many threads at once.</summary>
internal sealed class Hartslagteken(string naam, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _begin = time.GetTimestamp();
    private long _voortgang;
    private long _gestart = time.GetTimestamp();
    private Lustoestand _toestand = Lustoestand.Loopt;
    private long _herstarts;
    private string? _laatsteFout;
    private volatile bool _hersteld = true;

    /// <summary>
    /// The loop came round: it did something, or looked and found nothing to do. To be called more often than the longest
    /// silence allowed (<see cref="Beheeropties.MaxStilte"/>), also by a loop that waits for work.
    /// </summary>
    public void MarkProgress()
    {
        Volatile.Write(ref _voortgang, Math.Max(1, time.GetTimestamp()));
        _hersteld = true;
    }

    internal void MarkGestart()
    {
        lock (_gate)
            (_toestand, _gestart) = (Lustoestand.Loopt, time.GetTimestamp());
    }

    internal long MarkFout(Exception fout)
    {
        lock (_gate)
        {
            (_toestand, _laatsteFout) = (Lustoestand.WachtOpHerstart, Fouttekst.Of(fout));
            _hersteld = false;
            return ++_herstarts;
        }
    }

    internal void MarkGestopt()
    {
        lock (_gate)
            _toestand = Lustoestand.Gestopt;
    }

    internal Lusstand Read()
    {
        lock (_gate)
        {
            var voortgang = Volatile.Read(ref _voortgang);
            var stilte = time.GetElapsedTime(voortgang == 0 ? _begin : voortgang);
            return new Lusstand(
                naam,
                _toestand,
                voortgang == 0 ? null : time.GetUtcNow() - stilte,
                stilte,
                time.GetElapsedTime(Math.Max(voortgang, _gestart)),
                _herstarts,
                _laatsteFout,
                _hersteld);
        }
    }
}
