namespace IB.Gateway.Routing;

/// <summary>Whether a full copy is applied, or kept until somebody has looked at it.</summary>
/// <param name="IsAanvaard">Whether it is applied.</param>
/// <param name="Toelichting">Why not, in Dutch; empty when it is.</param>
internal readonly record struct Kopieoordeel(bool IsAanvaard, string Toelichting)
{
    /// <summary>
    /// Judges a copy by how much it would change: one that was cut off would end the signals of everybody who is missing from it.
    /// </summary>
    /// <param name="vorige">Facts that stand before the copy; 0 = the first copy, which is applied: nothing can be missing from it that was told.</param>
    /// <param name="nieuw">Facts that it adds.</param>
    /// <param name="gewijzigd">Facts of which it says something else.</param>
    /// <param name="vervallen">Facts that it no longer has.</param>
    /// <param name="maxDeel">Greatest part of what stands that one copy may change, 0 to 1.</param>
    public static Kopieoordeel Judge(long vorige, long nieuw, long gewijzigd, long vervallen, double maxDeel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDeel);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDeel, 1);
        var anders = nieuw + gewijzigd + vervallen;
        if (vorige == 0 || anders <= vorige * maxDeel)
            return new Kopieoordeel(IsAanvaard: true, Toelichting: string.Empty);
        return new Kopieoordeel(
            IsAanvaard: false,
            $"De kopie verandert {anders} van {vorige} feiten ({nieuw} nieuw, {gewijzigd} gewijzigd, {vervallen} vervallen); zonder toestemming mag dat hoogstens {maxDeel:P1} zijn. "
                + "Ze is niet verwerkt. Ga bij de bron na of de kopie volledig is. Zo ja, aanvaard haar (processors accept); zo nee, leg haar terzijde (processors set-aside) en vraag een nieuwe.");
    }

    /// <summary>
    /// Judges the first copy after the processor was set back and forgot what it knew: all of it is new then, so it is measured by how many
    /// facts there were.
    /// </summary>
    /// <param name="voor">Facts that stood before, 0 or more.</param>
    /// <param name="na">Facts that stand with the copy.</param>
    /// <param name="maxDeel">As for <see cref="Judge"/>.</param>
    public static Kopieoordeel JudgeNaTeruglezing(long voor, long na, double maxDeel)
    {
        if (Math.Abs(na - voor) <= voor * maxDeel)
            return new Kopieoordeel(IsAanvaard: true, Toelichting: string.Empty);
        return new Kopieoordeel(
            IsAanvaard: false,
            $"Dit is de eerste kopie sinds de processor opnieuw leest. Daarvoor waren er {voor} feiten, met deze kopie zijn het er {na}; zonder toestemming mag dat hoogstens {maxDeel:P1} schelen. "
                + "Ze is niet verwerkt. Ga bij de bron na of de kopie volledig is. Zo ja, aanvaard haar (processors accept); zo nee, leg haar terzijde (processors set-aside) en vraag een nieuwe.");
    }
}
