using System.Security.Cryptography;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Validation;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>Check, plan, journal: the way of every message, in one method.</summary>
public sealed class Berichtontvangst : IBerichtontvangst
{
    private readonly IJournaal _journaal;
    private readonly Eigenfoutpost _eigenfoutpost;
    private readonly IPartijregisterBron _partijen;
    private readonly ICatalogusBron _catalogus;
    private readonly Controle _controle;
    private readonly Boekingsmaker _maker;
    private readonly IBezorgsein _sein;
    private readonly IVerwerksein _verwerking;
    private readonly KnooppuntOptions _options;
    private readonly TimeProvider _tijd;

    /// <summary>Makes the way in.</summary>
    public Berichtontvangst(
        IJournaal journaal, IBezorgingen bezorgingen, IPartijregisterBron partijen, ICatalogusBron catalogus, IBerichtValidator validator,
        IBezorgsein sein, IVerwerksein verwerking, INummergever nummers, KnooppuntOptions options, TimeProvider tijd, ILogger<Berichtontvangst> logger)
    {
        _journaal = journaal;
        _eigenfoutpost = new Eigenfoutpost(bezorgingen, options, logger);
        _partijen = partijen;
        _catalogus = catalogus;
        _controle = new Controle(validator, verwerking);
        _maker = new Boekingsmaker(nummers, options);
        _sein = sein;
        _verwerking = verwerking;
        _options = options;
        _tijd = tijd;
    }

    /// <inheritdoc/>
    public async ValueTask<Ontvangstuitkomst> AcceptAsync(
        Aanbieding aanbieding, Indiener indiener, CancellationToken cancellationToken)
    {
        var context = new Context(
            aanbieding, indiener, _partijen.Huidig, _catalogus.Huidig, _tijd.GetUtcNow(), await FindBeantwoordeAsync(aanbieding.Envelop, cancellationToken),
            _options.Organisatie, _verwerking.Leest(aanbieding.Envelop.Functie));
        var bevinding = aanbieding.Envelop.Soort == Berichtsoort.Fo01 ? Controle.CheckFoutbericht(context) : _controle.Check(context);
        var inhoudSha256 = SHA256.HashData(aanbieding.Inhoud.Span);

        // Store, fsync, then answer: AppendAsync returns after the message, its verdict and what follows from it are on disk,
        // and nothing is said to anybody before that.
        var boeking = _maker.Make(context, bevinding, inhoudSha256);
        var inboeking = await _journaal.AppendAsync(boeking, cancellationToken);
        if (inboeking.Uitkomst == Inboekuitkomst.Strijdig)
        {
            bevinding = new Bevinding(Controlepunt.Dubbel, Toonbaar.Nummer(aanbieding.Envelop.Referentienummer));
            boeking = _maker.Make(context, bevinding, inhoudSha256);
            inboeking = await _journaal.AppendAsync(boeking, cancellationToken);
        }

        await _eigenfoutpost.SettleAsync(inboeking.Bericht, aanbieding.Inhoud, cancellationToken);
        if (inboeking.Uitkomst == Inboekuitkomst.Herhaling)
            return Herhaling(inboeking.Bericht, bevinding, boeking.Fout);
        Wake(boeking);
        return bevinding is null
            ? new Ontvangstuitkomst(Ontvangstsoort.Overgenomen, inboeking.Bericht, null, null, Herhaling: false)
            : new Ontvangstuitkomst(Soort(context.Envelop, bevinding), inboeking.Bericht, boeking.Fout, bevinding, Herhaling: false);
    }

    private ValueTask<IReadOnlyList<Bericht>> FindBeantwoordeAsync(Envelop envelop, CancellationToken cancellationToken)
        => envelop.AntwoordOp is { } antwoordOp ? _journaal.FindAsync(antwoordOp, cancellationToken) : ValueTask.FromResult<IReadOnlyList<Bericht>>([]);

    /// <summary>The answer of the first time holds, also when the directory has changed since.</summary>
    private static Ontvangstuitkomst Herhaling(Bericht eerder, Bevinding? bevinding, Fout? fout) => new(
        eerder.Toestand == Toestand.Afgekeurd ? Ontvangstsoort.Afgekeurd : Ontvangstsoort.Overgenomen,
        eerder, eerder.Fout, eerder.Fout == fout ? bevinding : null, Herhaling: true);

    // An Fo01 is never answered with an Fo01 (koppelvlak 6).
    private static Ontvangstsoort Soort(Envelop envelop, Bevinding bevinding)
        => envelop.Soort == Berichtsoort.Fo01 || Fouttabel.Weg(bevinding.Punt) == Foutweg.Meteen ? Ontvangstsoort.Geweigerd : Ontvangstsoort.Afgekeurd;

    private void Wake(Boeking boeking)
    {
        if (boeking.Bezorgaan is { } partij)
        {
            _sein.Wake(partij);
            if (boeking.Envelop.Soort != Berichtsoort.Fo01)
                _verwerking.Wake(boeking.Envelop.Functie);
        }

        foreach (var gevolg in boeking.Gevolgen)
            Wake(gevolg);
    }
}
