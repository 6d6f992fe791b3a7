using IB.Gateway.Limieten.Delen;

namespace IB.Gateway.Tests.Limieten.Delen;

/// <summary>What a shared bucket and a shared count are, by a clock that a test holds: what the scripts for Redis are held against.</summary>
internal sealed class Modelgeheugen(TimeProvider tijd) : IDeelgeheugen
{
    private readonly Dictionary<string, (double Inhoud, DateTimeOffset Op)> _emmers = [];
    private readonly Dictionary<string, Dictionary<string, int>> _tellingen = [];

    public bool Aanwezig { get; set; } = true;

    /// <summary>It is asked and does not answer.</summary>
    public bool Zwijgt { get; set; }

    /// <summary>What an answer is made into before it is given.</summary>
    public Func<Emmerantwoord, Emmerantwoord> Vervorm { get; set; } = static antwoord => antwoord;

    /// <summary>An answer waits for this.</summary>
    public Task Poort { get; set; } = Task.CompletedTask;

    /// <summary>Everything that was asked of buckets.</summary>
    public List<Emmervraag> Vragen { get; } = [];

    public async ValueTask<Emmerantwoord?> TakeAsync(string sleutel, Emmervraag vraag, CancellationToken cancellationToken)
    {
        Vragen.Add(vraag);
        if (!Aanwezig || Zwijgt)
            return null;
        var antwoord = Vervorm(Take(sleutel, vraag));
        await Poort;
        return antwoord;
    }

    public async ValueTask<Telantwoord?> CountAsync(string sleutel, string teller, int aantal, TimeSpan geldig, CancellationToken cancellationToken)
    {
        if (!Aanwezig || Zwijgt)
            return null;
        if (!_tellingen.TryGetValue(sleutel, out var telling))
            _tellingen[sleutel] = telling = [];
        telling[teller] = aantal;
        var antwoord = new Telantwoord(telling.Values.Sum(static n => (long)n));
        await Poort;
        return antwoord;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _emmers.Clear();
        _tellingen.Clear();
    }

    /// <summary>What a bucket does with a question.</summary>
    public Emmerantwoord Take(string sleutel, Emmervraag vraag)
    {
        var nu = tijd.GetUtcNow();
        var (inhoud, op) = _emmers.GetValueOrDefault(sleutel, (vraag.Piek, nu));
        inhoud = Math.Min(inhoud + ((nu - op).TotalSeconds * vraag.PerSeconde), vraag.Piek);
        inhoud = Math.Min(Math.Max(inhoud - vraag.Buiten, 0), vraag.Rest);
        var gegeven = Math.Min(vraag.Aantal, (long)Math.Floor(inhoud));
        inhoud = Math.Min(inhoud - gegeven, vraag.Piek);
        _emmers[sleutel] = (inhoud, nu);
        return new Emmerantwoord(gegeven, (long)Math.Floor(inhoud));
    }
}
