using System.Buffers;
using IB.Gateway.Validation;

namespace IB.Gateway.Stuf;

/// <summary>Reads a SOAP message from a stream, block by block; only the block and the decoded payload are in memory.</summary>
internal static class Stuflezer
{
    private const int BlokGrootte = 2 * XmlLimieten.MaxTokenLengte;

    /// <summary>
    /// Reads to the end of the message or to the first problem. The automaat then holds what was read; its
    /// <see cref="Stufautomaat.Probleem"/> says whether that is all.
    /// </summary>
    /// <param name="bron">The bytes; never read further than one behind <paramref name="maximum"/>.</param>
    /// <param name="automaat">The contract to follow.</param>
    /// <param name="maximum">Most bytes of the message.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>False when the message is longer than <paramref name="maximum"/>.</returns>
    internal static async ValueTask<bool> ReadAsync(
        Stream bron, Stufautomaat automaat, long maximum, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlokGrootte);

        // SOAP 1.1, section 3: no processing instructions.
        var state = new Utf8XmlState(verwerkingsinstructies: false);
        try
        {
            var gevuld = 0;
            long totaal = 0;
            while (true)
            {
                var ruimte = (int)Math.Min(buffer.Length - gevuld, maximum - totaal + 1);
                var gelezen = await bron.ReadAsync(buffer.AsMemory(gevuld, ruimte), cancellationToken);
                gevuld += gelezen;
                totaal += gelezen;
                if (totaal > maximum)
                    return false;
                if (!Process(buffer.AsSpan(0, gevuld), gelezen == 0, state, automaat, out var verbruikt) || gelezen == 0)
                    return true;
                buffer.AsSpan(verbruikt, gevuld - verbruikt).CopyTo(buffer);
                gevuld -= verbruikt;
            }
        }
        finally
        {
            // The block saw personal data.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static bool Process(ReadOnlySpan<byte> blok, bool laatste, Utf8XmlState state, Stufautomaat automaat, out int verbruikt)
    {
        var lezer = new Utf8XmlReader(blok, laatste, state);
        while (true)
        {
            var token = lezer.Read();
            if (token == XmlToken.MeerNodig)
            {
                verbruikt = lezer.Verbruikt;
                return true;
            }

            if (!automaat.Process(token, ref lezer) || token == XmlToken.EindeDocument)
            {
                verbruikt = lezer.Verbruikt;
                return false;
            }
        }
    }
}
