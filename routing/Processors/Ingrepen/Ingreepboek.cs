using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Makes durable what follows from an intervention: steps that leave the processor where it is in the journal.</summary>
/// <param name="processor">Its name.</param>
/// <param name="opslag">The store.</param>
/// <param name="geparkeerd">What is parked.</param>
/// <param name="knooppunt">Who the knooppunt is.</param>
/// <param name="commit">Makes a step durable.</param>
internal sealed class Ingreepboek(
    string processor, IProcessoropslag opslag, Parkeerplaats geparkeerd, KnooppuntOptions knooppunt, Func<Processorstap, CancellationToken, Task> commit)
{
    /// <summary>Where the processor is.</summary>
    public async Task<Positie> GetPositieAsync(CancellationToken cancellationToken) => (await opslag.GetAsync(processor, cancellationToken)).Positie;

    /// <summary>Keeps what is parked, with another reason; since when stays.</summary>
    /// <param name="parkering">What is parked.</param>
    /// <param name="sleutel">The key under which it is from now on: what waited for its key may now wait for itself.</param>
    /// <param name="reden">Why.</param>
    /// <param name="ingreep">What is recorded.</param>
    /// <param name="cancellationToken">Stops before the step.</param>
    public async Task<Ingreepuitkomst> ParkAgainAsync(
        Parkering parkering, ReadOnlyMemory<byte> sleutel, string reden, Ingreep ingreep, CancellationToken cancellationToken)
    {
        await CommitAsync(
            stap => stap with { Geparkeerd = [parkering with { Sleutel = sleutel, Reden = reden }], Vrijgegeven = [parkering.Plek], Ingreep = ingreep },
            cancellationToken);
        return new Ingreepuitkomst(Ingreepafloop.Mislukt, $"Stuk {Ingreeptekst.Of(parkering.Plek)} blijft geparkeerd: {reden}");
    }

    /// <summary>Lets go of what is parked, with what followed from it.</summary>
    public async Task ReleaseAsync(Verwerkslag slag, Bericht bericht, Ingreep ingreep, string oorzaak, CancellationToken cancellationToken)
    {
        var positie = await GetPositieAsync(cancellationToken);
        var verwerkt = slag.Geparkeerd.Count == 0 ? await FinishAsync(bericht, ingreep.Plek, positie, oorzaak, cancellationToken) : [];
        await commit(slag.Finish(positie, positie) with { Vrijgegeven = [ingreep.Plek], Verwerkt = verwerkt, Ingreep = ingreep }, cancellationToken);
    }

    /// <summary>Lets go of what is parked; nothing follows from it. The message may be gone.</summary>
    public async Task ReleaseAsync(Bericht? bericht, string? aantekening, Ingreep ingreep, string oorzaak, CancellationToken cancellationToken)
    {
        var positie = await GetPositieAsync(cancellationToken);
        var verwerkt = bericht is null ? [] : await FinishAsync(bericht, ingreep.Plek, positie, oorzaak, cancellationToken);
        IReadOnlyList<Aantekening> aantekeningen = aantekening is null ? [] : [new Aantekening(ingreep.Plek.Volgnummer, aantekening)];
        await CommitAsync(
            stap => stap with { Vrijgegeven = [ingreep.Plek], Aantekeningen = aantekeningen, Verwerkt = verwerkt, Ingreep = ingreep }, cancellationToken);
    }

    /// <summary>Makes a step durable that begins and ends where the processor is.</summary>
    public async Task CommitAsync(Func<Processorstap, Processorstap> inhoud, CancellationToken cancellationToken)
    {
        var positie = await GetPositieAsync(cancellationToken);
        await commit(inhoud(new Processorstap { Processor = processor, Van = positie, Naar = positie }), cancellationToken);
    }

    // A message for the knooppunt itself is done with when nothing of it is parked any more, and nothing of it is still to be read.
    private async Task<IReadOnlyList<Aantekening>> FinishAsync(
        Bericht bericht, Positie plek, Positie positie, string oorzaak, CancellationToken cancellationToken)
        => bericht.Envelop.Ontvanger.Organisatie == knooppunt.Organisatie && bericht.Volgnummer < positie.Volgnummer
            && !await geparkeerd.HasAndereAsync(plek, cancellationToken)
            ? [new Aantekening(bericht.Volgnummer, oorzaak)]
            : [];
}
