using System.Buffers.Binary;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Counts, durably, how often work was begun at the same place. A piece that takes the process down each time would otherwise stop its
/// processor for ever: after some starts work goes piece by piece, and what was under way alone at the next death is parked.
/// </summary>
/// <param name="opslag">Keeps the count.</param>
/// <param name="processor">Whose work it is.</param>
/// <param name="options">After how many starts.</param>
/// <param name="sleutel">The key of the count; one that begins with 0, so that it is of no processor.</param>
internal sealed class Startwacht(IProcessoropslag opslag, string processor, ProcessorOptions options, ReadOnlyMemory<byte> sleutel)
{
    /// <summary>The key for what is read of the journal.</summary>
    public static ReadOnlyMemory<byte> VanJournaal { get; } = new byte[] { 0, (byte)'s' };

    /// <summary>The key for a copy that a person allowed.</summary>
    public static ReadOnlyMemory<byte> VanKopie { get; } = new byte[] { 0, (byte)'s', (byte)'k' };

    /// <summary>What is removed when work got on.</summary>
    public Staat Gewist { get; } = new(sleutel, Waarde: null);

    /// <summary>Counts a start of work at this place.</summary>
    public async Task<Startoordeel> BeginAsync(Positie positie, CancellationToken cancellationToken)
    {
        var eerder = Read((await opslag.ReadStatenAsync(processor, [sleutel], cancellationToken))[0]);
        var aantal = eerder is { } e && e.Positie == positie ? e.Aantal + 1 : 1;
        if (aantal > 1 && eerder is { Alleen: not Alleen.Niets and var wat })
            return wat == Alleen.Bericht ? Startoordeel.ParkBericht : Startoordeel.Park;
        await WriteAsync(positie, aantal, Alleen.Niets, cancellationToken);
        return aantal > options.MaxStarts ? Startoordeel.Voorzichtig : Startoordeel.Gewoon;
    }

    /// <summary>Notes that this is begun with at this place, and nothing else.</summary>
    public Task MarkAloneAsync(Positie positie, Alleen wat, CancellationToken cancellationToken)
        => WriteAsync(positie, options.MaxStarts + 1, wat, cancellationToken);

    private async Task WriteAsync(Positie positie, int aantal, Alleen alleen, CancellationToken cancellationToken)
    {
        var bytes = new byte[17];
        BinaryPrimitives.WriteInt64BigEndian(bytes, positie.Volgnummer);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), positie.Deel);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), aantal);
        bytes[16] = (byte)alleen;
        await opslag.CommitAsync(
            new Processorstap { Processor = processor, Van = positie, Naar = positie, Staten = [new Staat(sleutel, bytes)] }, cancellationToken);
    }

    private static Start? Read(ReadOnlyMemory<byte>? bytes) => bytes is { Span: { Length: 17 } b }
        ? new Start(
            new Positie(BinaryPrimitives.ReadInt64BigEndian(b), BinaryPrimitives.ReadInt32BigEndian(b[8..])), BinaryPrimitives.ReadInt32BigEndian(b[12..]),
            (Alleen)b[16])
        : null;

    private readonly record struct Start(Positie Positie, int Aantal, Alleen Alleen);
}

/// <summary>How to begin.</summary>
internal enum Startoordeel
{
    /// <summary>As always.</summary>
    Gewoon = 1,

    /// <summary>Piece by piece: something here may take the process down.</summary>
    Voorzichtig,

    /// <summary>Without the next piece: it was under way alone when the process died.</summary>
    Park,

    /// <summary>Without the rest of the next message: it was being opened or divided, and nothing else went on, when the process died.</summary>
    ParkBericht,
}

/// <summary>What was begun with alone. The numbers are stored; they do not change.</summary>
internal enum Alleen : byte
{
    /// <summary>Nothing in particular.</summary>
    Niets = 0,

    /// <summary>A piece, or a copy.</summary>
    Stuk = 1,

    /// <summary>A message, to be opened and divided.</summary>
    Bericht = 2,
}
