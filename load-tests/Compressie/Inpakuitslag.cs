namespace IB.Gateway.LoadTests.Compressie;

/// <summary>What one way costs and gives, on one thread.</summary>
/// <param name="Inpakker">The way.</param>
/// <param name="Deel">What is left of the bytes, 0 to 1.</param>
/// <param name="In">Time to pack one payload, of the best round.</param>
/// <param name="Uit">Time to unpack one.</param>
/// <param name="Toegewezen">Bytes of heap to pack one.</param>
internal sealed record Inpakuitslag(Inpakker Inpakker, double Deel, TimeSpan In, TimeSpan Uit, double Toegewezen);
