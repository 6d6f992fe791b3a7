using System.Buffers;

namespace IB.Gateway.Ontvangst;

/// <summary>
/// A payload that grows in pooled memory up to a limit. It holds personal data, so it is wiped before the memory is given back.
/// Not safe for use by several threads.
/// </summary>
internal sealed class Inhoudbuffer(int verwacht, int maximum) : IBufferWriter<byte>, IDisposable
{
    private const int KleinsteStap = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Math.Clamp(verwacht, KleinsteStap, Math.Max(KleinsteStap, maximum)));
    private int _lengte;

    /// <summary>Whether more was offered than the limit allows; what was beyond it is not kept.</summary>
    internal bool Overschreden { get; private set; }

    internal int Lengte => _lengte;

    internal ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _lengte);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _lengte);
        if (_lengte + count > maximum)
        {
            Overschreden = true;
            count = Math.Max(0, maximum - _lengte);
        }

        _lengte += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_lengte);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsSpan(_lengte);
    }

    public void Dispose()
    {
        if (_buffer.Length == 0)
            return;
        _buffer.AsSpan(0, _lengte).Clear();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _lengte = 0;
    }

    private void Reserve(int nodig)
    {
        if (_buffer.Length - _lengte >= nodig)
            return;
        var groter = ArrayPool<byte>.Shared.Rent(Math.Max(_lengte + nodig, Math.Min(_buffer.Length * 2, maximum + KleinsteStap)));
        _buffer.AsSpan(0, _lengte).CopyTo(groter);
        _buffer.AsSpan(0, _lengte).Clear();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = groter;
    }
}
