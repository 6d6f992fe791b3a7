using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Applies a copy that a person allowed, while the processor stays where it is in the journal. What was begun and cut off goes on before
/// anything else is processed, so that nothing comes between two halves of a copy.
/// </summary>
internal sealed class Kopietoelating(
    string processor, Kopieverwerker verwerker, Kopiestanden kopieen, TimeProvider tijd, Func<Processorstap, CancellationToken, Task> commit)
{
    /// <summary>Applies the copy; or why that cannot be, in Dutch, and then nothing was changed.</summary>
    /// <param name="positie">Where the processor is.</param>
    /// <param name="stand">The copy.</param>
    /// <param name="ingreep">What is recorded with the first step of it.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public Task<string?> AllowAsync(Positie positie, Kopiestand stand, Ingreep ingreep, CancellationToken cancellationToken)
        => verwerker.AllowAsync(stand, Commit(positie, stand, ingreep, cancellationToken), cancellationToken);

    /// <summary>The copies that were allowed and cut off.</summary>
    public async Task<IReadOnlyList<Kopiestand>> ListBegonnenAsync(Positie positie, CancellationToken cancellationToken)
        // One that the processor has come to by itself goes on in its turn: its last part is where the processor is.
        => [.. (await kopieen.ListAsync(cancellationToken)).Where(s => s.IsAanvaard && s.Plekken.All(p => p.Volgnummer != positie.Volgnummer))];

    /// <summary>Goes on with such a copy.</summary>
    public Task ResumeAsync(Positie positie, Kopiestand stand, CancellationToken cancellationToken)
        => verwerker.ResumeAsync(stand, Commit(positie, stand, null, cancellationToken), cancellationToken);

    /// <summary>Lets such a copy wait for a person again.</summary>
    public Task SuspectAsync(Positie positie, Kopiestand stand, string reden, CancellationToken cancellationToken)
        => Commit(positie, stand, null, cancellationToken)(Kopiestappen.Suspect(stand, reden));

    private Func<Kopiestap, Task> Commit(Positie positie, Kopiestand stand, Ingreep? eersteIngreep, CancellationToken cancellationToken) => stap =>
    {
        var plek = new Positie(stand.LaatsteVolgnummer, 0);
        IReadOnlyList<Parkering> geparkeerd = stap.Parkeerreden is { } reden
            ? [.. stap.Geparkeerd, new Parkering(plek, new Berichtstuk(plek.Volgnummer).Sleutel, reden, tijd.GetUtcNow())]
            : stap.Geparkeerd;
        var ingreep = eersteIngreep;
        eersteIngreep = null;
        return commit(
            new Processorstap
            {
                Processor = processor,
                Van = positie,
                Naar = positie,
                Staten = stap.Staten,
                Uitvoer = stap.Uitvoer,
                Verwerkt = stap.Verwerkt,
                Geparkeerd = geparkeerd,
                Vrijgegeven = stap.Vrijgegeven,
                Ingreep = ingreep,
            },
            cancellationToken);
    };
}
