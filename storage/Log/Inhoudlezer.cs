using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace IB.Gateway.Storage.Log;

/// <summary>Reads sealed payloads from segment files, which it keeps open. Safe on any thread.</summary>
internal sealed class Inhoudlezer(Logmap map) : IDisposable
{
    // A segment is 64 MiB, so this many reach back over the traffic of a busy day.
    private const int MaxOpen = 128;
    private readonly ConcurrentDictionary<long, SafeFileHandle> _open = new();

    /// <summary>Fills <paramref name="destination"/>; <see langword="false"/> when the segment is gone.</summary>
    /// <exception cref="OpslagException">The segment cannot be read, or ends before the payload does.</exception>
    public bool TryRead(Logplaats plaats, Span<byte> destination)
    {
        try
        {
            return TryReadOnce(plaats, destination);
        }
        // Closed by another thread between finding and reading it: open it again, once.
        catch (ObjectDisposedException)
        {
            return TryReadOnce(plaats, destination);
        }
    }

    /// <summary>Closes a segment that is no longer needed.</summary>
    public void Close(long segment)
    {
        if (_open.TryRemove(segment, out var file))
            file.Dispose();
    }

    public void Dispose()
    {
        foreach (var segment in _open.Keys)
            Close(segment);
    }

    private bool TryReadOnce(Logplaats plaats, Span<byte> destination)
    {
        var pad = map.SegmentPad(plaats.Segment);
        try
        {
            var file = Open(plaats.Segment, pad);
            for (var done = 0; done < destination.Length;)
            {
                var read = RandomAccess.Read(file, destination[done..], plaats.Plek + done);
                if (read == 0)
                    throw Logfout.Damaged(pad, plaats.Plek + done, "het bestand is afgekapt: hier hoort inhoud te staan");
                done += read;
            }

            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpslagException($"Opslag {pad}, positie {plaats.Plek}: lezen mislukte ({e.Message}). Controleer de schijf en het systeemlog.", e);
        }
    }

    private SafeFileHandle Open(long segment, string pad)
    {
        if (_open.TryGetValue(segment, out var file))
            return file;
        if (_open.Count >= MaxOpen && _open.Keys.Min() is var oldest && oldest != segment)
            Close(oldest);
        file = File.OpenHandle(pad, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (_open.TryAdd(segment, file))
            return file;
        file.Dispose();
        return Open(segment, pad);
    }
}
