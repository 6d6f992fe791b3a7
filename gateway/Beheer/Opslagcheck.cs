using IB.Gateway.Telemetrie;

namespace IB.Gateway.Beheer;

/// <summary>Tells whether the store answers, from the last measurement of the journal.</summary>
internal sealed class Opslagcheck(Journaalmeting meting, Telemetrieopties opties, TimeProvider time) : IGereedheidscheck
{
    private const string Naam = "opslag";

    // One measurement may be late because of a restart of the loop; three are a store that does not answer.
    private const int GemisteMetingen = 3;

    private static readonly TimeSpan Speling = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check()
    {
        var stand = meting.Read();
        var oorzaak = Oorzaak(stand);
        return [new(Naam, oorzaak is null ? Checkstatus.Ok : Checkstatus.Fout, oorzaak, stand.Laatste?.Op)];
    }

    private string? Oorzaak(Meetstand stand)
    {
        if (stand.Fout is { } fout)
            return $"De opslag is niet te lezen ({fout}). Controleer schijf, rechten en vrije ruimte.";
        if (stand.Laatste is not { } laatste)
            return "De opslag is nog niet gemeten. Wacht op de eerste meting.";
        var leeftijd = time.GetUtcNow() - laatste.Op;
        return leeftijd > (GemisteMetingen * opties.Meetinterval) + Speling
            ? $"De opslag antwoordt niet: laatste meting {leeftijd:c} geleden. Controleer de schijf en de belasting."
            : null;
    }
}
