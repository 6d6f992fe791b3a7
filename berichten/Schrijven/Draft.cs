using System.Buffers;

namespace IB.Gateway.Berichten;

/// <summary>
/// A message that is to be written. Every message type has its own, generated from its schema: <c>Wmo302.BerichtDraft</c>. What the schema
/// requires must be given; the order of elements is that of the schema; values are checked when it is written, by a
/// <see cref="Berichtschrijver"/>.
/// </summary>
public abstract record Draft
{
    private protected Draft()
    {
    }

    /// <summary>The names of its pack.</summary>
    private protected abstract Namenlijst Namen { get; }

    /// <summary>The name of its type, and nothing of what it holds.</summary>
    public sealed override string ToString() => GetType().FullName!;

    /// <summary>The name of its pack.</summary>
    internal string Pack => Namen.Pack;

    internal void Write(IBufferWriter<byte> doel) => Write(new Berichtopmaak(doel, Namen));

    /// <summary>Writes the root element and all in it.</summary>
    private protected abstract void Write(Berichtopmaak opmaak);
}
