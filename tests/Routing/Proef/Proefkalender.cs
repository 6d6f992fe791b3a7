namespace IB.Gateway.Routing.Tests;

/// <summary>Lines of a calendar of releases, with all that a test does not care about filled in.</summary>
internal static class Proefkalender
{
    public static Releaseregel Regel(string pack, DateOnly? vanaf, DateOnly? tot, params Releaseuitzondering[] uitzonderingen)
        => Releaseregel.VanPack(pack) with { Vanaf = vanaf, Tot = tot, UitloopDagen = 0, Uitzonderingen = [.. uitzonderingen] };

    public static Releaseuitzondering Uitzondering(string partij, DateOnly? vanaf, DateOnly? tot, params string[] met)
        => new(partij, [.. met], Functiebereik.Alles, vanaf, tot);

    public static Bevriezing Bevriezing(Bevriesmodus modus, DateTimeOffset van, DateTimeOffset tot)
        => new(new Functiebereik(["WMO*"]), [], [], van, tot, modus);
}
