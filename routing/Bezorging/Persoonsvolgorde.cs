using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing;

/// <summary>
/// Keeps what one sender says of one person in order when the receiver refuses some of it: the rest of that person waits, other persons go on. Only for types
/// that ask for it (<see cref="BerichtDefinitie.VolgordePerPersoon"/>), and only then a payload is opened for it: once while its message waits. A message of
/// which nobody knows whom it is about waits for none. For one queue, one pass at a time.
/// </summary>
/// <param name="journaal">Where payloads are.</param>
internal sealed class Persoonsvolgorde(IJournaal journaal)
{
    /// <summary>Most messages of which the mark of the person is kept; of more the payload is opened again.</summary>
    internal const int MaxMerken = 10_000;

    // A mark is compared within this process and never written, so the key lives as long as that.
    private static readonly byte[] Sleutel = RandomNumberGenerator.GetBytes(32);

    private readonly Dictionary<long, UInt128?> _merken = [];

    /// <summary>Nothing is kept.</summary>
    internal bool IsLeeg => _merken.Count == 0;

    /// <summary>Begins a pass over what waits.</summary>
    /// <param name="wachtend">The queue, or its first part, in order.</param>
    /// <param name="isGeheel">Whether that is all of it.</param>
    /// <param name="catalogus">Which types ask for it.</param>
    internal Pas Begin(IReadOnlyList<Bericht> wachtend, bool isGeheel, Berichtcatalogus catalogus)
    {
        if (_merken.Count > 0)
            Forget(wachtend.Select(static b => b.Volgnummer).ToHashSet(), isGeheel || wachtend.Count == 0 ? long.MaxValue : wachtend[^1].Volgnummer);
        return new Pas(this, wachtend, catalogus);
    }

    private void Forget(HashSet<long> wachtend, long totEnMet)
    {
        foreach (var volgnummer in _merken.Keys.Where(v => v <= totEnMet && !wachtend.Contains(v)).ToList())
            _merken.Remove(volgnummer);
    }

    private async ValueTask<UInt128?> FindMerkAsync(Bericht bericht, CancellationToken cancellationToken)
    {
        if (_merken.TryGetValue(bericht.Volgnummer, out var bekend))
            return bekend;
        using var inhoud = await journaal.ReadInhoudAsync(bericht.Volgnummer, cancellationToken);
        var merk = inhoud is null ? null : Mark(inhoud.Bytes);
        if (_merken.Count < MaxMerken)
            _merken[bericht.Volgnummer] = merk;
        return merk;
    }

    private static UInt128? Mark(ReadOnlyMemory<byte> inhoud)
    {
        Span<char> bsn = stackalloc char[Elfproef.Lengte];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        try
        {
            if (!Persoonsnummer.TryFind(inhoud, bsn))
                return null;
            HMACSHA256.HashData(Sleutel, MemoryMarshal.AsBytes(bsn), hash);
            return BinaryPrimitives.ReadUInt128BigEndian(hash);
        }
        finally
        {
            bsn.Clear();
        }
    }

    /// <summary>One pass, from front to back.</summary>
    internal sealed class Pas(Persoonsvolgorde volgorde, IReadOnlyList<Bericht> wachtend, Berichtcatalogus catalogus)
    {
        private readonly Dictionary<string, Zender> _zenders = new(StringComparer.Ordinal);
        private readonly HashSet<long> _klaar = [];
        private int _gezien;

        /// <summary>A message waits no more.</summary>
        internal void Complete(Bericht bericht) => _klaar.Add(bericht.Volgnummer);

        /// <summary>Whether a message must wait for an earlier one that still waits.</summary>
        /// <param name="bericht">It may go as far as the queue is concerned; not earlier than the one that was asked before.</param>
        /// <param name="cancellationToken">Stops reading.</param>
        internal async ValueTask<bool> MustWaitAsync(Bericht bericht, CancellationToken cancellationToken)
        {
            for (; _gezien < wachtend.Count && wachtend[_gezien].Volgnummer < bericht.Volgnummer; _gezien++)
                Pass(wachtend[_gezien]);
            if (!Geldt(bericht) || !_zenders.TryGetValue(bericht.Envelop.Zender.Organisatie, out var zender))
                return false;
            foreach (var eerder in zender.Ongelezen)
            {
                if (await volgorde.FindMerkAsync(eerder, cancellationToken) is { } bezet)
                    zender.Bezet.Add(bezet);
            }

            zender.Ongelezen.Clear();
            return await volgorde.FindMerkAsync(bericht, cancellationToken) is { } merk && zender.Bezet.Contains(merk);
        }

        private void Pass(Bericht eerder)
        {
            if (_klaar.Contains(eerder.Volgnummer) || !Geldt(eerder))
                return;
            var code = eerder.Envelop.Zender.Organisatie;
            if (!_zenders.TryGetValue(code, out var zender))
                _zenders[code] = zender = new Zender([], []);
            zender.Ongelezen.Add(eerder);
        }

        private bool Geldt(Bericht bericht) => catalogus.FindByFunctie(bericht.Envelop.Functie).Any(static d => d.VolgordePerPersoon);
    }

    /// <summary>What waits of one sender before where the pass is.</summary>
    /// <param name="Ongelezen">Messages of which it was not asked yet whom they are about.</param>
    /// <param name="Bezet">The persons that the others are about.</param>
    private sealed record Zender(List<Bericht> Ongelezen, HashSet<UInt128> Bezet);
}
