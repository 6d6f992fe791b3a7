using IB.Gateway.Storage.Bestanden;
using Microsoft.Win32.SafeHandles;

namespace IB.Gateway.Storage.Log;

/// <summary>
/// Appends groups to the log. Each run begins a segment of its own, and so does a write that failed: what is on disk after a failure is
/// never written over, and a segment says from which group on it replaces what came before. For one thread.
/// </summary>
internal sealed class Logschrijver(Logmap map, Logstand stand, long laatsteSegment, long segmentBytes, IStappen stappen, TimeProvider time) : IDisposable
{
    // So that what was wiped leaves the disk within a day, also where little comes in: a segment that is written to is not cleared.
    private static readonly TimeSpan MaxLeeftijd = TimeSpan.FromDays(1);

    private readonly byte[] _kop = new byte[Segmentkop.Length];
    private readonly List<ReadOnlyMemory<byte>> _delen = [];
    private SafeFileHandle? _segment;
    private long _nummer = laatsteSegment;
    private Logstand? _geschreven;
    private long _begonnen;

    /// <summary>How far the log is durable.</summary>
    public Logstand Stand { get; private set; } = stand;

    /// <summary>Where the next group will begin, with room for about this many bytes; begins a segment when there is not.</summary>
    public Logplaats Prepare(long bytes)
    {
        var vol = Stand.Einde.Plek + bytes > segmentBytes || time.GetElapsedTime(_begonnen) > MaxLeeftijd;
        if (_segment is null || (vol && Stand.Einde.Plek > Segmentkop.Length))
            BeginSegment(bytes);
        return Stand.Einde;
    }

    /// <summary>Writes a group at the place that <see cref="Prepare"/> gave. It counts only after <see cref="Flush"/>.</summary>
    public void Write(IReadOnlyList<ReadOnlyMemory<byte>> inhouden, ReadOnlyMemory<byte> feiten)
    {
        var (length, som) = Measure(inhouden);
        var kop = new Groepkop(Stand.Groep + 1, time.GetUtcNow().ToUnixTimeMilliseconds(), length, feiten.Length, som);
        var keten = kop.Write(_kop, Stand.Keten.Span, feiten.Span);
        var padding = (int)(kop.Omvang - (Groepkop.Length + length + feiten.Length));
        _kop.AsSpan(Groepkop.Length).Clear();
        _delen.Clear();
        _delen.Add(_kop.AsMemory(0, Groepkop.Length));
        _delen.AddRange(inhouden);
        _delen.Add(feiten);
        // Everything after the head of the buffer is zero.
        AddPadding(padding);
        Guard(map.SegmentPad(_nummer), () => RandomAccess.Write(_segment!, _delen, Stand.Einde.Plek));
        _geschreven = new Logstand(kop.Nummer, Stand.Einde with { Plek = Stand.Einde.Plek + kop.Omvang }, keten);
    }

    /// <summary>Has what was written on disk when it returns.</summary>
    public void Flush()
    {
        var geschreven = _geschreven ?? throw new InvalidOperationException("Er is niets geschreven.");
        _geschreven = null;
        Guard(map.SegmentPad(_nummer), () => Posix.FlushData(_segment!));
        Stand = geschreven;
    }

    /// <summary>Gives back the room that the segment has in reserve.</summary>
    public void Dispose()
    {
        if (_segment is { } segment)
            RandomAccess.SetLength(segment, Stand.Einde.Plek);
        _segment?.Dispose();
        _segment = null;
    }

    private static (long Length, uint Som) Measure(IReadOnlyList<ReadOnlyMemory<byte>> inhouden)
    {
        var (length, som) = (0L, new Crc32C());
        foreach (var inhoud in inhouden)
        {
            length += inhoud.Length;
            som.Add(inhoud.Span);
        }

        return (length, som.Value);
    }

    private void AddPadding(int padding)
    {
        for (var part = Math.Min(padding, _kop.Length - Groepkop.Length); padding > 0; padding -= part)
        {
            part = Math.Min(padding, _kop.Length - Groepkop.Length);
            _delen.Add(_kop.AsMemory(Groepkop.Length, part));
        }
    }

    private void BeginSegment(long bytes)
    {
        Close();
        var nummer = _nummer + 1;
        Guard(map.SegmentPad(nummer), () =>
        {
            Rechten.EnsureFolder(map.Pad);
            try
            {
                CreateSegment(nummer, bytes);
            }
            catch (IOException)
            {
                DeleteUnfinished(nummer);
                throw;
            }
        });
        _nummer = nummer;
        Stand = Stand with { Einde = new Logplaats(nummer, Segmentkop.Length) };
        _begonnen = time.GetTimestamp();
        stappen.Reached(Stap.SegmentGemaakt);
    }

    private void CreateSegment(long nummer, long bytes)
    {
        _segment = Rechten.CreateSegment(map.SegmentPad(nummer), Math.Max(segmentBytes, Segmentkop.Length + Groepkop.RoundUp(bytes)));
        new Segmentkop(nummer, Stand.Groep + 1, Stand.Keten).Write(_kop);
        RandomAccess.Write(_segment, _kop, 0);
        Posix.FlushData(_segment);
        Posix.FlushFolder(map.Pad);
    }

    /// <summary>Every attempt on a full disk would leave a file otherwise. Readers skip one that could not be deleted.</summary>
    private void DeleteUnfinished(long nummer)
    {
        Abandon();
        try
        {
            File.Delete(map.SegmentPad(nummer));
        }
        catch (IOException)
        {
            _nummer = nummer;
        }
    }

    /// <summary>A segment that a write failed on is left as it is; the next group begins another.</summary>
    private void Guard(string pad, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Abandon();
            throw new OpslagException(
                $"Opslag {pad}: schrijven op de schijf mislukte ({e.Message}); er is niets vastgelegd. Maak ruimte vrij of controleer de schijf en het systeemlog.",
                e);
        }
    }

    private void Close()
    {
        if (_segment is null)
            return;
        RandomAccess.SetLength(_segment, Stand.Einde.Plek);
        Abandon();
    }

    private void Abandon()
    {
        _geschreven = null;
        _segment?.Dispose();
        _segment = null;
    }
}
