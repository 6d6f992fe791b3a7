using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Tests.Telemetrie;

/// <summary>Deliveries that can only be resent, and remember that they were.</summary>
internal sealed class FakeBezorgingen : IBezorgingen, IBezorgsein
{
    public List<(long Volgnummer, string Oorzaak)> Opnieuw { get; } = [];

    public List<string> Gewekt { get; } = [];

    public ValueTask<bool> ResendAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
    {
        Opnieuw.Add((volgnummer, oorzaak));
        return ValueTask.FromResult(true);
    }

    public void Wake(string partij) => Gewekt.Add(partij);

    public ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, int limit, DateTimeOffset? rijpOp, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Bericht>> ListWachtendAsync(
        string partij, IReadOnlyCollection<string> functies, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<int> StartOphalingAsync(long volgnummer, int hoogstens, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<int> JoinOphalingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Wachtrij>> ListWachtrijenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<int> StartPogingAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask CompletePogingAsync(long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<int> StartPogingAsync(Beurt beurt, long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<bool> CompletePogingAsync(Beurt beurt, long volgnummer, Pogingsuitkomst uitkomst, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<Bevestiging> ConfirmAsync(long volgnummer, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<int> ExpireAsync(DateTimeOffset grens, int limit, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Bericht>> ListVastgehoudenAsync(Bericht? na, int limit, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<bool> HoldAsync(long volgnummer, DateTimeOffset tot, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<Vrijgave> ReleaseAsync(DateTimeOffset op, int limit, string oorzaak, CancellationToken cancellationToken)
        => throw new NotSupportedException();
}
