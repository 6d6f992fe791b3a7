using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// What is remembered of one person: provisions, facts and signals, and the BSN only while there is a provision, for the signals that are
/// sent when somebody is no longer in the register and no message names him. It leaves this process encrypted only.
/// </summary>
/// <param name="Beeld">Provisions, facts and signals.</param>
/// <param name="Bsn">Who it is; <see langword="null"/> without a provision.</param>
/// <param name="Toewijzingen">The Toewijzingen that provisions follow from, of gemeenten that chose so.</param>
internal sealed record Persoonsstaat(Persoonsbeeld Beeld, Bsn? Bsn, ImmutableArray<Toewijzing> Toewijzingen)
{
    private const byte Formaat = 1;
    private const byte MetToewijzingen = 2;
    private const int BsnLengte = 9;

    /// <summary>Nothing.</summary>
    internal static Persoonsstaat Leeg { get; } = new(Persoonsbeeld.Leeg, null, []);

    /// <summary>Whether a fact is kept, without reading the rest.</summary>
    internal static bool HasFeiten(ReadOnlySpan<byte> bytes) => Persoonsbeeldcodec.HasFeiten(Split(bytes).Beeld);

    /// <exception cref="InvalidDataException">They are no bytes of <see cref="Encode"/>, or of a newer version of the program.</exception>
    internal static Persoonsstaat Decode(ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is not { Span: var span })
            return Leeg;
        var delen = Split(span);
        return new Persoonsstaat(
            Persoonsbeeldcodec.Decode(delen.Beeld), span[1] == 0 ? null : Wlz.Bsn.Of(span.Slice(2, BsnLengte)),
            span[0] == Formaat ? [] : Toewijzingcodec.Decode(delen.Toewijzingen));
    }

    /// <summary>The bytes; <see langword="null"/> when there is nothing to remember.</summary>
    internal ReadOnlyMemory<byte>? Encode()
    {
        if (Beeld.IsLeeg && Toewijzingen.IsEmpty)
            return null;
        var doel = new ArrayBufferWriter<byte>(128);
        doel.Write([Toewijzingen.IsEmpty ? Formaat : MetToewijzingen, Bsn is null ? (byte)0 : (byte)1]);
        if (Bsn is { } bsn)
        {
            bsn.Write(doel.GetSpan(BsnLengte));
            doel.Advance(BsnLengte);
        }

        if (!Toewijzingen.IsEmpty)
        {
            var toewijzingen = Toewijzingcodec.Encode(Toewijzingen);
            BinaryPrimitives.WriteInt32BigEndian(doel.GetSpan(sizeof(int)), toewijzingen.Length);
            doel.Advance(sizeof(int));
            doel.Write(toewijzingen);
        }

        Persoonsbeeldcodec.Encode(Beeld, doel);
        return doel.WrittenMemory;
    }

    /// <summary>A word, for a BSN is in it.</summary>
    public override string ToString() => "(persoon)";

    private static Delen Split(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [Formaat or MetToewijzingen, 0 or 1, ..] || bytes.Length < 2 + (bytes[1] * BsnLengte))
            throw Unknown();
        var rest = bytes[(2 + (bytes[1] * BsnLengte))..];
        if (bytes[0] == Formaat)
            return new Delen(default, rest);
        if (rest.Length < sizeof(int) || BinaryPrimitives.ReadInt32BigEndian(rest) is not (> 0 and var lengte) || lengte > rest.Length - sizeof(int))
            throw Unknown();
        return new Delen(rest.Slice(sizeof(int), lengte), rest[(sizeof(int) + lengte)..]);
    }

    private static InvalidDataException Unknown()
        => new(
            "Een staat van processor wlz heeft een formaat dat deze versie van het programma niet kent. Start de nieuwere versie van IB.Gateway die hem schreef; er is niets gewijzigd.");

    private readonly ref struct Delen(ReadOnlySpan<byte> toewijzingen, ReadOnlySpan<byte> beeld)
    {
        internal ReadOnlySpan<byte> Toewijzingen { get; } = toewijzingen;

        internal ReadOnlySpan<byte> Beeld { get; } = beeld;
    }
}
