using System.Buffers;
using System.Runtime.Intrinsics;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>
/// A subset of the values of a type that can be recognised in a few instructions: bounds for each of the first 32 bytes, a length,
/// and one question more. What is outside the subset may still be a value.
/// </summary>
internal sealed class Snelvorm
{
    internal const int Breedte = 32;

    /// <summary>The empty subset.</summary>
    internal static Snelvorm Geen { get; } = new() { Min = 1, Max = 0 };

    /// <summary>Lowest value of each byte.</summary>
    internal Vector256<byte> Laag { get; init; }

    /// <summary>Highest value of each byte.</summary>
    internal Vector256<byte> Hoog { get; init; }

    /// <summary>Fewest bytes.</summary>
    internal required int Min { get; init; }

    /// <summary>Most bytes. Whoever asks about more than 32 has seen that all are <see cref="Letters"/>.</summary>
    internal required int Max { get; init; }

    /// <summary>The question that is left.</summary>
    internal Snelvraag Vraag { get; init; }

    /// <summary>
    /// The bytes that a text of more than 32 is made of, but for at most two <c>=</c> at its end; <see langword="null"/> when those are the
    /// bytes from space to DEL.
    /// </summary>
    internal SearchValues<byte>? Letters { get; init; }

    /// <summary>The words to ask for.</summary>
    internal Woordenlijst? Woorden { get; init; }

    /// <summary>Least value of a number.</summary>
    internal long Vanaf { get; init; }

    /// <summary>Greatest value of a number.</summary>
    internal long Tot { get; init; }
}

/// <summary>What bounds on bytes cannot tell.</summary>
internal enum Snelvraag
{
    /// <summary>Nothing.</summary>
    Geen,

    /// <summary>Is it one of the words of the enumeration?</summary>
    Woord,

    /// <summary>Is the number within its bounds?</summary>
    Getal,

    /// <summary>Does the day exist?</summary>
    Datum,

    /// <summary>Are hour, minute and second possible?</summary>
    Tijd,

    /// <summary>Is it whole groups of base64?</summary>
    Base64,
}
