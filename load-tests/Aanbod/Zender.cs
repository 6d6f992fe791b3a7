using System.Diagnostics;
using System.Text;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>Sends messages of one party over one connection, one at a time.</summary>
internal sealed class Zender(Postverbinding verbinding) : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[Sjabloon.Kopruimte];
    private readonly byte[] _referentie = new byte[Referentie.Lengte];

    /// <summary>When its last receipt came, as <see cref="Stopwatch.GetTimestamp"/>.</summary>
    internal long LaatstGebruikt { get; private set; } = Stopwatch.GetTimestamp();

    /// <summary>Sends one message; null when its receipt came, and otherwise what came instead.</summary>
    /// <param name="sjabloon">The message.</param>
    /// <param name="referentie">Its referentienummer.</param>
    /// <param name="zaad">Of the referentienummers.</param>
    /// <param name="antwoordOp">The referentienummer of the message that it answers, as ASCII; that of nothing when it is a message that answers none.</param>
    /// <param name="metReferentie">Whether an answer counts only when it names the referentienummer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async ValueTask<string?> SendAsync(
        Sjabloon sjabloon, Referentie referentie, ulong zaad, ReadOnlyMemory<byte> antwoordOp, bool metReferentie, CancellationToken cancellationToken)
    {
        referentie.Write(_referentie, zaad);
        var (begin, rest) = sjabloon.Fill(_buffer, _referentie, antwoordOp.Span);
        var antwoord = await verbinding.PostAsync(begin, rest, cancellationToken);
        LaatstGebruikt = Stopwatch.GetTimestamp();
        return IsBevestiging(antwoord, metReferentie) ? null : $"HTTP {antwoord.Status}: {Encoding.UTF8.GetString(antwoord.Inhoud.Span)}";
    }

    public ValueTask DisposeAsync() => verbinding.DisposeAsync();

    private bool IsBevestiging(Postantwoord antwoord, bool metReferentie)
        => antwoord.Status == 200
            && antwoord.Inhoud.Span.IndexOf("Bv03Bericht"u8) >= 0
            && (!metReferentie || antwoord.Inhoud.Span.IndexOf(_referentie) >= 0);
}
