using IB.Gateway.Validation;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>A line of a copy as bytes: <c>length of pseudonym (1) | pseudonym | BSN, nine digits | what (1) | fact, or place of the rule (1)</c>.</summary>
internal static class Kopieregelcodec
{
    private const byte Niets = 0;
    private const byte MetFeit = 1;
    private const byte MetRegel = 2;
    private const int Vast = 1 + Elfproef.Lengte + 1;

    /// <summary>Most bytes that a line takes.</summary>
    internal static int Measure(Kopieregel regel) => Vast + regel.Pseudoniem.Length + Beeldschrijver.MaxFeit;

    /// <summary>Writes a line; its bytes.</summary>
    /// <param name="regel">The line.</param>
    /// <param name="onleesbaar">Place of the rule that it breaks.</param>
    /// <param name="doel">Has room for <see cref="Measure"/>.</param>
    internal static int Write(Kopieregel regel, byte onleesbaar, Span<byte> doel)
    {
        var na = 1 + regel.Pseudoniem.Length;
        doel[0] = (byte)regel.Pseudoniem.Length;
        regel.Pseudoniem.CopyTo(doel[1..]);
        regel.Bsn.Write(doel.Slice(na, Elfproef.Lengte));
        na += Elfproef.Lengte;
        doel[na++] = regel switch { { Onleesbaar: not null } => MetRegel, { Feit: not null } => MetFeit, _ => Niets };
        if (regel.Onleesbaar is not null)
            doel[na++] = onleesbaar;
        if (regel is not { Feit: { } feit, Onleesbaar: null })
            return na;
        var schrijver = new Beeldschrijver(doel[na..]);
        schrijver.Write(feit);
        return na + schrijver.Geschreven;
    }

    /// <summary>The pseudonym of the line that begins here.</summary>
    internal static ReadOnlyMemory<byte> ReadPseudoniem(ReadOnlyMemory<byte> regel) => regel.Slice(1, regel.Span[0]);

    /// <summary>Reads the line that begins here.</summary>
    /// <param name="bytes">It, and what comes after it.</param>
    /// <param name="regels">The rules that lines break.</param>
    internal static Kopieregel Read(ReadOnlySpan<byte> bytes, IReadOnlyList<Wlzregel> regels)
    {
        var na = 1 + bytes[0];
        var (pseudoniem, bsn) = (bytes[1..na].ToArray(), Bsn.Of(bytes.Slice(na, Elfproef.Lengte)));
        na += Elfproef.Lengte;
        return bytes[na++] switch
        {
            MetFeit => new Kopieregel(pseudoniem, bsn, new Beeldlezer(bytes[na..]).ReadFeit(), null),
            MetRegel => new Kopieregel(pseudoniem, bsn, null, regels[bytes[na]]),
            _ => new Kopieregel(pseudoniem, bsn, null, null),
        };
    }
}
