using System.IO.Compression;
using System.Security.Cryptography;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.LoadTests.Compressie;

/// <summary>One way to make a payload smaller, as the framework has it.</summary>
/// <param name="Naam">What it is called in the report.</param>
/// <param name="Pack">Packs the first into the second, which has room for it; returns how many bytes that took.</param>
/// <param name="Unpack">Unpacks the first into the second, which is exactly as large as what was packed.</param>
internal sealed record Inpakker(string Naam, Func<ReadOnlyMemory<byte>, byte[], int> Pack, Action<byte[], Memory<byte>> Unpack)
{
    // 256 kB: at the low qualities a larger window gives nothing, and costs memory.
    private const int Brotlivenster = 18;

    /// <summary>All of them, and sealing itself to compare with: what is smaller is sealed sooner.</summary>
    internal static IReadOnlyList<Inpakker> Alle { get; } =
    [
        Verzegelen(),
        Deflate("deflate snelst", CompressionLevel.Fastest),
        Deflate("deflate optimaal", CompressionLevel.Optimal),
        Brotli(0),
        Brotli(1),
        Brotli(2),
        Brotli(4),
    ];

    private static Inpakker Verzegelen()
    {
        var sleutel = new Datasleutel(1, RandomNumberGenerator.GetBytes(Sleutelbos.KeyLength));
        return new Inpakker(
            "alleen verzegelen",
            (inhoud, doel) =>
            {
                var gesloten = doel.AsSpan(0, inhoud.Length + Zegel.Overhead);
                Zegel.Close(sleutel.Sleutel, inhoud.Span, default, gesloten);
                return gesloten.Length;
            },
            (gesloten, doel) => Zegel.Open(sleutel.Sleutel, gesloten, default, doel.Span));
    }

    private static Inpakker Deflate(string naam, CompressionLevel niveau) => new(
        naam,
        (inhoud, doel) =>
        {
            using var uit = new MemoryStream(doel);
            using (var deflate = new DeflateStream(uit, niveau, leaveOpen: true))
                deflate.Write(inhoud.Span);
            return (int)uit.Position;
        },
        (ingepakt, doel) =>
        {
            using var bron = new MemoryStream(ingepakt, writable: false);
            using var deflate = new DeflateStream(bron, CompressionMode.Decompress);
            deflate.ReadExactly(doel.Span);
        });

    private static Inpakker Brotli(int kwaliteit) => new(
        $"brotli {kwaliteit}",
        (inhoud, doel) => BrotliEncoder.TryCompress(inhoud.Span, doel, out var length, kwaliteit, Brotlivenster)
            ? length
            : throw new InvalidOperationException("Brotli needs more room than there is."),
        (ingepakt, doel) =>
        {
            if (!BrotliDecoder.TryDecompress(ingepakt, doel.Span, out var length) || length != doel.Length)
                throw new InvalidDataException("What was packed does not come back.");
        });
}
