using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Stuf;

/// <summary>A message as it stood in a StUF envelope.</summary>
/// <param name="Envelop">The envelope.</param>
/// <param name="Foutbericht">What an Fo01 says; <see langword="null"/> for a Di01 or Du01, whose payload is in the buffer.</param>
/// <param name="Leesbevinding">What is wrong but does not stop reading.</param>
internal sealed record Stufbericht(Envelop Envelop, Foutbericht? Foutbericht, Bevinding? Leesbevinding);
