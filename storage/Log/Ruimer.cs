using Microsoft.Win32.SafeHandles;

namespace IB.Gateway.Storage.Log;

/// <summary>
/// Takes the bytes of wiped payloads off the disk. Heads and facts of the groups stay, so that what is left can be verified. Doing it
/// twice does no harm, and so neither does a crash in the middle.
/// </summary>
internal sealed class Ruimer(Logmap map, Inhoudlezer lezer)
{
    /// <summary>Clears every byte of payload in a segment that is not among <paramref name="levend"/>.</summary>
    /// <param name="nummer">The segment; it is no longer written to.</param>
    /// <param name="levend">The payloads that stay: start and length, lowest start first.</param>
    /// <param name="cancellationToken">Stops between two groups.</param>
    /// <returns>How many ranges were cleared.</returns>
    public int Clear(long nummer, IReadOnlyList<(long Plek, long Lengte)> levend, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(map.SegmentPad(nummer), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var (aantal, volgende) = (0, 0);
        var kop = new byte[Groepkop.Length];
        for (var plek = (long)Segmentkop.Length; Read(file, kop, plek) is { } groep; plek += groep.Omvang)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (begin, einde) = (plek + Groepkop.Length, plek + Groepkop.Length + groep.InhoudLengte);
            for (; volgende < levend.Count && levend[volgende].Plek < einde; volgende++)
            {
                aantal += Punch(file, begin, levend[volgende].Plek);
                begin = levend[volgende].Plek + levend[volgende].Lengte;
            }

            aantal += Punch(file, begin, einde);
        }

        return aantal;
    }

    /// <summary>Removes a segment, if it is still there.</summary>
    public void Delete(long nummer)
    {
        lezer.Close(nummer);
        File.Delete(map.SegmentPad(nummer));
    }

    private static Groepkop? Read(SafeFileHandle file, byte[] kop, long plek)
        => RandomAccess.Read(file, kop, plek) == kop.Length ? Groepkop.Read(kop) : null;

    private static int Punch(SafeFileHandle file, long begin, long einde)
    {
        if (begin >= einde)
            return 0;
        Posix.Punch(file, begin, einde - begin);
        return 1;
    }
}
