namespace IB.Gateway.Identiteit;

/// <summary>
/// A certificate revocation list (RFC 5280 5) whose signature was verified; there is no other way to get one than
/// <see cref="IntrekkingslijstReader"/>. Immutable.
/// </summary>
internal sealed class Intrekkingslijst
{
    private readonly HashSet<string> _serienummers;

    internal Intrekkingslijst(string uitgever, DateTimeOffset thisUpdate, DateTimeOffset nextUpdate, HashSet<string> serienummers)
    {
        Uitgever = uitgever;
        ThisUpdate = thisUpdate;
        NextUpdate = nextUpdate;
        _serienummers = serienummers;
    }

    /// <summary>The CA that signed it, as <see cref="Uitgeversleutel"/> names one.</summary>
    public string Uitgever { get; }

    /// <summary>When the CA made the list, in UTC.</summary>
    public DateTimeOffset ThisUpdate { get; }

    /// <summary>From this moment, in UTC, the list says nothing about certificates that are not on it.</summary>
    public DateTimeOffset NextUpdate { get; }

    /// <summary>Number of revoked certificates.</summary>
    public int Aantal => _serienummers.Count;

    /// <summary>True when the certificate with this serial number (big-endian bytes) is revoked or on hold.</summary>
    public bool Contains(ReadOnlySpan<byte> serienummer) => _serienummers.Contains(FormatSerienummer(serienummer));

    /// <summary>Hexadecimal without leading zero bytes, so that the same number has one spelling.</summary>
    internal static string FormatSerienummer(ReadOnlySpan<byte> bigEndian)
        => Convert.ToHexStringLower(bigEndian.TrimStart((byte)0));
}
