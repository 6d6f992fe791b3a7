using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Processors;

/// <summary>What an operator can do to one processor: each between two steps of its loop, and each durable before it is answered.</summary>
internal sealed class Processoringrepen
{
    private readonly Processorloop _loop;
    private readonly Hervatting _hervatting;
    private readonly Terzijdelegging _terzijde;
    private readonly Teruglezing _terug;
    private readonly Kopieaanvaarding? _kopieen;
    private readonly Massaingreep _massa;
    private readonly ILogger _logger;

    public Processoringrepen(
        Processorloop loop, IProcessor processor, IProcessoropslag opslag, IJournaal journaal, Uitvoermaker maker, IPartijregisterBron partijen,
        KnooppuntOptions knooppunt, TimeProvider tijd, ILogger logger)
    {
        var naam = processor.Verklaring.Naam;
        var geparkeerd = new Parkeerplaats(naam, opslag);
        var standen = new Kopiestanden(opslag, naam);
        var boek = new Ingreepboek(naam, opslag, geparkeerd, knooppunt, loop.CommitAsync);
        (_loop, _logger) = (loop, logger);
        _hervatting = new Hervatting(processor, journaal, new Slaglader(processor, opslag, maker, partijen, tijd), standen, geparkeerd, boek);
        _terzijde = new Terzijdelegging(processor, journaal, standen, geparkeerd, boek);
        _terug = new Teruglezing(loop, new Overblijfsel(processor, new Statenlezer(opslag, naam)), opslag, journaal, boek);
        _massa = new Massaingreep(geparkeerd);
        _kopieen = loop.Toelating is { } toelating ? new Kopieaanvaarding(toelating, standen, geparkeerd, boek) : null;
    }

    /// <summary>Processes again what is parked at this place, and what waited behind it.</summary>
    public Task<Ingreepuitkomst> RetryAsync(Positie plek, string reden, CancellationToken cancellationToken)
        => RunAsync(Ingreepdaad.Hervat, plek, reden, () => _hervatting.RetryAsync(plek, reden, cancellationToken), cancellationToken);

    /// <summary>Lets go of what is parked at this place.</summary>
    public Task<Ingreepuitkomst> PutAsideAsync(Positie plek, string reden, CancellationToken cancellationToken)
        => RunAsync(Ingreepdaad.Terzijde, plek, reden, () => _terzijde.PutAsideAsync(plek, reden, cancellationToken), cancellationToken);

    /// <summary>Processes again all that is parked for a reason that begins so, after a place.</summary>
    public Task<Ingreepuitkomst> RetryAllAsync(string metReden, Positie? na, string reden, CancellationToken cancellationToken)
        => RunAsync(
            Ingreepdaad.Hervat, na ?? default, reden,
            () => _massa.RunAsync(metReden, na, p => _hervatting.RetryAsync(p, reden, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>Lets go of all that is parked for a reason that begins so, after a place.</summary>
    public Task<Ingreepuitkomst> PutAsideAllAsync(string metReden, Positie? na, string reden, CancellationToken cancellationToken)
        => RunAsync(
            Ingreepdaad.Terzijde, na ?? default, reden,
            () => _massa.RunAsync(metReden, na, p => _terzijde.PutAsideAsync(p, reden, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>Applies a full copy that was parked because it changes too much.</summary>
    public Task<Ingreepuitkomst> AcceptAsync(Positie plek, string reden, CancellationToken cancellationToken)
        => RunAsync(
            Ingreepdaad.Aanvaard, plek, reden, () => _kopieen?.AcceptAsync(plek, reden, cancellationToken) ?? Task.FromResult(Kopieaanvaarding.GeenKopie(plek)),
            cancellationToken);

    /// <summary>Reads the journal anew from this position on; whether it may forget what does not come back.</summary>
    public Task<Ingreepuitkomst> ReplayAsync(long van, bool vergeet, string reden, CancellationToken cancellationToken)
        => RunAsync(Ingreepdaad.Replay, new Positie(van, 0), reden, () => _terug.ReplayAsync(van, vergeet, reden, cancellationToken), cancellationToken);

    private async Task<Ingreepuitkomst> RunAsync(
        string daad, Positie plek, string reden, Func<Task<Ingreepuitkomst>> werk, CancellationToken cancellationToken)
    {
        Ingreepuitkomst uitkomst;
        try
        {
            uitkomst = await _loop.BetweenStepsAsync(werk, NaKopieen(daad), cancellationToken);
        }
        catch (BeurtverliesException)
        {
            uitkomst = Ingreeptekst.Kwijt;
        }
        catch (KopiehervattingException fout)
        {
            uitkomst = Ingreeptekst.KopieLooptVast(fout.InnerException!);
        }

        ProcessorLog.Ingegrepen(_logger, _loop.Verklaring.Naam, daad, plek.Volgnummer, plek.Deel, uitkomst.Afloop, reden);
        return uitkomst;
    }

    // What only lets go, or forgets everything, is the way out when such a copy cannot be gone on with.
    private static bool NaKopieen(string daad) => daad is Ingreepdaad.Hervat or Ingreepdaad.Aanvaard;
}
