using System.Buffers;

namespace IB.Gateway.Ontvangst;

/// <summary>What became of a request for room, or of filling a buffer from a stream.</summary>
internal enum Ruimte
{
    /// <summary>There is room; the stream was read to its end.</summary>
    Genoeg = 1,

    /// <summary>The content is larger than the buffer may become (413).</summary>
    TeGroot,

    /// <summary>The <see cref="Bytesbudget"/> is used up (503).</summary>
    BudgetOp,

    /// <summary>The share of this party in it is used up (429).</summary>
    AandeelOp,
}

/// <summary>
/// A growing byte buffer from the pool for one request. It holds personal data: what leaves it (growth, disposal) is wiped
/// first. It grows with what really arrives, and so does its reservation: a request that only claims to be large takes nothing.
/// Has one owner at a time.
/// </summary>
internal sealed class Inhoudbuffer : IBufferWriter<byte>, IDisposable
{
    /// <summary>Size at which a buffer starts when the length of the request is unknown or larger: 64 kB holds nearly every message whole.</summary>
    public const int Begingrootte = 64 * 1024;

    // From here on the next size is the largest one: each size that was outgrown stays in the pool, and doubling on would leave as much
    // memory behind as the largest message takes.
    private const int Sprong = 4 * 1024 * 1024;

    private readonly Reservering _reservering;
    private readonly int _maximum;
    private byte[]? _buffer;
    private int _capaciteit;
    private int _geschreven;
    private bool _zonderRuimte;

    /// <summary>Makes a buffer that pays for its memory from <paramref name="reservering"/> and owns it from now on.</summary>
    /// <param name="reservering">
    /// What <see cref="TryReserve"/> gave. One that holds more than <see cref="Begingrootte"/> is used up before it grows.
    /// </param>
    /// <param name="maximum">Bytes that the content may count at most.</param>
    public Inhoudbuffer(Reservering reservering, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        _reservering = reservering;
        _maximum = maximum;
        _capaciteit = (int)Math.Min(Math.Min(reservering.Bytes, Begingrootte), maximum);
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(_capaciteit, 1));
    }

    /// <summary>What was written. Valid until the next write or disposal.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => Buffer.AsMemory(0, _geschreven);

    /// <summary>
    /// Takes the reservation to begin with. Refuses when the whole of an announced length would not fit now, so that hopeless
    /// requests are not read; but holds only what the buffer begins with, so that a slow sender does not keep out others with
    /// bytes that it announced and did not send.
    /// </summary>
    /// <param name="budget">The budget.</param>
    /// <param name="aangekondigd">Content-Length; <see langword="null"/> when unknown.</param>
    /// <param name="reservering">The reservation, for the constructor; <see langword="null"/> unless the answer is Genoeg.</param>
    public static Ruimte TryReserve(Bytesbudget budget, long? aangekondigd, out Reservering? reservering)
    {
        var ruimte = budget.TryReserve(aangekondigd ?? Begingrootte, out reservering);
        reservering?.ShrinkTo(Begingrootte);
        return ruimte;
    }

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(Inhoudbuffer));

    /// <summary>
    /// Whether everything that was written through <see cref="IBufferWriter{T}"/> found room. Once it did not, the rest is dropped:
    /// a writer in the middle of its work cannot be told, its owner asks afterwards.
    /// </summary>
    public Ruimte Ruimte { get; private set; } = Ruimte.Genoeg;

    /// <summary>Room for at least one byte after what was written.</summary>
    public Ruimte TryGetMemory(out Memory<byte> vrij)
    {
        var ruimte = _geschreven < _capaciteit ? Ruimte.Genoeg : Grow();
        vrij = ruimte == Ruimte.Genoeg ? Buffer.AsMemory(_geschreven, _capaciteit - _geschreven) : Memory<byte>.Empty;
        return ruimte;
    }

    /// <summary>Declares the first <paramref name="bytes"/> of the room given as written.</summary>
    public void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _capaciteit - _geschreven);
        _geschreven += bytes;
    }

    void IBufferWriter<byte>.Advance(int count)
    {
        if (!_zonderRuimte)
            Advance(count);
    }

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        var nodig = Math.Max(sizeHint, 1);
        while (Ruimte == Ruimte.Genoeg && _capaciteit - _geschreven < nodig)
            Ruimte = Grow();
        _zonderRuimte = Ruimte != Ruimte.Genoeg;
        return _zonderRuimte ? new byte[nodig] : Buffer.AsMemory(_geschreven, _capaciteit - _geschreven);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => ((IBufferWriter<byte>)this).GetMemory(sizeHint).Span;

    /// <summary>Reads <paramref name="bron"/> to its end; stops as soon as the content proves too large or the budget is used up.</summary>
    public async ValueTask<Ruimte> FillAsync(Stream bron, CancellationToken cancellationToken)
    {
        var proef = new byte[1];
        while (true)
        {
            // A full buffer grows only when there really is more, so that a request of exactly the expected length never grows.
            var vol = _geschreven == _capaciteit;
            var doel = vol ? proef : Buffer.AsMemory(_geschreven, _capaciteit - _geschreven);
            var gelezen = await bron.ReadAsync(doel, cancellationToken);
            if (gelezen == 0)
                return Ruimte.Genoeg;
            if (vol)
            {
                var ruimte = TryGetMemory(out var vrij);
                if (ruimte != Ruimte.Genoeg)
                    return ruimte;
                vrij.Span[0] = proef[0];
            }

            Advance(gelezen);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer is not { } buffer)
            return;
        _buffer = null;
        Release(buffer);
        _reservering.Dispose();
    }

    private Ruimte Grow()
    {
        if (_capaciteit == _maximum)
            return Ruimte.TeGroot;
        var dubbel = _capaciteit >= Sprong ? _maximum : Math.Max(Begingrootte, 2L * _capaciteit);
        var nodig = Math.Min(_capaciteit < _reservering.Bytes ? Math.Min(dubbel, _reservering.Bytes) : dubbel, _maximum);
        if (_reservering.TryGrowTo(nodig) is var ruimte and not Ruimte.Genoeg)
            return ruimte;

        var oud = Buffer;
        var nieuw = ArrayPool<byte>.Shared.Rent((int)nodig);
        oud.AsSpan(0, _geschreven).CopyTo(nieuw);
        Release(oud);
        _buffer = nieuw;
        _capaciteit = (int)nodig;
        return Ruimte.Genoeg;
    }

    private void Release(byte[] buffer)
    {
        buffer.AsSpan(0, _capaciteit).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
