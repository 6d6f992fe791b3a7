using System.Threading.Channels;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Bezorging;

/// <summary>The deliveries of the real store, with ears and with faults that the test chooses.</summary>
internal sealed class Luisterpost(IBezorgingen bezorgingen) : IBezorgingen
{
    private readonly Channel<string> _lijsten = Channel.CreateUnbounded<string>();
    private readonly Channel<(long Volgnummer, Pogingsuitkomst Uitkomst)> _uitkomsten = Channel.CreateUnbounded<(long, Pogingsuitkomst)>();
    private readonly Channel<int> _verlopen = Channel.CreateUnbounded<int>();

    /// <summary>Thrown by the next attempt that is counted.</summary>
    public Exception? Storing { get; set; }

    /// <summary>Runs after a queue was read and before the reader gets it.</summary>
    public Func<IReadOnlyList<Bericht>, Task> NaLezen { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after somebody looked which message is released first.</summary>
    public Action<Bericht?> NaKijken { get; set; } = _ => { };

    /// <summary>Runs before an outcome is recorded.</summary>
    public Func<Task> VoorUitkomst { get; set; } = () => Task.CompletedTask;

    /// <summary>The party whose queue is read next.</summary>
    public Task<string> NextLijstAsync() => NextAsync(_lijsten);

    /// <summary>The next outcome, once it is durable.</summary>
    public Task<(long Volgnummer, Pogingsuitkomst Uitkomst)> NextUitkomstAsync() => NextAsync(_uitkomsten);

    /// <summary>How many the next expiry took.</summary>
    public Task<int> NextVerlopenAsync() => NextAsync(_verlopen);

    /// <summary>Forgets what was read until now.</summary>
    public void ForgetLijsten()
    {
        while (_lijsten.Reader.TryRead(out _))
        {
        }
    }

    public async ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(string partij, int limit, DateTimeOffset? rijpOp, CancellationToken cancellationToken)
    {
        _lijsten.Writer.TryWrite(partij);
        var wachtend = await bezorgingen.ListWachtendAsync(partij, limit, rijpOp, cancellationToken);
        await NaLezen(wachtend);
        return wachtend;
    }

    public ValueTask<int> StartPogingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => bezorgingen.StartPogingAsync(volgnummer, oorzaak, cancellationToken);

    public ValueTask CompletePogingAsync(long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken)
        => bezorgingen.CompletePogingAsync(volgnummer, uitkomst, cancellationToken);

    public ValueTask<int> StartPogingAsync(Beurt beurt, long volgnummer, string oorzaak, CancellationToken cancellationToken)
    {
        if (Storing is not { } storing)
            return bezorgingen.StartPogingAsync(beurt, volgnummer, oorzaak, cancellationToken);
        Storing = null;
        return ValueTask.FromException<int>(storing);
    }

    public async ValueTask<bool> CompletePogingAsync(Beurt beurt, long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken)
    {
        await VoorUitkomst();
        var gedaan = await bezorgingen.CompletePogingAsync(beurt, volgnummer, uitkomst, cancellationToken);
        _uitkomsten.Writer.TryWrite((volgnummer, uitkomst));
        return gedaan;
    }

    public async ValueTask<int> ExpireAsync(DateTimeOffset grens, int limit, string oorzaak, CancellationToken cancellationToken)
    {
        var aantal = await bezorgingen.ExpireAsync(grens, limit, oorzaak, cancellationToken);
        _verlopen.Writer.TryWrite(aantal);
        return aantal;
    }

    public ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, IReadOnlyCollection<string> functies, int limit, CancellationToken cancellationToken)
        => bezorgingen.ListWachtendAsync(partij, functies, limit, cancellationToken);

    public ValueTask<int> StartOphalingAsync(long volgnummer, int hoogstens, string oorzaak, CancellationToken cancellationToken)
        => bezorgingen.StartOphalingAsync(volgnummer, hoogstens, oorzaak, cancellationToken);

    public ValueTask<int> JoinOphalingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => bezorgingen.JoinOphalingAsync(volgnummer, oorzaak, cancellationToken);

    public ValueTask<IReadOnlyList<Wachtrij>> ListWachtrijenAsync(CancellationToken cancellationToken) => bezorgingen.ListWachtrijenAsync(cancellationToken);

    public ValueTask<Bevestiging> ConfirmAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => bezorgingen.ConfirmAsync(volgnummer, oorzaak, cancellationToken);

    public ValueTask<bool> ResendAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => bezorgingen.ResendAsync(volgnummer, oorzaak, cancellationToken);

    public async ValueTask<IReadOnlyList<Bericht>> ListVastgehoudenAsync(Bericht? na, int limit, CancellationToken cancellationToken)
    {
        var vast = await bezorgingen.ListVastgehoudenAsync(na, limit, cancellationToken);
        if (limit == 1)
            NaKijken(vast.Count == 0 ? null : vast[0]);
        return vast;
    }

    public ValueTask<bool> HoldAsync(long volgnummer, DateTimeOffset tot, string oorzaak, CancellationToken cancellationToken)
        => bezorgingen.HoldAsync(volgnummer, tot, oorzaak, cancellationToken);

    public ValueTask<Vrijgave> ReleaseAsync(DateTimeOffset op, int limit, string oorzaak, CancellationToken cancellationToken)
        => bezorgingen.ReleaseAsync(op, limit, oorzaak, cancellationToken);

    private static async Task<T> NextAsync<T>(Channel<T> kanaal)
        => await kanaal.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Wachttijd.Ruim);
}
