using System.Diagnostics;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.LoadTests.Validator;

/// <summary>
/// Hostile bytes before the compiled engine for some time. A read outside the bytes ends the process, and so does a document that takes
/// too long; the last line printed then tells where to begin again.
/// </summary>
internal sealed class Fuzzmeting(TextWriter uitvoer, int seed, TimeSpan duur)
{
    private const int Blok = 1000;

    private static readonly TimeSpan MaxPerDocument = TimeSpan.FromSeconds(10);

    private int _nummer;
    private long _begonnen;

    internal void Run(int vanaf)
    {
        var catalogus = Berichtcatalogus.LoadEmbedded();
        var bronnen = Fixtures.All.Select(Fixtures.Bytes).ToList();
        var judges = catalogus.Packs.Select(p => Gecompileerd.Create(p.CompileSchemaSet()))
            .Append(Gecompileerd.Create(StufSchemas.CompileSchemaSet())).ToList();
        using var proef = new Fuzzproef(new Fuzzdocumenten(seed, bronnen), document => Any(judges, document), Gecompileerd.IsWelgevormd);
        _begonnen = Stopwatch.GetTimestamp();
        using var waker = new Timer(_ => Watch(), null, MaxPerDocument, TimeSpan.FromSeconds(1));
        var geldige = 0;
        var begin = Stopwatch.GetTimestamp();
        for (_nummer = vanaf; Stopwatch.GetElapsedTime(begin) < duur; _nummer++)
        {
            if ((_nummer - vanaf) % Blok == 0)
                uitvoer.WriteLine($"--seed {seed} --vanaf {_nummer}");
            Volatile.Write(ref _begonnen, Stopwatch.GetTimestamp());
            geldige += proef.Run(_nummer) ? 1 : 0;
        }

        uitvoer.WriteLine($"{_nummer - vanaf} documenten, {geldige} geldig, geen gelezen buiten zijn bytes");
    }

    // All of them see every document, so that none has only documents of its own.
    private static bool Any(List<Func<ReadOnlySpan<byte>, bool>> judges, ReadOnlySpan<byte> document)
    {
        var geldig = false;
        foreach (var judge in judges)
            geldig |= judge(document);
        return geldig;
    }

    private void Watch()
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _begonnen)) > MaxPerDocument)
            Environment.FailFast($"Document {_nummer} of seed {seed} takes more than {MaxPerDocument.TotalSeconds} s.");
    }
}
