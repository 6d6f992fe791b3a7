using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Compares a whole copy with what is remembered, key by key: first to see how much it changes, then to apply it.</summary>
internal sealed class Kopietoepassing(
    IKopieprocessor processor, IProcessoropslag opslag, IJournaal journaal, Uitvoermaker maker, IPartijregisterBron partijen, ProcessorOptions options,
    TimeProvider tijd)
{
    private const string Ingehaald = "Niet gebruikt: een latere kopie is verwerkt voordat deze compleet was.";

    private readonly Kopiestanden _kopieen = new(opslag, processor.Verklaring.Naam);
    private readonly Kopiebeslechting _beslechting = new(processor.Verklaring.Naam, opslag, journaal);
    private readonly Kopiedoorloop _doorloop = new(opslag, processor.Verklaring.Naam);

    /// <summary>How much the copy would change.</summary>
    public async Task<Kopiemeting> MeasureAsync(Kopiewerk werk, CancellationToken cancellationToken)
    {
        var context = Context(werk.Kopie.Accept(werk.Gedeeld));
        var meting = new Kopiemeting();
        await foreach (var (plaats, sleutel, staat) in WalkAsync(werk.Kopie, na: default, cancellationToken))
        {
            var verschil = Guard(() =>
            {
                if (staat is { } bekend)
                    meting.AddVorige(processor.CountFeiten(bekend));
                return werk.Kopie.Compare(plaats, sleutel, staat, context);
            });
            if (verschil is not null)
                meting.Add(verschil);
        }

        return meting;
    }

    /// <summary>Lets the copy count.</summary>
    public async Task<Kopiewerk> AcceptAsync(Kopiewerk werk)
    {
        // First that the copy counts, then its first difference: what the source said before it is void from here on.
        var aanvaard = werk with { Stand = werk.Stand with { IsAanvaard = true, IsBegonnen = true }, Gedeeld = werk.Kopie.Accept(werk.Gedeeld) };
        await werk.Commit(new Kopiestap
        {
            Staten = [Kopiestappen.StaatOf(aanvaard.Stand), new Staat(processor.GedeeldeSleutel, aanvaard.Gedeeld), Feitentelling.Gewist],
            IsLaatste = false,
        });
        return aanvaard;
    }

    /// <summary>Applies a copy that counts, from the last key that was written.</summary>
    public async Task ApplyAsync(Kopiewerk werk, CancellationToken cancellationToken)
    {
        var context = Context(werk.Gedeeld);
        var bladen = new Kopiebladen(processor.Verklaring, maker, werk.Bericht, werk.Stand, options.StukkenPerStap, context.Moment);
        await foreach (var (plaats, sleutel, staat) in WalkAsync(werk.Kopie, werk.Stand.Toegepast, cancellationToken))
        {
            if (Guard(() => werk.Kopie.Compare(plaats, sleutel, staat, context)) is not { } verschil)
                continue;
            bladen.Add(sleutel, verschil.Uitkomst);
            if (bladen.IsVol)
                await werk.Commit(bladen.Take(Kopiestappen.StaatOf(bladen.Stand), isLaatste: false));
        }

        await werk.Commit(await FinishAsync(werk, bladen, cancellationToken));
    }

    /// <summary>The last step: the copy is done with, and so is what the one before left parked and what never became whole.</summary>
    private async Task<Kopiestap> FinishAsync(Kopiewerk werk, Kopiebladen bladen, CancellationToken cancellationToken)
    {
        var klaar = Kopiestappen.Finish(
            werk.Stand, $"Verwerkt door processor {processor.Verklaring.Naam}.{(werk.Kopie.Notitie is { } notitie ? $" {notitie}" : "")}");
        var beslecht = await _beslechting.FindAsync(werk, await FindOvergeslagenAsync(bladen, cancellationToken), cancellationToken);
        var rest = bladen.Take(klaar.Staten[0], isLaatste: true);
        var vorige = Kopierest.Decode((await opslag.ReadStatenAsync(processor.Verklaring.Naam, [Kopierest.Sleutel], cancellationToken))[0]);
        var ingehaald = (await _kopieen.ListAsync(cancellationToken)).Where(k => k.IsIngehaaldDoor(werk.Stand))
            .Select(static k => Kopiestappen.Finish(k, Ingehaald)).ToList();
        return rest with
        {
            Staten =
            [
                .. rest.Staten, new Kopierest(werk.Bericht.Volgnummer, bladen.Stand.Overgeslagen).ToStaat(),
                new Staat(processor.GedeeldeSleutel, werk.Kopie.Complete(werk.Gedeeld)), .. ingehaald.SelectMany(static k => k.Staten),
            ],
            Verwerkt = [.. klaar.Verwerkt, .. ingehaald.SelectMany(static k => k.Verwerkt)],
            Vrijgegeven = [.. klaar.Vrijgegeven, .. vorige.Plekken, .. beslecht, .. ingehaald.SelectMany(static k => k.Vrijgegeven)],
            Parkeerreden = Kopieverslag.Of(werk.Kopie, bladen.Stand, werk.Bericht.Volgnummer),
        };
    }

    /// <summary>The keys to which the copy could not be applied, also before a crash.</summary>
    private async Task<IReadOnlySet<ReadOnlyMemory<byte>>> FindOvergeslagenAsync(Kopiebladen bladen, CancellationToken cancellationToken)
    {
        var sleutels = new HashSet<ReadOnlyMemory<byte>>(bladen.OvergeslagenSleutels, Sleutelvergelijker.Instance);
        var plekken = new Positie(bladen.Stand.LaatsteVolgnummer, 0);
        foreach (var parkering in await opslag.ListGeparkeerdAsync(processor.Verklaring.Naam, plekken, bladen.Stand.Overgeslagen + 1, cancellationToken))
        {
            if (parkering.Plek.Volgnummer == plekken.Volgnummer)
                sleutels.Add(parkering.Sleutel);
        }

        return sleutels;
    }

    private Procescontext Context(ReadOnlyMemory<byte>? gedeeld) => new(tijd.GetUtcNow(), partijen.Huidig, gedeeld);

    private IAsyncEnumerable<(int Plaats, ReadOnlyMemory<byte> Sleutel, ReadOnlyMemory<byte>? Staat)> WalkAsync(
        IKopie kopie, ReadOnlyMemory<byte> na, CancellationToken cancellationToken)
        => _doorloop.WalkAsync(kopie.Sleutels, na, cancellationToken).Where(s => !s.Sleutel.Span.SequenceEqual(processor.GedeeldeSleutel.Span));

    /// <summary>A mistake in the processor holds up one key and not all others. Its message may repeat content, so only its kind is kept.</summary>
    private static Kopieverschil? Guard(Func<Kopieverschil?> vergelijk)
    {
        try
        {
            return vergelijk();
        }
        catch (Exception e)
        {
            return new Kopieverschil(
                Stukuitkomst.Parkeer(
                    $"De processor kon voor deze persoon of zaak het verschil met de kopie niet bepalen ({e.GetType().Name}). Meld dit aan de makers; de volgende kopie brengt het opnieuw."),
                0, 0, 0);
        }
    }
}
