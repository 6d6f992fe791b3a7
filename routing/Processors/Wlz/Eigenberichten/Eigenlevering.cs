namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>What one message of iWmo says of one Toewijzing: exactly one of the two records in it.</summary>
/// <param name="Nummer">ToewijzingNummer.</param>
/// <param name="Aanbieder">What stands for the aanbieder.</param>
internal abstract record Eigenlevering(long Nummer, ulong Aanbieder)
{
    /// <summary>Where it stands in the order of who sent it.</summary>
    internal abstract Leverorde Geleverd { get; }

    /// <summary>A version of it (301).</summary>
    /// <param name="Nummer">ToewijzingNummer.</param>
    /// <param name="Aanbieder">What stands for the aanbieder.</param>
    /// <param name="Versie">The version.</param>
    internal sealed record Toegewezen(long Nummer, ulong Aanbieder, Toewijzingversie Versie) : Eigenlevering(Nummer, Aanbieder)
    {
        internal override Leverorde Geleverd => Versie.Geleverd;
    }

    /// <summary>A report of its delivery (305, 307).</summary>
    /// <param name="Nummer">ToewijzingNummer.</param>
    /// <param name="Aanbieder">What stands for the aanbieder.</param>
    /// <param name="Melding">The report.</param>
    internal sealed record Gemeld(long Nummer, ulong Aanbieder, Leveringsmelding Melding) : Eigenlevering(Nummer, Aanbieder)
    {
        internal override Leverorde Geleverd => Melding.Geleverd;
    }
}
