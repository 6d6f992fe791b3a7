using System.Buffers;
using System.Buffers.Text;

namespace IB.Gateway.Stuf;

/// <summary>
/// Decodes xs:base64Binary that arrives in pieces: white space anywhere, padding only at the end, no stray bits
/// (XML Schema part 2, 3.2.16). Not safe for use by several threads.
/// </summary>
internal sealed class Base64Stroom(IBufferWriter<byte> doel)
{
    private readonly byte[] _rest = new byte[4];
    private int _restLengte;
    private bool _klaar;

    /// <summary>Decodes a piece; false when it is not base64.</summary>
    internal bool Append(ReadOnlySpan<byte> stuk)
    {
        while (true)
        {
            stuk = stuk.TrimStart(" \t\r\n"u8);
            if (stuk.IsEmpty)
                return true;
            var wit = stuk.IndexOfAny(" \t\r\n"u8);
            if (!AppendDicht(wit < 0 ? stuk : stuk[..wit]))
                return false;
            stuk = wit < 0 ? default : stuk[wit..];
        }
    }

    /// <summary>Whether what came is complete.</summary>
    internal bool Complete() => _restLengte == 0;

    private bool AppendDicht(ReadOnlySpan<byte> stuk)
    {
        if (_klaar)
            return false;
        while (_restLengte is > 0 and < 4 && !stuk.IsEmpty)
        {
            _rest[_restLengte++] = stuk[0];
            stuk = stuk[1..];
        }

        if (_restLengte == 4 && !DecodeRest())
            return false;
        if (stuk.IsEmpty)
            return true;
        if (_klaar)
            return false;

        // The last group of four may hold padding; it goes by the careful way.
        var heel = stuk[^1] == (byte)'=' ? Math.Max(0, ((stuk.Length - 1) / 4 * 4)) : stuk.Length / 4 * 4;
        if (!DecodeHeel(stuk[..heel]))
            return false;
        stuk = stuk[heel..];
        stuk.CopyTo(_rest);
        _restLengte = stuk.Length;
        return _restLengte < 4 || DecodeRest();
    }

    private bool DecodeHeel(ReadOnlySpan<byte> groepen)
    {
        if (groepen.IsEmpty)
            return true;
        var ruimte = doel.GetSpan(groepen.Length / 4 * 3);
        if (groepen.IndexOf((byte)'=') >= 0
            || Base64.DecodeFromUtf8(groepen, ruimte, out var gelezen, out var geschreven) != OperationStatus.Done
            || gelezen != groepen.Length)
            return false;
        doel.Advance(geschreven);
        return true;
    }

    private bool DecodeRest()
    {
        _restLengte = 0;
        var opvulling = _rest[3] != (byte)'=' ? 0 : _rest[2] != (byte)'=' ? 1 : 2;
        if (opvulling == 0)
            return DecodeHeel(_rest);
        _klaar = true;
        Span<byte> uit = stackalloc byte[3];
        if (Base64.DecodeFromUtf8(_rest, uit, out _, out var geschreven) != OperationStatus.Done || geschreven != 3 - opvulling)
            return false;

        // Encoding again must give the same: the bits that padding leaves over have to be zero.
        Span<byte> terug = stackalloc byte[4];
        Base64.EncodeToUtf8(uit[..geschreven], terug, out _, out _);
        if (!terug.SequenceEqual(_rest))
            return false;
        uit[..geschreven].CopyTo(doel.GetSpan(geschreven));
        doel.Advance(geschreven);
        return true;
    }
}
