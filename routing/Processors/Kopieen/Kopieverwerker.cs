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
    private const string InhoudWeg = "Van een deel van de kopie is de inhoud niet meer bewaard, dus zij is niet meer te verwerken. Vraag de bron om een nieuwe kopie.";

    private const string Toekomstig = "De bron dateert de kopie in de toekomst; zo zou zij elke levering tot dan tegenhouden. Ze is niet verwerkt. Laat de klok van de bron nakijken en vraag om een nieuwe kopie. Is dat moment voorbij, dan is deze nog te aanvaarden.";

    private const string Ingehaald = "Niet gebruikt: een latere kopie is verwerkt voordat deze compleet was.";

    private readonly Kopiestanden _kopieen = new(opslag, processor.Verklaring.Naam);
    private readonly Kopiedoorloop _doorloop = new(opslag, processor.Verklaring.Naam);

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

        if (eerder.Delen.TryGetValue(deel.Deel, out var vorige) && vorige.Volgnummer != bericht.Volgnummer)
            await commit(Replace(stand, vorige, bericht));
        if (stand.Gebrek is { } gebrek)
            await commit(Drop(stand, bericht, processor.Explain(gebrek)));
        else if (!stand.IsCompleet)
            await commit(new Kopiestap { Staten = [StaatOf(stand)], IsLaatste = true });
        else
            await CompleteAsync(stand, bericht, commit, cancellationToken);
    }

    /// <summary>Applies a whole copy that a person allowed; or why that cannot be, in Dutch, and then nothing was changed.</summary>
    /// <param name="stand">The copy; it was not judged well.</param>
    /// <param name="commit">Makes a step durable.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<string?> AllowAsync(Kopiestand stand, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
    {
        if (await ReadAsync(stand, cancellationToken) is not { } kopie)
            return InhoudWeg;
        if (kopie.IsToekomstig(tijd.GetUtcNow()))
            return Toekomstig;
        var gedeeld = await FindAsync(processor.GedeeldeSleutel, cancellationToken);
        if (kopie.IsVerouderd(gedeeld, stand.IsBegonnen))
            return "De bron heeft sindsdien een nieuwere kopie geleverd. Leg deze terzijde.";
        if ((await MeasureAsync(kopie, gedeeld, cancellationToken)).TeVeelOvergeslagen is { } teVeel)
            return teVeel;
        (stand, gedeeld) = await AcceptAsync(stand, kopie, gedeeld, commit);
        await ApplyAsync(stand, kopie, gedeeld, await GetLaatsteAsync(stand, cancellationToken), commit, cancellationToken);
        return null;
    }

    /// <summary>Goes on with a copy that was accepted, from the last key that was written.</summary>
    public async Task ResumeAsync(Kopiestand stand, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
    {
        var bericht = await GetLaatsteAsync(stand, cancellationToken);
        if (await ReadAsync(stand, cancellationToken) is { } kopie)
            await ApplyAsync(stand, kopie, await FindAsync(processor.GedeeldeSleutel, cancellationToken), bericht, commit, cancellationToken);
        else
            await commit(Drop(stand, bericht, InhoudWeg));
    }

    /// <summary>Lets a copy wait for a person because the process died of it each time; also when it was accepted, so that no start goes on with it.</summary>
    public async Task SuspectAsync(Bericht bericht, Kopiestuk stuk, string reden, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
    {
        var eerder = await FindStandAsync(stuk, cancellationToken);
        await commit(Suspect(eerder.Add(stuk.Deel, new Binnengekomen(bericht.Volgnummer, stuk.Personen), stuk.Orde) ?? eerder, reden));
    }

    /// <summary>The step by which a copy waits for a person.</summary>
    internal static Kopiestap Suspect(Kopiestand stand, string reden)
        => new() { Staten = [StaatOf(stand with { IsAanvaard = false })], Parkeerreden = reden, IsLaatste = true };

    private async Task<Kopiestand> FindStandAsync(Kopiestuk stuk, CancellationToken cancellationToken)
        => await FindAsync(Kopiestandcodec.Key(stuk.Deel.KopieId), cancellationToken) is { } bytes ? Kopiestandcodec.Decode(bytes) : Kopiestand.Begin(stuk.Deel, stuk.Orde);

    private async Task CompleteAsync(Kopiestand stand, Bericht bericht, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
    {
        if (await ReadAsync(stand, cancellationToken) is not { } kopie)
        {
            await commit(Drop(stand, bericht, InhoudWeg));
            return;
        }

        var gedeeld = await FindAsync(processor.GedeeldeSleutel, cancellationToken);
        if (!stand.IsAanvaard)
        {
            if (kopie.IsToekomstig(tijd.GetUtcNow()))
            {
                await commit(new Kopiestap { Staten = [StaatOf(stand)], Parkeerreden = Toekomstig, IsLaatste = true });
                return;
            }

            if (kopie.IsVerouderd(gedeeld, stand.IsBegonnen))
            {
                await commit(Finish(stand, "Niet gebruikt: de bron heeft sindsdien een nieuwere kopie geleverd."));
                return;
            }

            var eerder = Feitentelling.Decode(await FindAsync(Feitentelling.Sleutel, cancellationToken));
            var oordeel = (await MeasureAsync(kopie, gedeeld, cancellationToken)).Judge(processor.MaxKopiewijziging, eerder);
            if (!oordeel.IsAanvaard)
            {
                await commit(new Kopiestap { Staten = [StaatOf(stand)], Parkeerreden = oordeel.Toelichting, IsLaatste = true });
                return;
            }

            (stand, gedeeld) = await AcceptAsync(stand, kopie, gedeeld, commit);
        }

        await ApplyAsync(stand, kopie, gedeeld, bericht, commit, cancellationToken);
    }

    private async Task<(Kopiestand Stand, ReadOnlyMemory<byte>? Gedeeld)> AcceptAsync(
        Kopiestand stand, IKopie kopie, ReadOnlyMemory<byte>? gedeeld, Func<Kopiestap, Task> commit)
    {
        // First that the copy counts, then its first difference: what the source said before it is void from here on.
        var aanvaard = stand with { IsAanvaard = true, IsBegonnen = true };
        var daarna = kopie.Accept(gedeeld);
        await commit(new Kopiestap { Staten = [StaatOf(aanvaard), new Staat(processor.GedeeldeSleutel, daarna), Feitentelling.Gewist], IsLaatste = false });
        return (aanvaard, daarna);
    }

    private async Task<Kopiemeting> MeasureAsync(IKopie kopie, ReadOnlyMemory<byte>? gedeeld, CancellationToken cancellationToken)
    {
        var context = new Procescontext(tijd.GetUtcNow(), partijen.Huidig, kopie.Accept(gedeeld));
        var meting = new Kopiemeting();
        await foreach (var (plaats, sleutel, staat) in _doorloop.WalkAsync(kopie.Sleutels, default, cancellationToken))
        {
            if (sleutel.Span.SequenceEqual(processor.GedeeldeSleutel.Span))
                continue;
            if (staat is { } bekend)
                meting.AddVorige(processor.CountFeiten(bekend));
            if (kopie.Compare(plaats, sleutel, staat, context) is { } verschil)
                meting.Add(verschil);
        }

        return meting;
    }

    private async Task ApplyAsync(
        Kopiestand stand, IKopie kopie, ReadOnlyMemory<byte>? gedeeld, Bericht bericht, Func<Kopiestap, Task> commit, CancellationToken cancellationToken)
    {
        var context = new Procescontext(tijd.GetUtcNow(), partijen.Huidig, gedeeld);
        var bladen = new Kopiebladen(processor.Verklaring, maker, bericht, stand, options.StukkenPerStap, context.Moment);
        await foreach (var (plaats, sleutel, staat) in _doorloop.WalkAsync(kopie.Sleutels, stand.Toegepast, cancellationToken))
        {
            if (sleutel.Span.SequenceEqual(processor.GedeeldeSleutel.Span) || kopie.Compare(plaats, sleutel, staat, context) is not { } verschil)
                continue;
            bladen.Add(sleutel, verschil.Uitkomst);
            if (bladen.IsVol)
                await commit(bladen.Take(StaatOf(bladen.Stand), isLaatste: false));
        }

        var klaar = Finish(stand, $"Verwerkt door processor {processor.Verklaring.Naam}.{(kopie.Notitie is { } notitie ? $" {notitie}" : "")}");
        var rest = bladen.Take(klaar.Staten[0], isLaatste: true);
        var vorige = Kopierest.Decode(await FindAsync(Kopierest.Sleutel, cancellationToken));
        var ingehaald = (await _kopieen.ListAsync(cancellationToken)).Where(k => k.IsIngehaaldDoor(stand)).Select(static k => Finish(k, Ingehaald)).ToList();
        await commit(rest with
        {
            Staten = [.. rest.Staten, new Kopierest(bericht.Volgnummer, bladen.Stand.Overgeslagen).ToStaat(), .. ingehaald.SelectMany(static k => k.Staten)],
            Verwerkt = [.. klaar.Verwerkt, .. ingehaald.SelectMany(static k => k.Verwerkt)],
            Vrijgegeven = [.. klaar.Vrijgegeven, .. vorige.Plekken, .. ingehaald.SelectMany(static k => k.Vrijgegeven)],
            Parkeerreden = Kopieverslag.Of(kopie, bladen.Stand, bericht.Volgnummer),
        });
    }

    /// <summary>What the copy says; <see langword="null"/> when a part of it is no longer kept. One payload is open at a time.</summary>
    private async Task<IKopie?> ReadAsync(Kopiestand stand, CancellationToken cancellationToken)
    {
        var lezing = processor.BeginKopie(stand.Orde);
        foreach (var deel in stand.Delen.Values)
        {
            using var inhoud = await journaal.ReadInhoudAsync(deel.Volgnummer, cancellationToken);
            if (inhoud is null)
                return null;
            lezing.Add(inhoud.Bytes);
        }

        return lezing.Finish();
    }

    private async Task<Bericht> GetLaatsteAsync(Kopiestand stand, CancellationToken cancellationToken)
        => await journaal.GetAsync(stand.LaatsteVolgnummer, cancellationToken)
            ?? throw new InvalidOperationException($"Bericht {stand.LaatsteVolgnummer} is er niet, hoewel het een deel van een kopie is die wacht.");

    private async Task<ReadOnlyMemory<byte>?> FindAsync(ReadOnlyMemory<byte> sleutel, CancellationToken cancellationToken)
        => (await opslag.ReadStatenAsync(processor.Verklaring.Naam, [sleutel], cancellationToken))[0];

    /// <summary>A part came in once more: the message that brought it before is done with, also when it waited for a person.</summary>
    private static Kopiestap Replace(Kopiestand stand, Binnengekomen vorige, Bericht bericht) => new()
    {
        Staten = [StaatOf(stand)],
        Verwerkt = [new Aantekening(vorige.Volgnummer, $"Niet gebruikt: hetzelfde deel van de kopie is opnieuw geleverd (bericht {bericht.Volgnummer}).")],
        Vrijgegeven = [new Positie(vorige.Volgnummer, 0)],
        IsLaatste = false,
    };

    /// <summary>The copy is not used; the message that showed it waits for a person.</summary>
    private static Kopiestap Drop(Kopiestand stand, Bericht bericht, string reden)
    {
        var klaar = Finish(stand, $"Niet gebruikt. {reden}");
        return klaar with { Verwerkt = [.. klaar.Verwerkt.Where(v => v.Volgnummer != bericht.Volgnummer)], Parkeerreden = reden };
    }

    private static Kopiestap Finish(Kopiestand stand, string oorzaak) => new()
    {
        Staten = [Kopiestandcodec.Gewist(stand.KopieId)],
        Verwerkt = [.. stand.Delen.Values.Select(d => new Aantekening(d.Volgnummer, oorzaak))],
        Vrijgegeven = [.. stand.Plekken],
        IsLaatste = true,
    };

    private static Staat StaatOf(Kopiestand stand) => new(Kopiestandcodec.Key(stand.KopieId), Kopiestandcodec.Encode(stand));
}
