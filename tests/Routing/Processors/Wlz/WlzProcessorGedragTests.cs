using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Testing;
using static IB.Gateway.Routing.Tests.Processors.Wlz.Wlzpost;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class WlzProcessorGedragTests : ProcessorGedrag
{
    private protected override IReadOnlyList<string> Geheimen => [.. Bsns, "123456789"];

    private protected override async Task<Processorproef> CreateAsync()
    {
        var post = new Wlzpost(new WlzOptions { MaxKopiewijziging = 1 });
        await post.SendRegistratiesAsync(
            Gemeente, Registratie(Bsns[0], "2025-01-01"), Registratie(Bsns[1], "2025-01-01", id: "R2"),
            Registratie(Bsns[2], "2025-01-01", "2025-12-31", id: "R3"));
        await post.SendMutatieAsync(Persoon(Bsns[0], "2026-04-01"), Persoon("123456789", "2026-04-01"), Persoon(Bsns[3], "2026-04-01"));
        await post.SendVraagAsync(Gemeente, Bsns[3]);
        await post.SendVraagAsync(AndereGemeente, "123456789");
        var kopie = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        await post.SendDeelAsync(kopie, 1, 2, 3, Persoon(Bsns[1], "2026-04-01"), Persoon(Bsns[3], "2026-05-01"));
        await post.SendDeelAsync(kopie, 2, 2, 3, Persoon(Bsns[4], "2026-05-01"));
        await post.SendMutatieAsync(Persoon(Bsns[1], "2026-04-01", "2026-12-31"));
        post.Choose(Gemeente, ("2026-03-01", null));
        await post.AssignAsync(Gemeente, Bsns[3], new Iwmoberichten.Toegewezen(1, "2026-01-12"), new Iwmoberichten.Toegewezen(2, "2026-01-12"));
        await post.StopAsync(Gemeente, Bsns[3], new Iwmoberichten.Stop(2, "2026-01-12", "2026-02-20"));
        await post.AssignAsync(AndereGemeente, Bsns[3], new Iwmoberichten.Toegewezen(1, "2026-01-12"));
        await post.AssignAsync(Gemeente, "123456789", new Iwmoberichten.Toegewezen(3, "2026-01-12"));
        return post.Proef;
    }
}
