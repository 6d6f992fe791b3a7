using System.Xml.Schema;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>The one place where the tests here take hold of the compiled engine.</summary>
internal static class Gecompileerd
{
    /// <summary>A judge by this schema, for one thread.</summary>
    /// <exception cref="NietOndersteundException">The schema cannot be compiled.</exception>
    internal static Func<ReadOnlySpan<byte>, bool> Create(XmlSchemaSet schemas)
    {
        var bron = new VastProgramma(Schemaprogramma.Compile(schemas));

        // The same memory for all documents, as the validator has it: what one leaves behind would show in the next.
        var geheugen = new Loopgeheugen();
        return document => Schemaloop.Run(document, bron, geheugen, geheugen.Band) is not null;
    }
}
