using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// Carries out the tasks that resend by query: every second as many messages of each as its tempo allows, oldest first. All that it must
/// remember is in the store, so after a restart it goes on where it was.
/// </summary>
public sealed class Herbezorgdienst(
    IHerbezorgtaken taken, IZoeker zoeker, IBezorgsein sein, TimeProvider tijd, ILogger<Herbezorgdienst> logger)
{
    // Small, so that a round of a fast task does not hold up the writer.
    private const int Portie = 100;

    // What is looked through in one round without a result; the rest waits for the next.
    private const int MaxPaginas = 25;

    private static readonly TimeSpan Ronde = TimeSpan.FromSeconds(1);

    // How far each task has looked beyond what it has dealt with. Only RunAsync touches it.
    private readonly Dictionary<long, long> _gezocht = [];
    private Herbezorgstand _stand = Herbezorgstand.Begin;

    /// <summary>What it has done since it was made, and what there is to do. Safe on any thread.</summary>
    public Herbezorgstand Stand => Volatile.Read(ref _stand);

    /// <summary>Works every second until it is stopped.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        using var ronde = new PeriodicTimer(Ronde, tijd);
        do
        {
            foreach (var taak in await ListLopendAsync(cancellationToken))
            {
                await WorkAsync(taak, cancellationToken);
                vooruitgang();
            }

            vooruitgang();
        }
        while (await ronde.WaitForNextTickAsync(cancellationToken));
    }

    private async Task<List<Herbezorgtaak>> ListLopendAsync(CancellationToken cancellationToken)
    {
        var onvoltooid = await taken.ListOnvoltooidAsync(cancellationToken);
        Volatile.Write(ref _stand, Stand with { Taken = onvoltooid.CountBy(static t => t.Stand).ToDictionary() });
        var lopend = onvoltooid.Where(static t => t.Stand == Taakstand.Loopt).ToList();
        foreach (var gestopt in _gezocht.Keys.Except(lopend.Select(static t => t.Id)).ToList())
            _gezocht.Remove(gestopt);
        return lopend;
    }

    private async Task WorkAsync(Herbezorgtaak taak, CancellationToken cancellationToken)
    {
        var over = taak.Opdracht.Tempo;
        for (var i = 0; i < MaxPaginas && over > 0; i++)
        {
            var na = Math.Max(taak.Plek, _gezocht.GetValueOrDefault(taak.Id));
            var pagina = await zoeker.SearchAsync(
                taak.Opdracht.Vraag, Zoekvolgorde.OudsteEerst, na, Math.Min(over, Portie), cancellationToken);
            var aanDeBeurt = pagina.Berichten.Select(static b => b.Volgnummer).TakeWhile(v => v <= taak.TotEnMet).ToList();
            over -= aanDeBeurt.Count;
            if (aanDeBeurt.Count > 0)
                taak = await ClaimAsync(taak, aanDeBeurt, cancellationToken);
            if (taak.Stand != Taakstand.Loopt)
                return;
            if (pagina.Verder is not { } verder || verder >= taak.TotEnMet)
            {
                await CompleteAsync(taak, cancellationToken);
                return;
            }

            _gezocht[taak.Id] = verder;
        }
    }

    private async Task<Herbezorgtaak> ClaimAsync(Herbezorgtaak voor, List<long> volgnummers, CancellationToken cancellationToken)
    {
        var (taak, partijen) = await taken.ClaimAsync(voor.Id, volgnummers, cancellationToken);
        foreach (var partij in partijen)
            sein.Wake(partij);
        Volatile.Write(ref _stand, Stand with
        {
            Herbezorgd = Stand.Herbezorgd + taak.Herbezorgd - voor.Herbezorgd,
            AndereToestand = Stand.AndereToestand + taak.AndereToestand - voor.AndereToestand,
            InhoudWeg = Stand.InhoudWeg + taak.InhoudWeg - voor.InhoudWeg,
        });
        if (taak.Stand == Taakstand.Proef)
            BezorgLog.ProefKlaar(logger, taak.Id, taak.Herbezorgd);
        return taak;
    }

    private async Task CompleteAsync(Herbezorgtaak taak, CancellationToken cancellationToken)
    {
        var overgeslagen = taak.AndereToestand + taak.InhoudWeg;
        var wijziging = await taken.MoveAsync(
            taak.Id, Taakdaad.Voltooien, $"Klaar: {taak.Herbezorgd} opnieuw aangeboden, {overgeslagen} overgeslagen.", cancellationToken);
        if (wijziging.Gelukt)
            BezorgLog.HerbezorgtaakKlaar(logger, taak.Id, taak.Herbezorgd, overgeslagen);
    }
}

/// <summary>What resending by query has done since the start of the knooppunt, and what there is to do.</summary>
/// <param name="Taken">Unfinished tasks in each state.</param>
/// <param name="Herbezorgd">Messages put ready again.</param>
/// <param name="AndereToestand">Messages skipped because they were no longer Mislukt or Verlopen.</param>
/// <param name="InhoudWeg">Messages skipped because their payload is no longer kept.</param>
public sealed record Herbezorgstand(IReadOnlyDictionary<Taakstand, int> Taken, long Herbezorgd, long AndereToestand, long InhoudWeg)
{
    /// <summary>Before the first round.</summary>
    public static Herbezorgstand Begin { get; } = new(new Dictionary<Taakstand, int>(), 0, 0, 0);
}
