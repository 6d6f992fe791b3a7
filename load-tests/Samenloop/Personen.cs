using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using IB.Gateway.Routing;

namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>The engine as a store would use it: each person as bytes under a pseudonym, read and written for each delivery.</summary>
/// <param name="aantal">Persons to expect.</param>
internal sealed class Personen(int aantal)
{
    private readonly Dictionary<UInt128, byte[]> _beelden = new(aantal);
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly byte[] _pseudoniem = new byte[16];

    /// <summary>Persons of whom something is kept.</summary>
    internal int Aantal => _beelden.Count;

    /// <summary>Bytes that they are kept in.</summary>
    internal long Bytes => _beelden.Values.Sum(b => (long)b.Length);

    /// <summary>Signals told so far.</summary>
    internal Dictionary<Signaalsoort, int> Verteld { get; } = [];

    /// <summary>Pseudonyms of those of whom a fact is kept.</summary>
    internal IEnumerable<UInt128> MetFeiten => _beelden.Where(b => Persoonsbeeldcodec.HasFeiten(b.Value)).Select(b => b.Key);

    /// <summary>Takes in one delivery: reads the person, determines, writes it.</summary>
    internal void Deliver(UInt128 persoon, Levering levering)
    {
        ref var bytes = ref CollectionsMarshal.GetValueRefOrAddDefault(_beelden, persoon, out _);
        var beeld = bytes is null ? Persoonsbeeld.Leeg : Persoonsbeeldcodec.Decode(bytes);
        Keep(ref bytes, Apply(persoon, beeld, levering));
    }

    /// <summary>Applies the part of a full copy that is about one person; returns how many facts that changed.</summary>
    internal int DeliverKopie(UInt128 persoon, IReadOnlyList<Feit> inKopie)
    {
        ref var bytes = ref CollectionsMarshal.GetValueRefOrAddDefault(_beelden, persoon, out _);
        var beeld = bytes is null ? Persoonsbeeld.Leeg : Persoonsbeeldcodec.Decode(bytes);
        var verschillen = Kopievergelijking.Diff(beeld, Bron.Ciz, inKopie, Bevolking.Kopie);
        foreach (var feit in verschillen)
            beeld = Apply(persoon, beeld, feit);
        if (verschillen.Count > 0)
            Keep(ref bytes, beeld);
        return verschillen.Count;
    }

    /// <summary>All that stands, in order.</summary>
    internal List<Overlap> ListOverlappen()
    {
        var overlappen = new List<Overlap>();
        foreach (var beeld in _beelden.Values.Select(b => Persoonsbeeldcodec.Decode(b)))
        {
            foreach (var stand in beeld.Signalen.Where(s => s.Toestand == Signaaltoestand.Open))
            {
                var dagen = stand.Inhoud.Periode!.Value;
                overlappen.Add(new Overlap(
                    Bevolking.Nummer(beeld.Voorzieningen[stand.Voorziening].Id),
                    Bevolking.Nummer(beeld.Feiten[stand.Feit].Referentie),
                    dagen.Van.DayNumber,
                    dagen.Tot?.DayNumber ?? Overlap.GeenEinde,
                    (int)stand.Inhoud.Status!.Value));
            }
        }

        overlappen.Sort();
        return overlappen;
    }

    private Persoonsbeeld Apply(UInt128 persoon, Persoonsbeeld beeld, Levering levering)
    {
        BinaryPrimitives.WriteUInt128BigEndian(_pseudoniem, persoon);
        var uitkomst = Samenloopbepaling.Apply(_pseudoniem, beeld, levering, Bevolking.Verwerking);
        if (uitkomst.Opname is not (Opname.Nieuw or Opname.Vervangen))
            throw new InvalidOperationException($"A delivery was not taken in ({uitkomst.Opname}), so its speed means nothing.");
        foreach (var signaal in uitkomst.Signalen)
            CollectionsMarshal.GetValueRefOrAddDefault(Verteld, signaal.Soort, out _)++;
        return uitkomst.Beeld;
    }

    private void Keep(ref byte[]? bytes, Persoonsbeeld beeld)
    {
        _buffer.ResetWrittenCount();
        Persoonsbeeldcodec.Encode(beeld, _buffer);
        if (bytes?.Length == _buffer.WrittenCount)
            _buffer.WrittenSpan.CopyTo(bytes);
        else
            bytes = _buffer.WrittenSpan.ToArray();
    }
}
