using System.Diagnostics;
using IB.Gateway.Schemas;

namespace IB.Gateway.LoadTests.Validator;

/// <summary>What a start of the program pays for its schemas. Measured before anything else ran, so with all code still to be compiled.</summary>
internal static class Compilatietijd
{
    internal static string Measure(Berichtcatalogus catalogus)
    {
        var begin = Stopwatch.GetTimestamp();
        var sets = catalogus.Berichten.Select(d => catalogus.PackOf(d).CompileSchemaSet(d.Functie)).ToList();
        var gelezen = Stopwatch.GetElapsedTime(begin);
        return $"alle packs, koud: {sets.Count} schema's lezen {gelezen.TotalMilliseconds:F0} ms";
    }
}
