using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Does the same to all that is parked for one reason: thousands of pieces are no matter of one command each.</summary>
internal sealed class Massaingreep(Parkeerplaats geparkeerd)
{
    /// <summary>Most pieces in one go: the processor stands still meanwhile, and an operator waits for the answer.</summary>
    internal const int MaxStukken = 500;

    /// <summary>Does it to each, the oldest first; what was dealt with along with an earlier one is passed over.</summary>
    /// <param name="metReden">How their reason begins.</param>
    /// <param name="na">Those after this place; <see langword="null"/> for all.</param>
    /// <param name="daad">What is done to the piece at a place.</param>
    /// <param name="cancellationToken">Stops between pieces.</param>
    internal async Task<Ingreepuitkomst> RunAsync(
        string metReden, Positie? na, Func<Positie, Task<Ingreepuitkomst>> daad, CancellationToken cancellationToken)
    {
        var (plekken, isMeer) = await geparkeerd.ListMetRedenAsync(metReden, na, MaxStukken, cancellationToken);
        var (gedaan, gestuit, eerste) = (0, 0, (string?)null);
        foreach (var plek in plekken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var uitkomst = await daad(plek);
            if (uitkomst.Afloop == Ingreepafloop.Gedaan)
                gedaan++;
            if (uitkomst.Afloop is not (Ingreepafloop.Geweigerd or Ingreepafloop.Mislukt))
                continue;
            gestuit++;
            eerste ??= uitkomst.Tekst;
        }

        return plekken.Count == 0 ? Ingreeptekst.GeenMetReden : Ingreeptekst.Massaal(gedaan, gestuit, eerste, isMeer ? plekken[^1] : null);
    }
}
