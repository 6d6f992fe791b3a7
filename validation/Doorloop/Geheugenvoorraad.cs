namespace IB.Gateway.Validation;

/// <summary>Keeps what a pass needs for the next one. Safe for use by many threads; none waits for another.</summary>
internal sealed class Geheugenvoorraad
{
    // Enough that threads seldom meet at one place; what does not fit is left to the collector.
    private readonly Loopgeheugen?[] _plaatsen = new Loopgeheugen?[Math.Max(4, Environment.ProcessorCount * 2)];

    internal Loopgeheugen Rent()
    {
        var begin = Environment.CurrentManagedThreadId;
        for (var i = 0; i < _plaatsen.Length; i++)
        {
            if (Interlocked.Exchange(ref _plaatsen[(begin + i) % _plaatsen.Length], null) is { } geheugen)
                return geheugen;
        }

        return new Loopgeheugen();
    }

    internal void Return(Loopgeheugen geheugen)
    {
        geheugen.Band.Trim();
        var begin = Environment.CurrentManagedThreadId;
        for (var i = 0; i < _plaatsen.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _plaatsen[(begin + i) % _plaatsen.Length], geheugen, null) is null)
                return;
        }
    }
}
