using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>SHA-256 of an encoded certificate, as a key without allocation.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Vingerafdruk(ulong Deel1, ulong Deel2, ulong Deel3, ulong Deel4)
{
    public static Vingerafdruk Of(X509Certificate2 certificaat)
    {
        Span<Vingerafdruk> uit = stackalloc Vingerafdruk[1];
        SHA256.HashData(certificaat.RawDataMemory.Span, MemoryMarshal.AsBytes(uit));
        return uit[0];
    }
}
