using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Goes on with the copies that a person allowed and that were cut off, before anything else is processed; unless such a copy took the process down too
/// often. For who is alone with the processor.
/// </summary>
internal sealed class Kopiehervatting(Kopietoelating toelating, Startwacht wacht, Processorstapper stapper, ProcessorOptions options)
{
    private bool _geteld;

    /// <summary>Why a person must look at what took the process down, in Dutch.</summary>
    internal static string Verdenking(ProcessorOptions options)
        => $"Aan dit stuk is meer dan {options.MaxStarts} keer begonnen, en elke keer eindigde het met het knooppunt zelf. Beheer moet het beoordelen.";

    /// <summary>Goes on with them, if there are any.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var positie = (await stapper.LookAsync(cancellationToken)).Positie;
        var standen = await toelating.ListBegonnenAsync(positie, cancellationToken);
        if (standen.Count == 0)
            return;
        var oordeel = _geteld ? Startoordeel.Gewoon : await wacht.BeginAsync(positie, cancellationToken);
        _geteld = true;
        if (oordeel == Startoordeel.Voorzichtig)
            await wacht.MarkAloneAsync(positie, Alleen.Stuk, cancellationToken);
        foreach (var stand in standen)
        {
            if (oordeel == Startoordeel.Park)
                await toelating.SuspectAsync(positie, stand, Verdenking(options), cancellationToken);
            else
                await toelating.ResumeAsync(positie, stand, cancellationToken);
        }

        await stapper.StayAsync([wacht.Gewist], cancellationToken);
    }

    /// <summary>Likewise, for an operator.</summary>
    /// <exception cref="KopiehervattingException">One of them cannot be gone on with; it stays where it is.</exception>
    public async Task ResumeVoorBeheerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ResumeAsync(cancellationToken);
        }
        // It is not known what can be wrong with what a processor makes of a copy; what is wrong with the store or the turn is another matter.
        catch (Exception e) when (e is not (OperationCanceledException or OpslagException or BeurtverliesException))
        {
            throw new KopiehervattingException(e);
        }
    }
}

/// <summary>A copy that was accepted cannot be gone on with.</summary>
internal sealed class KopiehervattingException(Exception oorzaak) : Exception("Een aanvaarde volledige kopie is niet af te maken.", oorzaak);
