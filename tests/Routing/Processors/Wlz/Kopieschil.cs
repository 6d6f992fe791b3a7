using System.Collections.Immutable;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>A processor that fails when it reads a part of a copy, and does everything else as the one in it.</summary>
internal sealed class Kopieschil(IKopieprocessor processor, Exception fout) : IKopieprocessor
{
    public Processorverklaring Verklaring => processor.Verklaring;

    public ReadOnlyMemory<byte> GedeeldeSleutel => processor.GedeeldeSleutel;

    public double MaxKopiewijziging => processor.MaxKopiewijziging;

    public ImmutableArray<Leesperiode> FindMeegelezen(Partijregister partijen) => processor.FindMeegelezen(partijen);

    public IReadOnlyList<string> Check(Aanbieding aanbieding, Procescontext context) => processor.Check(aanbieding, context);

    public IEnumerable<Werkstuk> Divide(Bericht bericht, ReadOnlyMemory<byte> inhoud) => processor.Divide(bericht, inhoud);

    public Stukuitkomst Process(Werkstuk stuk, ReadOnlyMemory<byte>? staat, Procescontext context) => processor.Process(stuk, staat, context);

    public string? DescribeTerzijde(Werkstuk stuk) => processor.DescribeTerzijde(stuk);

    public Stukuitkomst? Forget(ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte> staat, Procescontext context) => processor.Forget(sleutel, staat, context);

    public string Explain(Kopiegebrek gebrek) => processor.Explain(gebrek);

    public int CountFeiten(ReadOnlyMemory<byte> staat) => processor.CountFeiten(staat);

    public IKopielezing BeginKopie(Leverorde orde) => new Lezing(processor.BeginKopie(orde), fout);

    private sealed class Lezing(IKopielezing lezing, Exception fout) : IKopielezing
    {
        public void Add(ReadOnlyMemory<byte> inhoud) => throw fout;

        public IKopie Finish() => lezing.Finish();
    }
}
