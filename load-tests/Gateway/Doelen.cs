namespace IB.Gateway.LoadTests.Gateway;

/// <summary>What the figures are held against.</summary>
internal static class Doelen
{
    /// <summary>Messages per second: a year of the country, 14 million, in half an hour.</summary>
    internal const double PerSeconde = 7800;

    /// <summary>Messages in that year.</summary>
    internal const long Jaarberichten = 14_000_000;

    /// <summary>Of the rate of bare Kestrel, at least.</summary>
    internal const double DeelVanKestrel = 0.5;

    /// <summary>Most memory, in bytes.</summary>
    internal const long Geheugen = 512_000_000;

    /// <summary>In which a year should pass.</summary>
    internal static readonly TimeSpan Jaarduur = TimeSpan.FromMinutes(30);

    /// <summary>p99 of the receipt, at <see cref="Meetplan.Doellast"/> of the highest rate.</summary>
    internal static readonly TimeSpan Bevestiging = TimeSpan.FromMilliseconds(100);

    /// <summary>A line with a figure, its target, and whether it is met.</summary>
    internal static string Line(string naam, string cijfer, string doel, bool gehaald)
        => $"{naam}: {cijfer} (doel {doel}: {(gehaald ? "gehaald" : "niet gehaald")})";
}
