using System.Buffers;
using System.Globalization;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary>
/// Asks for page after page: first the events go out, then the position is kept. So what a crash interrupts comes again, and nothing is passed over.
/// </summary>
internal sealed class Volgloop(Onderwerpclient client, Volgopdracht opdracht, Omgeving omgeving, Func<Exception, string> describe)
{
    private const int StatusOnbekend = 404;
    private const int StatusTeVeel = 429;
    private const int EersteServerfout = 500;

    // A page is complete, or waited for in vain, well within this.
    private static readonly TimeSpan Geduld = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan LangsteWacht = TimeSpan.FromSeconds(30);

    // An event as the knooppunt writes it has nothing else; what a terminal would obey does not get through.
    private static readonly SearchValues<byte> Toonbaar = SearchValues.Create([.. Enumerable.Range(0x20, 0x7f - 0x20).Select(b => (byte)b)]);

    private long? _plek = opdracht.Vanaf;

    /// <summary>Follows until it is stopped, refused, or up to date when that is all that was asked. Returns an exit code.</summary>
    internal async Task<int> RunAsync(CancellationToken stop)
    {
        await using var doel = omgeving.OpenUitvoer();
        var pogingen = 0;
        while (true)
        {
            var (uitgang, storing, wacht) = await TryPageAsync(doel, stop);
            if (uitgang is { } klaar)
                return klaar;
            if (storing is null)
            {
                pogingen = 0;
                continue;
            }

            if (opdracht.TotBij)
                return omgeving.RefuseUse(storing);
            var rust = wacht ?? TimeSpan.FromSeconds(Math.Min(LangsteWacht.TotalSeconds, Math.Pow(2, pogingen++)));
            omgeving.Fouten.WriteRegel(string.Create(
                CultureInfo.InvariantCulture,
                $"{storing} Het gaat over {rust.TotalSeconds:0} s verder vanaf {_plek?.ToString(CultureInfo.InvariantCulture) ?? "het begin"}."));
            await Task.Delay(rust, omgeving.Tijd, stop);
        }
    }

    private async Task<(int? Uitgang, string? Storing, TimeSpan? Wacht)> TryPageAsync(Stream doel, CancellationToken stop)
    {
        using var geduld = new CancellationTokenSource(Geduld, omgeving.Tijd);
        using var einde = CancellationTokenSource.CreateLinkedTokenSource(stop, geduld.Token);
        try
        {
            using var blad = await client.OpenAsync(opdracht.Onderwerp, _plek, opdracht.Limit, opdracht.TotBij ? 0 : null, einde.Token);
            if (blad.Weigering is { Status: StatusTeVeel or >= EersteServerfout } later)
                return (null, Probleemtekst.Of(later), blad.Wacht);
            if (blad.Weigering is { Status: StatusOnbekend } onbekend && onbekend["detail"].Length > 0)
            {
                omgeving.Fouten.WriteRegel(
                    $"Er is hier geen onderwerp {opdracht.Onderwerp} dat uw organisatie vandaag mag volgen. Bekijk met {Verb.Programma} onderwerpen list wat u kunt volgen.");
                return (Uitgang.Mislukt, null, null);
            }

            if (blad.Weigering is { } weigering)
                return (Mailboxverb.Refuse(omgeving, weigering), null, null);
            var bij = false;
            await foreach (var regel in blad.ReadAsync(einde.Token))
            {
                // Whoever takes the events may take his time.
                geduld.CancelAfter(Timeout.InfiniteTimeSpan);
                if (await TryWriteAsync(doel, regel, stop) is { } reden)
                    return (omgeving.RefuseUse(reden), null, null);
                geduld.CancelAfter(Geduld);
                bij = regel.Bij;
            }

            if (TryKeep() is { } fout)
                return (omgeving.RefuseUse(fout), null, null);
            return (bij && opdracht.TotBij ? Uitgang.Goed : null, null, null);
        }
        catch (InvalidDataException)
        {
            return (omgeving.RefuseUse("Het antwoord is niet te begrijpen. Is dit adres een knooppunt?"), null, null);
        }
        catch (Exception fout) when (Verbindingsfout.Is(fout, stop))
        {
            return (null, describe(fout), null);
        }
    }

    /// <summary>Writes an event, the whole line at once, and moves on; or says why it cannot.</summary>
    /// <exception cref="InvalidDataException">It is no event of a knooppunt.</exception>
    private async Task<string?> TryWriteAsync(Stream doel, Volgregel regel, CancellationToken stop)
    {
        if (!regel.IsStand)
        {
            if (regel.Json.ContainsAnyExcept(Toonbaar))
                throw new InvalidDataException("An event is written in printable ASCII.");
            try
            {
                await doel.WriteAsync(regel.Bytes, stop);
                await doel.FlushAsync(stop);
            }
            catch (IOException fout)
            {
                return $"De standaarduitvoer neemt geen gebeurtenissen meer aan ({fout.Message}). {Verder()}";
            }
        }

        _plek = regel.Verder;
        return null;
    }

    /// <summary>Keeps the position of what is written; or says why it cannot.</summary>
    private string? TryKeep()
    {
        try
        {
            if (_plek is { } plek)
                opdracht.Bestand?.Write(plek);
            return null;
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            return $"Het positiebestand kan niet worden geschreven ({fout.Message}). {Verder()}";
        }
    }

    private string Verder() => opdracht.Bestand is null
        ? string.Create(CultureInfo.InvariantCulture, $"Begin opnieuw met --vanaf {_plek ?? 1} als de oorzaak weg is.")
        : "De positie is gebleven wat zij was; begin opnieuw als de oorzaak weg is. Enkele gebeurtenissen kunnen dan nog eens komen.";
}
