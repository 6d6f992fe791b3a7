using System.Diagnostics;
using IB.Gateway.Routing;

namespace IB.Gateway.Telemetrie;

/// <summary>
/// The steps of a message as activities. Each method returns <see langword="null"/> when nobody listens; dispose what it
/// returns at the end of the step. Tags are bounded like metric labels, plus the journal position; never an id that a sender chose.
/// </summary>
internal static class Spoor
{
    private static readonly ActivitySource Source = new(Meetbron.Gateway);

    /// <summary>Receiving a message, from the first byte to the answer.</summary>
    /// <param name="kanaal">The protocol.</param>
    /// <param name="traceparent">The header of the request.</param>
    public static Activity? StartOntvangst(Kanaal kanaal, string? traceparent)
        => Source.StartActivity("ontvangst", ActivityKind.Server, Traceparent.Context(traceparent))?.SetTag("kanaal", Labelwaarde.Of(kanaal));

    /// <summary>Checking envelope and payload.</summary>
    public static Activity? StartControle() => Source.StartActivity("controle");

    /// <summary>Making the message durable.</summary>
    public static Activity? StartInboeken() => Source.StartActivity("inboeken");

    /// <summary>One attempt to push a message, in the trace of the request that brought it.</summary>
    /// <param name="wijze">The protocol.</param>
    /// <param name="volgnummer">Journal position of the message.</param>
    /// <param name="poging">Number of the attempt, from 1.</param>
    /// <param name="traceparent">As stored with the message.</param>
    public static Activity? StartBezorging(Bezorgwijze wijze, long volgnummer, int poging, string? traceparent)
        => Source.StartActivity("bezorging", ActivityKind.Client, Traceparent.Context(traceparent))
            ?.SetTag("wijze", Labelwaarde.Of(wijze)).SetTag("volgnummer", volgnummer).SetTag("poging", poging);

    /// <summary>Records how a step ended.</summary>
    /// <param name="activity">The step.</param>
    /// <param name="uitkomst">An enum, so that the tag is bounded.</param>
    /// <param name="gelukt">Whether the step did what it is for; a refused message is no failure of the step.</param>
    public static void Complete<TUitkomst>(this Activity? activity, TUitkomst uitkomst, bool gelukt)
        where TUitkomst : struct, Enum
        => activity?.SetTag("uitkomst", Labelwaarde.Of(uitkomst)).SetStatus(gelukt ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
}
