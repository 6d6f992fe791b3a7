using System.Collections.Concurrent;
using IB.Gateway.Demo;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Gemeenten and the CIZ tell of one person after the other, some things of each. A step begins when the one before it has its receipt, so that it is
/// certain in which order the knooppunt accepted them; when a sender gives up, nothing more is told of that person.
/// </summary>
internal sealed class Dossierlus
{
    private const int MeesteStappen = 7;

    private static readonly string[] Ingangen = ["2026-12-01", "2026-12-15", "2027-01-01"];
    private static readonly Deelnemer[] Gemeenten = [Verkeersketen.Gemeente, Verkeersketen.Registreerder];

    private readonly Verkeersketen _keten;
    private readonly Random _toeval;
    private readonly ConcurrentQueue<string> _personen;
    private readonly Dictionary<Deelnemer, Zendlus> _gemeenten;
    private readonly Zendlus[] _ciz;

    /// <param name="keten">Where.</param>
    /// <param name="seed">What is told.</param>
    /// <param name="personen">Of whom, each once.</param>
    internal Dossierlus(Verkeersketen keten, int seed, ConcurrentQueue<string> personen)
    {
        (_keten, _toeval, _personen) = (keten, new Random(seed), personen);
        _gemeenten = Gemeenten.ToDictionary(static g => g, g => Zendlus.VanGegeven(keten, g, new Random(seed + 1), overStuf: g == Verkeersketen.Gemeente));
        _ciz = [.. new[] { false, true }.Select(stuf => Zendlus.VanGegeven(keten, Verkeersketen.Ciz, new Random(seed + 2), stuf))];
    }

    /// <summary>Goes on until it is asked to stop; then it finishes what it has begun.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && _personen.TryDequeue(out var bsn))
            await FollowAsync(bsn);

        // When of all was told the others go on.
        var einde = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var wacht = stop.Register(einde.SetResult);
        await einde.Task;
    }

    private async Task FollowAsync(string bsn)
    {
        var dossier = new Dossier(bsn);

        // Of one person always over the same protocol: over StUF the order of what it says is that of its own clock.
        var ciz = _ciz[_toeval.Next(_ciz.Length)];
        var eerste = Gemeenten[_toeval.Next(Gemeenten.Length)];

        // By chance alone it hardly ever happens that an indicatie ends, and less so after the registration was taken away.
        Func<(Zendlus, Dossierstap)>[] begin = _toeval.Next(4) switch
        {
            0 => [Register, () => (ciz, dossier.Indicate(Ingangen[1])), () => (ciz, dossier.Indicate(null))],
            1 => [Register, () => (ciz, dossier.Indicate(Ingangen[1])), Register, () => (ciz, dossier.Indicate(null))],
            _ => [],
        };
        foreach (var stap in begin.Concat(Enumerable.Repeat(Choose, 2 + _toeval.Next(MeesteStappen - 1))))
        {
            if (!await TellAsync(bsn, stap()))
                return;
        }

        (Zendlus, Dossierstap) Register() => (_gemeenten[eerste], dossier.Register(eerste, !dossier.IsGeregistreerd(eerste)));

        (Zendlus, Dossierstap) Choose()
        {
            var gemeente = Gemeenten[_toeval.Next(Gemeenten.Length)];
            return _toeval.Next(8) switch
            {
                < 3 => (_gemeenten[gemeente], dossier.Register(gemeente, !dossier.IsGeregistreerd(gemeente))),
                < 6 => (ciz, dossier.Indicate(_toeval.Next(3) == 0 ? null : Ingangen[_toeval.Next(Ingangen.Length)])),
                6 => (ciz, dossier.Indicate(Ingangen[0])),
                _ => (_gemeenten[gemeente], dossier.Ask(gemeente)),
            };
        }
    }

    private Task<bool> TellAsync(string bsn, (Zendlus Zender, Dossierstap Stap) wat)
    {
        _keten.Getuige.Expect(bsn, wat.Stap);
        return wat.Zender.SendAsync(Zending.Of(wat.Stap.Bericht));
    }
}
