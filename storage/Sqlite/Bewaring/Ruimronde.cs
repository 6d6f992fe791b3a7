using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite.Processors;

namespace IB.Gateway.Storage.Sqlite.Bewaring;

/// <summary>
/// Gives room back: segments without payloads go whole, of others the wiped payloads are cleared, and the register gets shorter. Nothing
/// is touched that a recovery could still need: only segments that are closed, and that the register has on disk.
/// </summary>
internal sealed class Ruimronde(Schrijver schrijver, Lezers lezers, Registerboeking register, Ruimer ruimer, Logmap map, TimeProvider time)
{
    // Pages that may stay free for what comes in, and pages that one step gives back: half a megabyte, a few milliseconds.
    private const long VrijePaginas = 512;
    private const int PaginasPerStap = 128;
    private const int StatenPerStap = 1000;

    private readonly Dictionary<long, long> _geruimd = [];
    private bool _wezenGezocht;

    public async ValueTask<Bewaarstap> StepAsync(CancellationToken cancellationToken)
    {
        var segmenten = await lezers.ReadAsync(Segmentregister.List, cancellationToken);
        await DeleteOrphansAsync(cancellationToken);
        var gesloten = segmenten.Count == 0 ? [] : segmenten[..^1];
        var teDoen = gesloten.FindAll(s => s.Levend == 0 || s.Gewist != _geruimd.GetValueOrDefault(s.Nummer));
        if (teDoen.Find(s => s.Groep <= register.Veilig) is { } segment)
            return await ClearAsync(segment, cancellationToken);
        if (teDoen.Count > 0)
        {
            await CheckpointAsync(cancellationToken);
            return new Bewaarstap(0, teDoen.Exists(s => s.Groep <= register.Veilig));
        }

        return await ForgetStatenAsync(cancellationToken) is { Aantal: > 0 } stap ? stap : await ShrinkRegisterAsync(cancellationToken);
    }

    /// <summary>What a processor knew before it began anew. The log needs no fact for it: nobody can read it.</summary>
    private async ValueTask<Bewaarstap> ForgetStatenAsync(CancellationToken cancellationToken)
    {
        if (await lezers.ReadAsync(Processorrij.FindVergetenReeks, cancellationToken) is not { } reeks)
            return default;
        return new Bewaarstap(
            await schrijver.ExecuteAsync(blad => Processorrij.ForgetReeks(blad.Database, reeks, StatenPerStap), cancellationToken), Meer: true);
    }

    private async ValueTask<Bewaarstap> ClearAsync(Segmentrij segment, CancellationToken cancellationToken)
    {
        if (segment.Levend == 0)
        {
            await schrijver.ExecuteAsync(blad => Drop(blad, segment.Nummer, time.NowMs()), cancellationToken);
            ruimer.Delete(segment.Nummer);
            _geruimd.Remove(segment.Nummer);
        }
        else
        {
            var levend = await lezers.ReadAsync(database => ListLevend(database, segment), cancellationToken);
            ruimer.Clear(segment.Nummer, levend, cancellationToken);
            _geruimd[segment.Nummer] = segment.Gewist;
        }

        return new Bewaarstap(1, Meer: true);
    }

    private async ValueTask CheckpointAsync(CancellationToken cancellationToken)
    {
        var gedaan = register.AskCheckpointAsync();
        // There may be nothing to commit, and then nothing would come of it.
        await schrijver.ExecuteAsync(static _ => true, cancellationToken);
        await gedaan.WaitAsync(cancellationToken);
    }

    private static bool Drop(Boekblad blad, long segment, DateTimeOffset nu)
    {
        blad.Book(new SegmentVervallen(segment, nu.ToUnixTimeMilliseconds()));
        return true;
    }

    /// <summary>Payloads and wrapped keys that stay, in the order of the file.</summary>
    private static List<(long Plek, long Lengte)> ListLevend(Database database, Segmentrij segment)
    {
        var levend = new List<(long Plek, long Lengte)>();
        using (var q = database.Prepare("SELECT plek, lengte FROM inhoud WHERE volgnummer BETWEEN ? AND ? ORDER BY volgnummer"))
        {
            q.Bind(segment.Eerste).Bind(segment.Laatste);
            while (q.Step())
                levend.Add((q.Long(0), q.Long(1)));
        }

        using (var q = database.Prepare("SELECT plek, length(gewikkeld) FROM sleutel WHERE segment = ? ORDER BY plek"))
        {
            q.Bind(segment.Nummer);
            while (q.Step())
                levend.Add((q.Long(0), q.Long(1)));
        }

        levend.Sort();
        return levend;
    }

    /// <summary>Files that a crash left between the fact and the removal.</summary>
    private async ValueTask DeleteOrphansAsync(CancellationToken cancellationToken)
    {
        if (_wezenGezocht)
            return;
        var aanwezig = map.List();
        foreach (var nummer in await lezers.ReadAsync(database => aanwezig.Where(n => IsVervallen(database, n)).ToList(), cancellationToken))
            ruimer.Delete(nummer);
        _wezenGezocht = true;
    }

    private static bool IsVervallen(Database database, long segment)
    {
        using var q = database.Prepare("SELECT 1 FROM vervallen WHERE segment = ?");
        return q.Bind(segment).Step();
    }

    private async ValueTask<Bewaarstap> ShrinkRegisterAsync(CancellationToken cancellationToken)
    {
        var vrij = await lezers.ReadAsync(static d => d.Scalar("PRAGMA freelist_count", static q => q.Long(0)), cancellationToken);
        if (vrij <= VrijePaginas)
            return default;
        await schrijver.ExecuteAsync(
            static blad =>
            {
                blad.Database.Execute($"PRAGMA incremental_vacuum({PaginasPerStap})");
                return true;
            },
            cancellationToken);
        return new Bewaarstap(PaginasPerStap, Meer: true);
    }
}
