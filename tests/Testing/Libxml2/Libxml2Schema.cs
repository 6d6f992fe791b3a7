using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace IB.Gateway.Testing;

/// <summary>
/// A schema in libxml2, in this process: parse and validate, without DTD and without network. Safe for use by many threads: a
/// compiled schema is only read, and each thread at work has contexts of its own.
/// </summary>
public sealed class Libxml2Schema : IDisposable
{
    private static readonly Lazy<bool> Gereed = new(Initialise);

    private readonly Schemahandvat _schema;
    private readonly ConcurrentBag<Keuring> _keuringen = [];

    private Libxml2Schema(Schemahandvat schema) => _schema = schema;

    /// <summary>Compiles the schema in a file, with what it includes and imports from beside it.</summary>
    /// <exception cref="InvalidOperationException">libxml2 is not installed, or refuses the schema.</exception>
    public static Libxml2Schema Load(string pad)
    {
        _ = Gereed.Value;
        Libxml2.WatchThread();
        using var parser = Libxml2.SchemaNewParserCtxt(pad);
        Libxml2.Silence(parser);
        var schema = new Schemahandvat();
        var meldingen = Libxml2.Listen(() => schema = Libxml2.SchemaParse(parser));
        return schema.IsInvalid
            ? throw new InvalidOperationException($"libxml2 refuses the schema {Path.GetFileName(pad)}: {string.Join(' ', meldingen)}")
            : new Libxml2Schema(schema);
    }

    /// <summary>Whether these bytes are a well-formed document without DTD, right in its namespaces and valid by the schema.</summary>
    public bool IsGeldig(ReadOnlySpan<byte> inhoud)
    {
        if (!_keuringen.TryTake(out var keuring))
            keuring = new Keuring(_schema);
        var geldig = keuring.IsGeldig(inhoud);
        _keuringen.Add(keuring);
        return geldig;
    }

    /// <summary>Why these bytes are not valid, in the words of libxml2; empty when they are.</summary>
    public IReadOnlyList<string> Explain(byte[] inhoud) => Libxml2.Listen(() => IsGeldig(inhoud));

    public void Dispose()
    {
        while (_keuringen.TryTake(out var keuring))
            keuring.Dispose();
        _schema.Dispose();
    }

    // Both must have been called by one thread before any other comes: two that make the built-in types at the same time make two of
    // each, and libxml2 compares them by address.
    private static bool Initialise()
    {
        try
        {
            Libxml2.InitParser();
            Libxml2.SchemaInitTypes();
            return true;
        }
        catch (DllNotFoundException e)
        {
            throw new InvalidOperationException("libxml2 is needed for this: apt-get install libxml2-utils", e);
        }
    }

    /// <summary>The contexts of one thread at work.</summary>
    private sealed class Keuring(Schemahandvat schema) : IDisposable
    {
        private readonly Parsercontext _parser = Libxml2.NewParserCtxt();
        private readonly Validatiecontext _validatie = Create(schema);

        public void Dispose()
        {
            _parser.Dispose();
            _validatie.Dispose();
        }

        internal bool IsGeldig(ReadOnlySpan<byte> inhoud)
        {
            if (inhoud.IsEmpty)
                return false;
            Libxml2.WatchThread();
            var document = Libxml2.CtxtReadMemory(_parser, ref MemoryMarshal.GetReference(inhoud), inhoud.Length, 0, 0, Libxml2.Opties);
            if (document == 0)
                return false;
            try
            {
                return !Libxml2.SawFault() && Libxml2.GetIntSubset(document) == 0 && Validate(document);
            }
            finally
            {
                Libxml2.FreeDoc(document);
            }
        }

        private static Validatiecontext Create(Schemahandvat schema)
        {
            var context = Libxml2.SchemaNewValidCtxt(schema);
            Libxml2.Silence(context);
            return context;
        }

        // Positive is a fault in the document; negative is one in libxml2 or in how it is called.
        private bool Validate(nint document) => Libxml2.SchemaValidateDoc(_validatie, document) switch
        {
            0 => true,
            > 0 => false,
            var code => throw new InvalidOperationException($"libxml2 gave no verdict: {code}."),
        };
    }
}
