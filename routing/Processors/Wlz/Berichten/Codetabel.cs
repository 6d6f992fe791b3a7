using System.Text;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>The codes of a list in the messages and what they are here. Small: it is gone through from front to back.</summary>
/// <typeparam name="T">What a code is here.</typeparam>
internal sealed class Codetabel<T>
    where T : struct, Enum
{
    private readonly (string Code, byte[] Utf8, T Waarde)[] _codes;

    internal Codetabel(params ReadOnlySpan<(string Code, T Waarde)> codes)
    {
        _codes = new (string, byte[], T)[codes.Length];
        for (var i = 0; i < codes.Length; i++)
            _codes[i] = (codes[i].Code, Encoding.UTF8.GetBytes(codes[i].Code), codes[i].Waarde);
    }

    /// <summary>Gives what a code is; false for one that is not in the list. A pack that is loaded later may have more of them.</summary>
    internal bool TryRead(ReadOnlySpan<byte> code, out T waarde)
    {
        foreach (var (_, utf8, bekend) in _codes)
        {
            if (!code.SequenceEqual(utf8))
                continue;
            waarde = bekend;
            return true;
        }

        waarde = default;
        return false;
    }

    /// <summary>The code of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has none.</exception>
    internal string Write(T waarde)
    {
        foreach (var (code, _, bekend) in _codes)
        {
            if (EqualityComparer<T>.Default.Equals(bekend, waarde))
                return code;
        }

        throw new ArgumentOutOfRangeException(nameof(waarde));
    }
}
