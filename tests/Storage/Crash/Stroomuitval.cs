using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Tests.Sqlite;

namespace IB.Gateway.Storage.Tests.Crash;

/// <summary>The power goes, after each group of a log in turn.</summary>
internal static class Stroomuitval
{
    /// <summary>Opens a store for each place where the log can end, and hands it over; returns how many those are.</summary>
    /// <param name="leeg">The store as it was before anything happened: all that happened is in the log only.</param>
    /// <param name="segment">The segment of the log in which everything happened.</param>
    /// <param name="kijk">Looks at what is there, and goes on with it.</param>
    public static async Task<int> CutEverywhereAsync(SqliteProef leeg, string segment, Func<SqliteOpslag, Task> kijk)
    {
        var groepen = new Loglezer(new Logmap(Path.GetDirectoryName(segment)!)).ReadAfter(Logstand.Leeg).ToList();
        foreach (var snede in groepen.Select(static g => g.Na.Einde.Plek))
        {
            using var rest = leeg.Copy();
            Directory.CreateDirectory(rest["log"]);
            File.Copy(segment, rest.Segment, overwrite: true);
            Schade.SetLength(rest.Segment, snede);
            await using var opslag = rest.Open();
            await kijk(opslag);
        }

        return groepen.Count;
    }
}
