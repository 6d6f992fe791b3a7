using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;

namespace IB.Gateway.LoadTests.Gateway;

/// <summary>Measures runs of the senders against one server.</summary>
/// <param name="ploeg">The senders.</param>
/// <param name="stand">What the server has used so far.</param>
/// <param name="host">The knooppunt; <see langword="null"/> for a peer.</param>
/// <param name="afloop">What is done after a run before the times until availability are read: waiting until everything was pushed.</param>
internal sealed class Proef(Zendploeg ploeg, Func<Processtand> stand, Hostproces? host, Func<Meetregel, CancellationToken, Task> afloop)
{
    /// <summary>Who fetch while this is measured, and at no other time; <see langword="null"/> for nobody.</summary>
    internal Postbuslezers? Lezers { get; init; }

    /// <summary>Sends until the server is warm.</summary>
    internal async Task WarmUpAsync(IEnumerable<(Dek Dek, int Aantal)> berichten, CancellationToken cancellationToken)
    {
        Lezers?.Resume();
        foreach (var (dek, aantal) in berichten)
            await ploeg.RunAantalAsync(dek, aantal, cancellationToken);
        await PauseAsync();
    }

    /// <summary>Sends as fast as receipts come.</summary>
    internal Task<Meetregel> RunGeslotenAsync(string naam, Dek dek, TimeSpan duur, CancellationToken cancellationToken)
        => RunAsync(naam, () => ploeg.RunGeslotenAsync(dek, duur, cancellationToken), cancellationToken);

    /// <summary>Sends at a fixed rate.</summary>
    internal Task<Meetregel> RunOpenAsync(string naam, Dek dek, double perSeconde, TimeSpan duur, CancellationToken cancellationToken)
        => RunAsync(naam, () => ploeg.RunOpenAsync(dek, perSeconde, duur, new Latenties(), cancellationToken), cancellationToken);

    private Task PauseAsync() => Lezers?.PauseAsync() ?? Task.CompletedTask;

    private async Task<Meetregel> RunAsync(string naam, Func<Task<Zenduitkomst>> zend, CancellationToken cancellationToken)
    {
        Lezers?.Resume();
        ploeg.Grootboek?.TakeBeschikbaarheid();
        var metriekenVoor = host is null ? null : await host.ReadMetriekenAsync(cancellationToken);
        var (voor, zelfVoor) = (stand(), Processtand.Read(Environment.ProcessId));
        var uitkomst = await zend();
        var (na, zelfNa) = (stand(), Processtand.Read(Environment.ProcessId));
        var meting = new Meetregel
        {
            Naam = naam,
            Uitkomst = uitkomst,
            CpuServer = (na.Cpu - voor.Cpu) / uitkomst.Bevestigd,
            CpuZender = (zelfNa.Cpu - zelfVoor.Cpu) / uitkomst.Bevestigd,
            Geschreven = (double)(na.Geschreven - voor.Geschreven) / uitkomst.Bevestigd,
            Piekgeheugen = na.Piekgeheugen,
            Eigen = metriekenVoor is null ? null : Eigenmeting.Between(metriekenVoor, await host!.ReadMetriekenAsync(cancellationToken), uitkomst),
        };
        await afloop(meting, cancellationToken);
        await PauseAsync();
        var beschikbaar = ploeg.Grootboek?.TakeBeschikbaarheid();
        return meting with { Postbus = beschikbaar?.Postbus, Push = beschikbaar?.Push };
    }
}
