using System.Collections.Immutable;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>A processor that, from when the test says so, can read neither a copy nor what it remembers.</summary>
internal sealed class Kapottekopieprocessor(IKopieprocessor processor) : IKopieprocessor
{
    public bool IsKapot { get; set; }

    public Processorverklaring Verklaring => processor.Verklaring;

    public ReadOnlyMemory<byte> GedeeldeSleutel => processor.GedeeldeSleutel;

    public double MaxKopiewijziging => processor.MaxKopiewijziging;

    public IKopielezing BeginKopie(Leverorde orde) => IsKapot ? throw new InvalidDataException("onleesbaar") : processor.BeginKopie(orde);

    public int CountFeiten(ReadOnlyMemory<byte> staat) => IsKapot ? throw new InvalidDataException("onleesbaar") : processor.CountFeiten(staat);

    public string Explain(Kopiegebrek gebrek) => processor.Explain(gebrek);

    public ImmutableArray<Leesperiode> FindMeegelezen(Partijregister partijen) => processor.FindMeegelezen(partijen);

    public IReadOnlyList<string> Check(Aanbieding aanbieding, Procescontext context) => processor.Check(aanbieding, context);

    public IEnumerable<Werkstuk> Divide(Bericht bericht, ReadOnlyMemory<byte> inhoud) => processor.Divide(bericht, inhoud);

    public Stukuitkomst Process(Werkstuk stuk, ReadOnlyMemory<byte>? staat, Procescontext context) => processor.Process(stuk, staat, context);

    public string? DescribeTerzijde(Werkstuk stuk) => processor.DescribeTerzijde(stuk);

    public Stukuitkomst? Forget(ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte> staat, Procescontext context) => processor.Forget(sleutel, staat, context);
}
