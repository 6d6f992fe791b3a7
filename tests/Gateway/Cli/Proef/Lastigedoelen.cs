using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

/// <summary>Takes what is written, and lets time go by before each.</summary>
internal sealed class Tragedoel(FakeTime klok, TimeSpan duur) : MemoryStream
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        klok.Advance(duur);
        await base.WriteAsync(buffer, cancellationToken);
    }
}

/// <summary>Whoever read it is gone.</summary>
internal sealed class Doofdoel : MemoryStream
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Broken pipe");

    public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");

    public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");
}
