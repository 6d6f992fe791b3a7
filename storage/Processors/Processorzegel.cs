using System.Security.Cryptography;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage;

/// <summary>What a processor keeps as it stands in a store, under the data key of that processor.</summary>
internal static class Processorzegel
{
    private const int Pseudoniemlengte = 32;

    /// <summary>The step with its state sealed.</summary>
    public static Processorstap Close(Datasleutel sleutel, Processorstap stap)
        => stap with { Staten = Close(sleutel, stap.Processor, stap.Staten) };

    /// <summary>What stays of a processor that is set back, with its state sealed.</summary>
    public static Terugzetting Close(Datasleutel sleutel, string processor, Terugzetting terugzetting)
        => terugzetting with { Staten = Close(sleutel, processor, terugzetting.Staten) };

    private static IReadOnlyList<Staat> Close(Datasleutel sleutel, string processor, IReadOnlyList<Staat> staten)
        => [.. staten.Select(s => Close(sleutel, processor, s))];

    /// <summary>Opens what stands under a key.</summary>
    /// <exception cref="OpslagException">It was altered.</exception>
    public static byte[] Open(string opslag, Datasleutel sleutel, string processor, ReadOnlySpan<byte> staatsleutel, ReadOnlySpan<byte> closed)
    {
        try
        {
            return Staatzegel.Open(sleutel, processor, staatsleutel, closed);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new OpslagException(
                $"Opslag {opslag}: een staat van processor {processor} is niet te lezen, de bytes zijn veranderd. Zet een reservekopie terug.", e);
        }
    }

    /// <summary>The key for the pseudonyms of the processor.</summary>
    public static byte[] DerivePseudoniemsleutel(Datasleutel sleutel)
        => HKDF.DeriveKey(HashAlgorithmName.SHA256, sleutel.Sleutel, Pseudoniemlengte, salt: null, "IB.Gateway pseudoniem"u8.ToArray());

    private static Staat Close(Datasleutel sleutel, string processor, Staat staat) => staat.Waarde is { } waarde
        ? staat with { Waarde = Staatzegel.Close(sleutel, processor, staat.Sleutel.Span, waarde.Span) }
        : staat;
}
