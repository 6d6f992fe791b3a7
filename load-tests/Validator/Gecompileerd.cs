using System.Xml.Schema;
using IB.Gateway.Validation;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.LoadTests.Validator;

/// <summary>The compiled engine by itself: bytes in, yes or no out. The one place where the benchmarks take hold of it.</summary>
internal static class Gecompileerd
{
    /// <summary>A judge by this schema, for one thread.</summary>
    internal static Func<ReadOnlySpan<byte>, bool> Create(XmlSchemaSet schemas)
    {
        var bron = new VastProgramma(Schemaprogramma.Compile(schemas));
        var geheugen = new Loopgeheugen();
        return document => Schemaloop.Run(document, bron, geheugen, geheugen.Band) is not null;
    }

    /// <summary>Whether a document is well-formed to the reader that stands at the door.</summary>
    internal static bool IsWelgevormd(ReadOnlySpan<byte> document)
    {
        var lezer = new Utf8XmlReader(document, laatste: true, new Utf8XmlState(verwerkingsinstructies: true));
        XmlToken token;
        do
            token = lezer.Read();
        while (token is not (XmlToken.Fout or XmlToken.EindeDocument));
        return token == XmlToken.EindeDocument;
    }
}
