namespace IB.Gateway.Routing.Processors;

/// <summary>Why something cannot be sent, in Dutch and without content.</summary>
/// <param name="Reden">What is wrong.</param>
/// <param name="Raad">What to do about it.</param>
/// <param name="IsVanOntvanger">Whether only this receiver is concerned: it takes no part, or does not take this.</param>
internal sealed record Uitvoerbezwaar(string Reden, string Raad, bool IsVanOntvanger)
{
    /// <summary>All of it.</summary>
    internal string Tekst => $"{Reden} {Raad}";
}
