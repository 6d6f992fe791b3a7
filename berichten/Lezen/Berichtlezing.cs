using IB.Gateway.Validation;

namespace IB.Gateway.Berichten;

/// <summary>
/// A message that was judged, with the places of its elements when it is valid: what views look at. Views stop working when it is
/// disposed of. Safe for use by many threads at once until then.
/// </summary>
public sealed class Berichtlezing : IDisposable
{
    private readonly Naamnummers? _namen;
    private readonly bool _isEigenaar;
    private Band? _band;
    private Namenlijst? _lijst;
    private int[] _nummers = [];

    private Berichtlezing(ReadOnlyMemory<byte> inhoud, Band band, Bandoordeel oordeel, bool isEigenaar)
    {
        Inhoud = inhoud;
        Oordeel = oordeel.Oordeel;
        _band = band;
        _namen = oordeel.Namen;
        _isEigenaar = isEigenaar;
    }

    /// <summary>The verdict. Only a valid message has views.</summary>
    public Oordeel Oordeel { get; }

    /// <summary>The bytes of the message, UTF-8. They are not copied, and must not change while views are used.</summary>
    public ReadOnlyMemory<byte> Inhoud { get; }

    /// <summary>The places of its elements; of a message that is not valid it means nothing.</summary>
    /// <exception cref="ObjectDisposedException">The message was disposed of.</exception>
    internal Band Band => _band ?? throw new ObjectDisposedException(nameof(Berichtlezing));

    /// <summary>Views over a message that was judged elsewhere.</summary>
    /// <param name="inhoud">The bytes that were judged.</param>
    /// <param name="band">The band that they left. It stays the caller's, and must not be used for another message while views are used.</param>
    /// <param name="oordeel">The verdict on these bytes with this band.</param>
    public static Berichtlezing Over(ReadOnlyMemory<byte> inhoud, Band band, Bandoordeel oordeel)
    {
        ArgumentNullException.ThrowIfNull(band);
        ArgumentNullException.ThrowIfNull(oordeel);
        return new Berichtlezing(inhoud, band, oordeel, isEigenaar: false);
    }

    /// <summary>Gives the memory of the places back. A view that is used after this throws <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        var band = Interlocked.Exchange(ref _band, null);
        if (_isEigenaar)
            band?.Dispose();
    }

    internal static Berichtlezing Owning(ReadOnlyMemory<byte> inhoud, Band band, Bandoordeel oordeel) => new(inhoud, band, oordeel, isEigenaar: true);

    /// <summary>
    /// The view of the root; <see langword="null"/> when the message is not valid, was judged by another pack (two releases can share a
    /// namespace), or has a root of another name.
    /// </summary>
    /// <param name="lijst">The names that the view knows by place.</param>
    /// <param name="wortel">Place in <paramref name="lijst"/> of the name that the root must have.</param>
    /// <exception cref="InvalidOperationException">The message is valid but has no places, because only the reference could judge it.</exception>
    internal T? Root<T>(Namenlijst lijst, int wortel)
        where T : struct, IZicht<T>
    {
        if (!Oordeel.Geldig || Oordeel.Definitie?.Pack != lijst.Pack)
            return null;
        if (_namen is null)
            throw new InvalidOperationException($"A message of pack {lijst.Pack} is valid by the reference only, which leaves no places for views.");
        var nummers = lijst.NummersIn(_namen);
        if (Band[0].Naam != nummers[wortel])
            return null;

        // There is one list for a pack, so that every root that fits comes with the same.
        (_lijst, _nummers) = (lijst, nummers);
        return T.Of(new Bandelement(this, 0));
    }

    internal int NummerOf(int naam) => _nummers[naam];

    internal string NaamOf(int naam) => _lijst![naam];
}
