using System.Buffers;

namespace IB.Gateway.Storage;

/// <summary>A decrypted payload in a pooled buffer. Dispose to wipe it and give it back.</summary>
public sealed class Inhoud(byte[] buffer, int length) : IDisposable
{
    private byte[]? _buffer = buffer;

    /// <summary>The payload bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer is { } b ? b.AsMemory(0, length) : throw new ObjectDisposedException(nameof(Inhoud));

    /// <summary>Wipes the buffer and returns it to the pool.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is not { } b)
            return;
        b.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(b);
    }
}
