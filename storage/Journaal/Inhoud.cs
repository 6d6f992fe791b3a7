using System.Buffers;

namespace IB.Gateway.Storage;

/// <summary>A decrypted payload in a pooled buffer. Dispose to wipe it and give it back.</summary>
/// <param name="buffer">From the shared pool; belongs to this object from now on.</param>
/// <param name="start">Where the payload begins in it.</param>
/// <param name="length">Bytes of payload.</param>
public sealed class Inhoud(byte[] buffer, int start, int length) : IDisposable
{
    private byte[]? _buffer = buffer;

    /// <summary>The payload bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer is { } b ? b.AsMemory(start, length) : throw new ObjectDisposedException(nameof(Inhoud));

    /// <summary>Wipes the buffer and returns it to the pool.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is not { } b)
            return;
        b.AsSpan(start, length).Clear();
        ArrayPool<byte>.Shared.Return(b);
    }
}
