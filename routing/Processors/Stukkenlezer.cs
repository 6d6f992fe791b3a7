using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>The pieces of one message, one by one, without what was done before. Dispose gives the payload back.</summary>
internal sealed class Stukkenlezer : IDisposable
{
    private const string InhoudWeg =
        "De inhoud van het bericht is niet meer bewaard, dus er valt niets te verwerken. Leg het stuk terzijde, of vraag de verzender om een nieuw bericht.";

    private readonly Bericht _bericht;
    private readonly Inhoud? _inhoud;
    private readonly IEnumerator<Werkstuk> _stukken;
    private (Stukplek Stuk, string? Bezwaar)? _eerste;
    private int _deel;

    private Stukkenlezer(Bericht bericht, Inhoud? inhoud, IEnumerator<Werkstuk> stukken)
    {
        _bericht = bericht;
        _inhoud = inhoud;
        _stukken = stukken;
    }

    /// <summary>Bytes of payload that are held.</summary>
    public int Bytes => _inhoud?.Bytes.Length ?? 0;

    /// <summary>Where the message is after the pieces that were read.</summary>
    public Positie Positie => new(_bericht.Volgnummer, _deel);

    /// <summary>The message.</summary>
    public Bericht Bericht => _bericht;

    /// <summary>The part of a full copy that the message is; <see langword="null"/> when it is none. Of such a part nothing is passed over.</summary>
    public Kopiestuk? Kopie => _eerste?.Stuk.Stuk as Kopiestuk;

    /// <summary>Begins after so many pieces.</summary>
    /// <param name="processor">Divides it.</param>
    /// <param name="journaal">Has its payload.</param>
    /// <param name="bericht">The message.</param>
    /// <param name="overslaan">Pieces that were done before.</param>
    /// <param name="magOntbreken">Whether it has no pieces when its payload is gone; otherwise it must be parked then.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<Stukkenlezer> OpenAsync(
        IProcessor processor, IJournaal journaal, Bericht bericht, int overslaan, bool magOntbreken, CancellationToken cancellationToken)
    {
        var inhoud = await journaal.ReadInhoudAsync(bericht.Volgnummer, cancellationToken);
        var stukken = inhoud is null ? Enumerable.Empty<Werkstuk>() : Divide(processor, bericht, inhoud);
        var lezer = new Stukkenlezer(bericht, inhoud, stukken.GetEnumerator());
        // Without content no piece can be passed over: what was not done yet is told at its place.
        if (inhoud is null)
            lezer._deel = magOntbreken ? -1 : overslaan;
        else
            lezer.Skip(overslaan);
        return lezer;
    }

    /// <summary>The next piece; or, once, the message as a whole with the reason why it has to be parked.</summary>
    public bool TryNext(out Stukplek stuk, out string? bezwaar)
    {
        if (_eerste is not { } eerste)
            return TryRead(out stuk, out bezwaar);
        ((stuk, bezwaar), _eerste) = (eerste, null);
        return true;
    }

    public void Dispose()
    {
        _stukken.Dispose();
        _inhoud?.Dispose();
    }

    // Dividing begins with the first piece, so that what is wrong with the message as a whole is told as what is wrong with that.
    private static IEnumerable<Werkstuk> Divide(IProcessor processor, Bericht bericht, Inhoud inhoud)
    {
        foreach (var stuk in processor.Divide(bericht, inhoud.Bytes))
            yield return stuk;
    }

    private void Skip(int aantal)
    {
        if (!TryRead(out var stuk, out var bezwaar))
            return;
        _eerste = (stuk, bezwaar);
        if (Kopie is not null)
            return;
        while (aantal-- > 0 && TryNext(out _, out _))
        {
        }
    }

    private bool TryRead(out Stukplek stuk, out string? bezwaar)
    {
        (stuk, bezwaar) = (default, null);
        if (_deel < 0)
            return false;
        try
        {
            if (_inhoud is not null && !_stukken.MoveNext())
                return false;
            bezwaar = _inhoud is null ? InhoudWeg : null;
        }
        catch (InvalidDataException e)
        {
            bezwaar = e.Message;
        }
        // A mistake in the processor; its message may repeat content.
        catch (Exception e)
        {
            bezwaar = $"De processor kon het bericht niet lezen ({e.GetType().Name}). Meld dit aan de makers; daarna kan het opnieuw worden aangeboden.";
        }

        stuk = new Stukplek(Positie, _bericht, bezwaar is null ? _stukken.Current : new Berichtstuk(_bericht.Volgnummer));
        _deel = bezwaar is null ? _deel + 1 : -1;
        return true;
    }
}
