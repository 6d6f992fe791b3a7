using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Beheer;

/// <summary>Looks up how a task gets on and what became of its messages.</summary>
internal sealed class Taakinzage(IHerbezorgtaken taken, IJournaal journaal)
{
    private const int Portie = 5000;
    private const int MaxProefberichten = 50;

    /// <summary>The task with everything that is known of it. A page of its messages at a time, so that a large one holds up nobody.</summary>
    internal async ValueTask<Taakantwoord> DescribeAsync(Herbezorgtaak taak, CancellationToken cancellationToken)
    {
        var nu = new SortedDictionary<Toestand, long>();
        var proef = new List<Taakbericht>();
        var na = 0L;
        while (await taken.ListClaimsAsync(taak.Id, na, Portie, cancellationToken) is [.., var laatste] portie)
        {
            foreach (var claim in portie.Where(static c => c.Uitkomst == Claimuitkomst.Herbezorgd))
            {
                nu[claim.Toestand] = nu.GetValueOrDefault(claim.Toestand) + 1;
                if (proef.Count < Math.Min(taak.Opdracht.Proef, MaxProefberichten)
                    && await journaal.GetAsync(claim.Volgnummer, cancellationToken) is { } bericht)
                    proef.Add(Taakbericht.Of(bericht));
            }

            na = laatste.Volgnummer;
        }

        var verloop = await taken.ReadVerloopAsync(taak.Id, cancellationToken);
        return Taakantwoord.Of(taak) with
        {
            Nu = [.. nu.Select(static n => new Telregel(Labelwaarde.Of(n.Key), n.Value))],
            Proefberichten = proef,
            Verloop = [.. verloop.Select(static g => new Taakregel(g.Tijd, Labelwaarde.Of(g.Stand), g.Oorzaak))],
        };
    }
}
