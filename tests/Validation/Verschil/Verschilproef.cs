using System.Text;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>Puts a document and many changes of it before all judges, and says where they differ.</summary>
internal static class Verschilproef
{
    private const int MaxVerschillen = 4;

    /// <summary>
    /// Fails with the smallest document that shows it when the compiled engine says otherwise than what is right, or when nobody
    /// said what is right.
    /// </summary>
    /// <returns>How many of the documents were valid.</returns>
    internal static int Run(Proefschema schema, byte[] bron, int aantal, int seed)
    {
        var vorm = new Schemamutaties(schema.Schemas, bron, seed);
        var schade = new Xmlmutaties(seed);
        var toeval = new Random(seed);
        var verschillen = new HashSet<string>(StringComparer.Ordinal);
        var geldige = 0;
        for (var nummer = 0; nummer < aantal && verschillen.Count < MaxVerschillen; nummer++)
        {
            var document = toeval.Next(8) switch
            {
                0 => schade.Mutate(bron),
                1 => schade.Mutate(vorm.Next()),
                _ => vorm.Next(),
            };
            var oordelen = schema.Judge(document);
            geldige += oordelen.Gecompileerd ? 1 : 0;
            if (!IsWrong(schema, document, oordelen))
                continue;
            var klein = Krimper.Shrink(document, d => schema.Judge(d) is var o && o.Gecompileerd == oordelen.Gecompileerd && IsWrong(schema, d, o));
            verschillen.Add(
                $"mutation {nummer}, {schema.Judge(klein)}, right is {schema.Verdict(klein, schema.Judge(klein))?.ToString() ?? "unknown"}: {schema.Explain(klein)}\n    {Encoding.UTF8.GetString(klein).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}");
        }

        Assert.True(verschillen.Count == 0, $"{schema.Naam}, seed {seed}:\n{string.Join('\n', verschillen)}");
        return geldige;
    }

    private static bool IsWrong(Proefschema schema, byte[] document, Oordelen oordelen) => schema.Verdict(document, oordelen) != oordelen.Gecompileerd;
}
