using System.Diagnostics;
using IB.Gateway.Schemas;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.LoadTests.Validator;

/// <summary>What a start of the program pays for its schemas. Measured before anything else ran, so with all code still to be compiled.</summary>
internal static class Compilatietijd
{
    internal static string Measure(Berichtcatalogus catalogus)
    {
        var begin = Stopwatch.GetTimestamp();
        var sets = catalogus.Packs.Select(p => p.CompileSchemaSet()).ToList();
        var gelezen = Stopwatch.GetElapsedTime(begin);
        foreach (var set in sets)
            _ = Schemaprogramma.Compile(set);
        var alles = Stopwatch.GetElapsedTime(begin);
        return $"alle {sets.Count} packs met {catalogus.Berichten.Count} berichttypen, koud: schema's lezen met System.Xml {gelezen.TotalMilliseconds:F0} ms, compileren {(alles - gelezen).TotalMilliseconds:F0} ms, samen {alles.TotalMilliseconds:F0} ms";
    }
}
