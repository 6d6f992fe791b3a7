using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Deals with full copies: gathers their parts, compares the whole with what is remembered, and applies the differences when they are not
/// too many. After a crash it goes on from the last key that was written. A copy does not wait behind what is parked for a key: it is newer
/// than that, and says everything.
/// </summary>
internal sealed class Kopieverwerker(
    IKopieprocessor processor, IProcessoropslag opslag, IJournaal journaal, Uitvoermaker maker, IPartijregisterBron partijen, ProcessorOptions options,
    TimeProvider tijd)
{
    private const string Toekomstig =
        "De bron dateert de kopie in de toekomst; zo zou zij elke levering tot dan tegenhouden. Ze is niet verwerkt. Laat de klok van de bron nakijken en vraag om een nieuwe kopie. Is dat moment voorbij, dan is deze nog te aanvaarden.";

    private readonly Kopielezer _lezer = new(processor, journaal);
    private readonly Kopietoepassing _toepassing = new(processor, opslag, journaal, maker, partijen, options, tijd);

    /// <summary>Deals with a part that comes in, or goes on with the copy that it made whole.</summary>
    /// <param name="bericht">The message.</param>
    /// <param name="stuk">Which part it is.</param>
    /// <param name="commit">Makes a step durable.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task HandleAsync(Bericht bericht, Kopiestuk stuk, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
    {
        var deel = stuk.Deel;
        var eerder = await FindStandAsync(stuk, cancellationToken);
        var stand = eerder.Add(deel, new Binnengekomen(bericht.Volgnummer, stuk.Personen), stuk.Orde);
        if (stand is null)
        {
            await commit(new Kopiestap { Parkeerreden = processor.Explain(Kopiegebrek.DelenVerschillen), IsLaatste = true });
            return;
        }

        await ReplaceAsync(eerder, stand, deel, bericht, commit);
        if (stand.Gebrek is { } gebrek)
            await commit(Kopiestappen.Drop(stand, bericht, processor.Explain(gebrek)));
        else if (!stand.IsCompleet)
            await commit(Kopiestappen.Keep(stand));
        else
            await CompleteAsync(stand, bericht, commit, cancellationToken);
    }

    /// <summary>Applies a whole copy that a person allowed; or why that cannot be, in Dutch, and then nothing was changed.</summary>
    /// <param name="stand">The copy; it was not judged well.</param>
    /// <param name="commit">Makes a step durable.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<string?> AllowAsync(Kopiestand stand, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
    {
        var (werk, bezwaar) = await OpenAsync(stand, await GetLaatsteAsync(stand, cancellationToken), commit, cancellationToken);
        if (werk is null)
            return bezwaar;
        if (werk.Kopie.IsToekomstig(tijd.GetUtcNow()))
            return Toekomstig;
        if (werk.Kopie.IsVerouderd(werk.Gedeeld, stand.IsBegonnen))
            return "De bron heeft sindsdien een nieuwere kopie geleverd. Leg deze terzijde.";
        if ((await _toepassing.MeasureAsync(werk, cancellationToken)).TeVeelOvergeslagen is { } teVeel)
            return teVeel;
        await _toepassing.ApplyAsync(await _toepassing.AcceptAsync(werk), cancellationToken);
        return null;
    }

    /// <summary>Goes on with a copy that was accepted, from the last key that was written.</summary>
    public async Task ResumeAsync(Kopiestand stand, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
        => await CompleteAsync(stand, await GetLaatsteAsync(stand, cancellationToken), commit, cancellationToken);

    /// <summary>Lets a copy wait for a person because the process died of it each time; also when it was accepted, so that no start goes on with it.</summary>
    public async Task SuspectAsync(Bericht bericht, Kopiestuk stuk, string reden, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
    {
        var eerder = await FindStandAsync(stuk, cancellationToken);
        var stand = eerder.Add(stuk.Deel, new Binnengekomen(bericht.Volgnummer, stuk.Personen), stuk.Orde) ?? eerder;
        await ReplaceAsync(eerder, stand, stuk.Deel, bericht, commit);
        await commit(Kopiestappen.Suspect(stand, reden));
    }

    /// <summary>Ends what the same part of the copy was before, when it came in once more.</summary>
    private static async Task ReplaceAsync(Kopiestand eerder, Kopiestand stand, Kopiedeel deel, Bericht bericht, Func<Kopiestap, Task> commit)
    {
        if (eerder.Delen.TryGetValue(deel.Deel, out var vorige) && stand.Delen[deel.Deel].Volgnummer != vorige.Volgnummer)
            await commit(Kopiestappen.Replace(eerder, stand, vorige, bericht));
    }

    private async Task<Kopiestand> FindStandAsync(Kopiestuk stuk, CancellationToken cancellationToken)
        => await FindAsync(Kopiestandcodec.Key(stuk.Deel.KopieId), cancellationToken) is { } bytes
            ? Kopiestandcodec.Decode(bytes)
            : Kopiestand.Begin(stuk.Deel, stuk.Orde);

    /// <summary>Applies a whole copy when it was accepted, or may be.</summary>
    private async Task CompleteAsync(Kopiestand stand, Bericht bericht, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
    {
        var (werk, bezwaar) = await OpenAsync(stand, bericht, commit, cancellationToken);
        if (werk is null)
            await commit(Kopiestappen.Drop(stand, bericht, bezwaar!));
        else if (stand.IsAanvaard)
            await _toepassing.ApplyAsync(werk, cancellationToken);
        else if (await RefuseAsync(werk, cancellationToken) is { } geweigerd)
            await commit(geweigerd);
        else
            await _toepassing.ApplyAsync(await _toepassing.AcceptAsync(werk), cancellationToken);
    }

    /// <summary>What happens instead when a copy may not be applied by itself; <see langword="null"/> when it may.</summary>
    private async Task<Kopiestap?> RefuseAsync(Kopiewerk werk, CancellationToken cancellationToken)
    {
        if (werk.Kopie.IsToekomstig(tijd.GetUtcNow()))
            return Kopiestappen.Park(werk.Stand, Toekomstig);
        if (werk.Kopie.IsVerouderd(werk.Gedeeld, werk.Stand.IsBegonnen))
            return Kopiestappen.Finish(werk.Stand, "Niet gebruikt: de bron heeft sindsdien een nieuwere kopie geleverd.");
        var eerder = Feitentelling.Decode(await FindAsync(Feitentelling.Sleutel, cancellationToken));
        var oordeel = (await _toepassing.MeasureAsync(werk, cancellationToken)).Judge(processor.MaxKopiewijziging, eerder);
        return oordeel.IsAanvaard ? null : Kopiestappen.Park(werk.Stand, oordeel.Toelichting);
    }

    /// <summary>Reads the copy; or why that cannot be, in Dutch and without content.</summary>
    private async Task<(Kopiewerk? Werk, string? Bezwaar)> OpenAsync(
        Kopiestand stand, Bericht bericht, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
        => await _lezer.ReadAsync(stand, cancellationToken) is { Kopie: var kopie, Bezwaar: var bezwaar } && kopie is not null
            ? (new Kopiewerk(stand, kopie, await FindAsync(processor.GedeeldeSleutel, cancellationToken), bericht, commit), null)
            : (null, bezwaar);

    private async Task<Bericht> GetLaatsteAsync(Kopiestand stand, CancellationToken cancellationToken)
        => await journaal.GetAsync(stand.LaatsteVolgnummer, cancellationToken)
            ?? throw new InvalidOperationException($"Bericht {stand.LaatsteVolgnummer} is er niet, hoewel het een deel van een kopie is die wacht.");

    private async Task<ReadOnlyMemory<byte>?> FindAsync(ReadOnlyMemory<byte> sleutel, CancellationToken cancellationToken)
        => (await opslag.ReadStatenAsync(processor.Verklaring.Naam, [sleutel], cancellationToken))[0];
}
