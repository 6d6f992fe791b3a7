using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Limieten;

/// <summary>One kind of traffic of one party, over all its connections and protocols. Safe for use by many threads at once.</summary>
internal sealed class Partijverkeer(
    string partij, Verkeerssoort soort, Bytesbudget budget, Grensbepaling grenzen, IVerkeerstelling telling, Knooppuntmeter meter, TimeProvider tijd)
        : IDisposable
{
    // Places and memory come free when a request ends, which is soon and at no known time.
    private static readonly TimeSpan WachtOpPlaats = TimeSpan.FromSeconds(1);

    private readonly Lock _slot = new();
    private readonly IDagteller _dagteller = telling.MakeDagteller(partij, soort);
    private readonly Afwijsteller _afwijzingen = new(tijd);
    private volatile Instelling? _instelling;

    /// <summary>The kind.</summary>
    public Verkeerssoort Soort => soort;

    /// <summary>What was turned away; <see langword="null"/> when nothing was.</summary>
    public Afwijsstand? Afwijsstand => _afwijzingen.Stand;

    /// <summary>Messages of today; counted only while there is a limit to them.</summary>
    public int Vandaag => _dagteller.Aantal;

    /// <summary>The limiters; <see langword="null"/> before the first request.</summary>
    public Begrenzer? Begrenzer => _instelling?.Begrenzer;

    /// <summary>
    /// Lets a request in, or says why not. The order is from what can be given back to what cannot: who is refused for the number of requests
    /// under way has not used up its rate.
    /// </summary>
    public Toelating? TryAdmit(Partij nu, Kanaal kanaal, Afwijzing overbelast, out Afwijzing? afwijzing)
    {
        var begrenzer = BegrenzerOf(nu);
        if (begrenzer.TryEnter() is not { } plaats)
        {
            afwijzing = Reject(kanaal, Afwijsreden.Gelijktijdig, WachtOpPlaats);
            return null;
        }

        DateOnly? dag = null;
        if (begrenzer.Grens.BerichtenPerDag is var perDag and > 0)
        {
            if (!_dagteller.TryCount(perDag, out var vandaag, out var totMorgen))
            {
                plaats.Dispose();
                afwijzing = Reject(kanaal, Afwijsreden.Dagquotum, totMorgen);
                return null;
            }

            dag = vandaag;
        }

        var toelating = new Toelating(this, begrenzer, plaats, dag, kanaal, overbelast);
        afwijzing = null;
        if (begrenzer.TryCount(out var wacht))
            return toelating;
        toelating.Dispose();
        afwijzing = Reject(kanaal, Afwijsreden.Verzoeken, wacht);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _instelling?.Begrenzer.Dispose();

    internal Afwijzing Reject(Kanaal kanaal, Afwijsreden reden, TimeSpan wacht)
    {
        var afwijzing = new Afwijzing(reden, wacht);
        meter.CountAfwijzing(kanaal, soort, reden);
        return afwijzing.IsLimiet && _afwijzingen.Add(afwijzing) ? afwijzing with { Aanhouden = true } : afwijzing;
    }

    internal Afwijzing Reject(Kanaal kanaal, Ruimte ruimte, Afwijzing overbelast) => ruimte switch
    {
        Ruimte.AandeelOp => Reject(kanaal, Afwijsreden.BytesOnderweg, WachtOpPlaats),
        Ruimte.BudgetOp => Reject(kanaal, overbelast.Reden, overbelast.Wacht),
        _ => throw new ArgumentOutOfRangeException(nameof(ruimte), ruimte, "Not a lack of room."),
    };

    internal void Undo(DateOnly dag) => _dagteller.Undo(dag);

    // The directory gives a new Partij each time that it is read; only other limits make other limiters.
    private Begrenzer BegrenzerOf(Partij nu)
    {
        var instelling = _instelling;
        if (instelling is not null && ReferenceEquals(instelling.Partij, nu))
            return instelling.Begrenzer;
        lock (_slot)
        {
            var grens = grenzen.Of(nu, soort);
            var begrenzer = _instelling is { } oud && oud.Begrenzer.Grens == grens ? oud.Begrenzer : new Begrenzer(grens, budget, MakeEmmer);

            // Limiters that are replaced hold nothing that must be freed, and requests that they let in still use them.
            _instelling = new Instelling(nu, begrenzer);
            return begrenzer;
        }
    }

    private IEmmer MakeEmmer(Emmermaat maat, double perSeconde, int piek, int grootste)
        => telling.MakeEmmer(new Emmernaam(partij, soort, maat), perSeconde, piek, grootste);

    private sealed record Instelling(Partij Partij, Begrenzer Begrenzer);
}
