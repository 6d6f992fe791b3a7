using IB.Gateway.Storage;

namespace IB.Gateway.Beheer;

/// <summary>Looks up what became of a message.</summary>
internal static class Berichtinzage
{
    /// <summary>At most this many messages with one referentienummer are shown.</summary>
    public const int MaxBerichten = 100;

    private const int MaxLengte = 40;

    /// <summary>The messages with this referentienummer; <see langword="null"/> when there is none.</summary>
    /// <exception cref="OpslagException">The store cannot be read.</exception>
    public static async ValueTask<Berichtenantwoord?> FindAsync(
        IJournaal journaal, string referentienummer, CancellationToken cancellationToken)
    {
        if (referentienummer.Length is 0 or > MaxLengte)
            return null;
        var gevonden = await journaal.FindAsync(referentienummer, cancellationToken);
        if (gevonden.Count == 0)
            return null;

        var berichten = new List<Berichtantwoord>();
        foreach (var bericht in gevonden.Take(MaxBerichten))
        {
            if (await journaal.GetVerloopAsync(bericht.Volgnummer, cancellationToken) is { } verloop)
                berichten.Add(Berichtantwoord.Of(verloop));
        }

        // All may have been forgotten meanwhile.
        return berichten.Count == 0 ? null : new Berichtenantwoord(referentienummer, gevonden.Count, berichten);
    }
}
