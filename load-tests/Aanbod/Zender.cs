using System.Text;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>Sends messages with new referentienummers over one connection, one at a time, each to another aanbieder.</summary>
internal sealed class Zender : IAsyncDisposable
{
    private readonly Postverbinding _verbinding;
    private readonly IReadOnlyList<Sjabloon> _sjablonen;
    private readonly bool _metReferentie;
    private readonly Random _toeval;
    private readonly byte[] _buffer;
    private readonly byte[] _referentie = new byte[Sjabloon.ReferentieLengte];
    private int _volgende;

    /// <summary>Makes a sender that owns its connection.</summary>
    /// <param name="verbinding">The connection.</param>
    /// <param name="sjablonen">The messages of one gemeente.</param>
    /// <param name="metReferentie">Whether an answer counts only when it names the referentienummer.</param>
    /// <param name="zaad">Of the referentienummers.</param>
    internal Zender(Postverbinding verbinding, IReadOnlyList<Sjabloon> sjablonen, bool metReferentie, int zaad)
    {
        _verbinding = verbinding;
        _sjablonen = sjablonen;
        _metReferentie = metReferentie;
        _toeval = new Random(zaad);
        _volgende = zaad;
        _buffer = new byte[sjablonen.Max(s => s.Lengte)];
    }

    /// <summary>The referentienummer of the last message that was sent.</summary>
    internal string LaatsteReferentie => Encoding.ASCII.GetString(_referentie);

    /// <summary>Sends one message; null when its receipt came, and otherwise what came instead.</summary>
    internal async ValueTask<string?> SendAsync(CancellationToken cancellationToken)
    {
        WriteReferentie();
        _volgende = (_volgende + 1) % _sjablonen.Count;
        var antwoord = await _verbinding.PostAsync(_sjablonen[_volgende].Fill(_buffer, _referentie), cancellationToken);
        return IsBevestiging(antwoord) ? null : $"HTTP {antwoord.Status}: {Encoding.UTF8.GetString(antwoord.Inhoud.Span)}";
    }

    public ValueTask DisposeAsync() => _verbinding.DisposeAsync();

    private bool IsBevestiging(Postantwoord antwoord)
        => antwoord.Status == 200
            && antwoord.Inhoud.Span.IndexOf("Bv03Bericht"u8) >= 0
            && (!_metReferentie || antwoord.Inhoud.Span.IndexOf(_referentie) >= 0);

    private void WriteReferentie()
    {
        Span<byte> bytes = stackalloc byte[16];
        _toeval.NextBytes(bytes);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        new Guid(bytes, bigEndian: true).TryFormat(_referentie, out _);
    }
}
