using System.Runtime.InteropServices;

namespace IB.Gateway.Testing;

/// <summary>An object of libxml2 that is freed with it.</summary>
internal abstract class Libxml2Handvat() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;
}

internal sealed class Parsercontext : Libxml2Handvat
{
    protected override bool ReleaseHandle()
    {
        Libxml2.FreeParserCtxt(handle);
        return true;
    }
}

internal sealed class Schemaparser : Libxml2Handvat
{
    protected override bool ReleaseHandle()
    {
        Libxml2.SchemaFreeParserCtxt(handle);
        return true;
    }
}

internal sealed class Schemahandvat : Libxml2Handvat
{
    protected override bool ReleaseHandle()
    {
        Libxml2.SchemaFree(handle);
        return true;
    }
}

internal sealed class Validatiecontext : Libxml2Handvat
{
    protected override bool ReleaseHandle()
    {
        Libxml2.SchemaFreeValidCtxt(handle);
        return true;
    }
}
