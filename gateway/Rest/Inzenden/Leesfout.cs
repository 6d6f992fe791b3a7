using System.Diagnostics.CodeAnalysis;
using IB.Gateway.Routing;

namespace IB.Gateway.Rest;

/// <summary>Why a request cannot be read.</summary>
/// <param name="Status">400, 413 or 415.</param>
/// <param name="Reden">In Dutch, as part of a sentence, without anything out of the request.</param>
internal sealed record Leesfout(int Status, string Reden)
{
    /// <summary>It does not keep to the grammar.</summary>
    public static Leesfout Onleesbaar(string reden) => new(400, reden);

    /// <summary>It keeps to the grammar, but in a form that is not served.</summary>
    public static Leesfout NietOndersteund(string reden) => new(415, reden);

    /// <summary>A limit was passed.</summary>
    public static Leesfout TeGroot(string reden) => new(413, reden);

    /// <summary>The answer to it.</summary>
    public Probleem ToProbleem(Foutcodeset set) => Status switch
    {
        413 => Problemen.TeGroot(Reden, set),
        415 => Problemen.SoortNietOndersteund(Hoofdletter(Reden)),
        _ => Problemen.Onleesbaar(Reden, set),
    };

    private static string Hoofdletter(string tekst) => string.Concat(char.ToUpperInvariant(tekst[0]).ToString(), tekst.AsSpan(1));
}

/// <summary>What was read, or why it could not be.</summary>
internal readonly record struct Gelezen<T>(T? Waarde, Leesfout? Fout)
    where T : class
{
    /// <summary>Whether there is a value.</summary>
    public bool Gelukt([NotNullWhen(true)] out T? waarde, [NotNullWhen(false)] out Leesfout? fout)
    {
        waarde = Waarde;
        fout = Fout;
        return waarde is not null;
    }

    public static implicit operator Gelezen<T>(T waarde) => new(waarde, null);

    public static implicit operator Gelezen<T>(Leesfout fout) => new(null, fout);
}
