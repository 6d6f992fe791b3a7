namespace IB.Gateway.Hosting;

/// <summary>The knooppunt cannot start with these settings. Carries every error.</summary>
internal sealed class InstellingenException(IReadOnlyList<string> fouten)
    : Exception(string.Join(Environment.NewLine, fouten))
{
    /// <summary>Every error, in Dutch.</summary>
    public IReadOnlyList<string> Fouten { get; } = fouten;
}
