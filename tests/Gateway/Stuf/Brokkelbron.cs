namespace IB.Gateway.Tests.Stuf;

/// <summary>A stream that gives its bytes in blocks of the sizes that <paramref name="blok"/> says, and counts them.</summary>
internal sealed class Brokkelbron(ReadOnlyMemory<byte> bytes, Func<int> blok) : Stream
{
    /// <summary>Bytes given so far.</summary>
    public int Gegeven { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Asking for nothing would look like the end of the stream.
        Assert.False(buffer.IsEmpty);
        var aantal = Math.Min(Math.Min(buffer.Length, blok()), bytes.Length - Gegeven);
        bytes.Slice(Gegeven, aantal).CopyTo(buffer);
        Gegeven += aantal;
        return ValueTask.FromResult(aantal);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
