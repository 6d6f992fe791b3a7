namespace IB.Gateway.Routing.Processors;

/// <summary>
/// A step was not done, because the processor is elsewhere in the journal by now or another node has its turn. What was done before it stays done.
/// </summary>
internal sealed class BeurtverliesException(string processor)
    : Exception($"Processor {processor} is intussen ergens anders in het journaal gezet, of een ander knooppunt nam hem over; hij gaat daar verder.");
