using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors;

/// <summary>Counts per gemeente how many toewijzingen it sent.</summary>
internal sealed class Toewijzingenteller : IProcessor
{
    public Processorverklaring Verklaring { get; } = new()
    {
        Naam = "toewijzingenteller",
        Doel = "Telt per gemeente hoeveel toewijzingen zij verzond.",
        Leest = [],
        LeestMee = ["WMO301", "JW301"],
        Verzendt = [],
        Onthoudt = "Per gemeente een aantal; niets van personen.",
        Grondslag = "Geen persoonsgegevens",
        Bewaartermijn = TimeSpan.FromDays(365),
    };

    public ReadOnlyMemory<byte> GedeeldeSleutel => default;

    public ImmutableArray<Leesperiode> FindMeegelezen(Partijregister partijen) => [Leesperiode.VanIedereen];

    public IReadOnlyList<string> Check(Aanbieding aanbieding, Procescontext context) => [];

    public IEnumerable<Werkstuk> Divide(Bericht bericht, ReadOnlyMemory<byte> inhoud)
        => [new Toewijzing(bericht.Envelop.Zender.Organisatie)];

    public Stukuitkomst Process(Werkstuk stuk, ReadOnlyMemory<byte>? staat, Procescontext context)
    {
        var aantal = staat is { } eerder ? BinaryPrimitives.ReadInt64BigEndian(eerder.Span) : 0;
        var later = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(later, aantal + 1);
        return Stukuitkomst.Onthoud(later, []);
    }

    public string? DescribeTerzijde(Werkstuk stuk) => null;

    public Stukuitkomst? Forget(ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte> staat, Procescontext context) => null;

    private sealed class Toewijzing(string gemeente) : Werkstuk(Encoding.ASCII.GetBytes(gemeente));
}
