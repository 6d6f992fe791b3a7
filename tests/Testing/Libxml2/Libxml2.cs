using System.Runtime.InteropServices;

namespace IB.Gateway.Testing;

/// <summary>The calls into libxml2 that its schema validator takes. See <see cref="Libxml2Schema"/> for how they go together.</summary>
internal static class Libxml2
{
    /// <summary>Never the network, and nothing on the error stream.</summary>
    internal const int Opties = NoError | NoWarning | NoNet;

    private const string Bibliotheek = "libxml2.so.2";
    private const int NoError = 1 << 5;
    private const int NoWarning = 1 << 6;
    private const int NoNet = 1 << 11;

    // struct _xmlError { int domain; int code; char *message; xmlErrorLevel level; ... }
    private const int Codeplaats = 4;
    private const int Tekstplaats = 8;
    private const int Niveauplaats = 16;
    private const int Niveaufout = 2;

    // XML_WAR_NS_URI: no document is less well-formed for a namespace name that is no URI, and no processor need look (Namespaces in XML
    // 1.0, sections 7 and 8).
    private const int GeenUri = 99;

    // Held here, so that it lives as long as libxml2 may call it.
    private static readonly Foutontvanger Ontvanger = OnError;

    [ThreadStatic]
    private static bool fout;

    [ThreadStatic]
    private static List<string>? meldingen;

    /// <summary>What libxml2 calls for every fault: <c>xmlStructuredErrorFunc</c>.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void Foutontvanger(nint gegevens, nint fout);

    /// <summary>
    /// Takes the faults that libxml2 finds on this thread from now on. A fault in namespaces makes a document no less well-formed to
    /// libxml2, so the result of the parser does not tell it.
    /// </summary>
    internal static void WatchThread()
    {
        fout = false;
        SetStructuredErrorFunc(0, Ontvanger);
    }

    /// <summary>Runs something on this thread and gives what libxml2 had to say meanwhile.</summary>
    internal static IReadOnlyList<string> Listen(Action werk)
    {
        var gehoord = meldingen = [];
        werk();
        meldingen = null;
        return gehoord;
    }

    /// <summary>Whether there was a fault on this thread since <see cref="WatchThread"/>.</summary>
    internal static bool SawFault() => fout;

    /// <summary>Makes a validation context silent. The verdict is in the result of the validation.</summary>
    internal static void Silence(Validatiecontext context) => SchemaSetValidStructuredErrors(context, Ontvanger, 0);

    /// <summary>Makes a schema parser silent.</summary>
    internal static void Silence(Schemaparser parser) => SchemaSetParserStructuredErrors(parser, Ontvanger, 0);

    [DllImport(Bibliotheek, EntryPoint = "xmlInitParser")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void InitParser();

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaInitTypes")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SchemaInitTypes();

    [DllImport(Bibliotheek, EntryPoint = "xmlNewParserCtxt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern Parsercontext NewParserCtxt();

    [DllImport(Bibliotheek, EntryPoint = "xmlFreeParserCtxt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void FreeParserCtxt(nint context);

    [DllImport(Bibliotheek, EntryPoint = "xmlCtxtReadMemory")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint CtxtReadMemory(Parsercontext context, ref byte inhoud, int lengte, nint adres, nint codering, int opties);

    [DllImport(Bibliotheek, EntryPoint = "xmlGetIntSubset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint GetIntSubset(nint document);

    [DllImport(Bibliotheek, EntryPoint = "xmlFreeDoc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void FreeDoc(nint document);

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaNewParserCtxt", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern Schemaparser SchemaNewParserCtxt([MarshalAs(UnmanagedType.LPUTF8Str)] string pad);

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaFreeParserCtxt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SchemaFreeParserCtxt(nint parser);

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaParse")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern Schemahandvat SchemaParse(Schemaparser parser);

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaFree")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SchemaFree(nint schema);

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaNewValidCtxt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern Validatiecontext SchemaNewValidCtxt(Schemahandvat schema);

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaFreeValidCtxt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SchemaFreeValidCtxt(nint context);

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaValidateDoc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int SchemaValidateDoc(Validatiecontext context, nint document);

    [DllImport(Bibliotheek, EntryPoint = "xmlSetStructuredErrorFunc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void SetStructuredErrorFunc(nint gegevens, Foutontvanger ontvanger);

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaSetValidStructuredErrors")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void SchemaSetValidStructuredErrors(Validatiecontext context, Foutontvanger ontvanger, nint gegevens);

    [DllImport(Bibliotheek, EntryPoint = "xmlSchemaSetParserStructuredErrors")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void SchemaSetParserStructuredErrors(Schemaparser parser, Foutontvanger ontvanger, nint gegevens);

    private static void OnError(nint gegevens, nint melding)
    {
        fout |= Marshal.ReadInt32(melding, Niveauplaats) >= Niveaufout && Marshal.ReadInt32(melding, Codeplaats) != GeenUri;
        meldingen?.Add(Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(melding, Tekstplaats))?.TrimEnd() ?? string.Empty);
    }
}
