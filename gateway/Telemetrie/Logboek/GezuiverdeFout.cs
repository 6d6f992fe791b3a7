namespace IB.Gateway.Telemetrie.Logboek;

/// <summary>Stands in for an exception whose text may not be logged as it is.</summary>
internal sealed class GezuiverdeFout : Exception
{
    private readonly string _tekst;

    private GezuiverdeFout(string message, string tekst)
        : base(message)
        => _tekst = tekst;

    /// <summary>The exception itself when it is fit to be logged, or else what stands in for it.</summary>
    /// <param name="fout">The exception as logged.</param>
    /// <param name="bsn">Whether something that may be a BSN was removed.</param>
    public static Exception Of(Exception fout, out bool bsn)
    {
        bsn = false;
        if (fout is GezuiverdeFout)
            return fout;
        var schoon = HasCleanMessages(fout);
        foreach (var regel in fout.ToString().EnumerateLines())
        {
            var tekst = regel.ToString();
            schoon &= ReferenceEquals(tekst, Zuivering.Clean(tekst, out var gevonden));
            bsn |= gevonden;
        }

        return schoon ? fout : new GezuiverdeFout(Zuivering.Clean(fout.Message), Fouttekst.Full(fout));
    }

    /// <inheritdoc/>
    public override string ToString() => _tekst;

    private static bool HasCleanMessages(Exception fout)
        => ReferenceEquals(fout.Message, Zuivering.Clean(fout.Message))
        && (fout is AggregateException alle
            ? alle.InnerExceptions.All(HasCleanMessages)
            : fout.InnerException is null || HasCleanMessages(fout.InnerException));
}
