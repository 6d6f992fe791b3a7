using System.Buffers;
using System.Collections.Concurrent;
using IB.Gateway.Validation;

namespace IB.Gateway.Berichten;

/// <summary>
/// Writes drafts as messages, and only valid ones: what it wrote is judged by the validator that judges what others send, before
/// anybody gets it. Safe for use by many threads at once.
/// </summary>
/// <param name="validator">Judges what was written.</param>
/// <param name="referentie">
/// Judges it too when it has characters beyond the first 65,536, which XML Schema counts as one and System.Xml.Schema as two: what is
/// written must be valid to whoever gets it, by either way of counting.
/// </param>
public sealed class Berichtschrijver(GecompileerdeValidator validator, ReferentieValidator referentie)
{
    // A message that was longer is not kept as a buffer.
    private const int MaxBewaard = 256 * 1024;

    // The bytes with which a character of four bytes begins in UTF-8.
    private const byte EersteVanVier = 0xF0;
    private const byte LaatsteVanVier = 0xF4;

    private static readonly int MaxBuffers = Environment.ProcessorCount * 2;

    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];

    /// <summary>
    /// Writes a message as it travels (OP192): XML in UTF-8 without byte order mark, lines ended by CR and LF.
    /// </summary>
    /// <param name="draft">What to write.</param>
    /// <param name="doel">Gets the whole message, or nothing when the draft is refused.</param>
    /// <exception cref="OngeldigBerichtException">A value, or a choice of elements, is not what the schema allows.</exception>
    /// <exception cref="InvalidOperationException">The pack that the draft was made from is not in use.</exception>
    public void Write(Draft draft, IBufferWriter<byte> doel)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(doel);
        var buffer = _buffers.TryTake(out var bestaand) ? bestaand : new ArrayBufferWriter<byte>();
        try
        {
            draft.Write(buffer);
            var oordeel = validator.Validate(buffer.WrittenMemory);
            if (oordeel.Geldig && buffer.WrittenSpan.IndexOfAnyInRange(EersteVanVier, LaatsteVanVier) >= 0)
                oordeel = referentie.Validate(buffer.WrittenMemory);
            if (!oordeel.Geldig)
                throw new OngeldigBerichtException(oordeel.Fouten);
            if (oordeel.Definitie?.Pack != draft.Pack)
                throw new InvalidOperationException($"A message of pack {draft.Pack} was judged by {oordeel.Definitie?.Pack}: the pack is not in use.");
            doel.Write(buffer.WrittenSpan);
        }
        finally
        {
            // Clears what was written: values of persons do not stay behind.
            buffer.Clear();
            if (buffer.Capacity <= MaxBewaard && _buffers.Count < MaxBuffers)
                _buffers.Add(buffer);
        }
    }

    /// <summary>Writes a message into an array of its own; else as the other.</summary>
    /// <exception cref="OngeldigBerichtException">A value, or a choice of elements, is not what the schema allows.</exception>
    public byte[] Write(Draft draft)
    {
        var doel = new ArrayBufferWriter<byte>();
        Write(draft, doel);
        return doel.WrittenSpan.ToArray();
    }
}
