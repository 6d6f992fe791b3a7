namespace IB.Gateway.Schemas;

/// <summary>A schema pack cannot be used. A fault of installation: the program should not start with it.</summary>
public sealed class SchemaPackException : Exception
{
    internal SchemaPackException(string pack, IReadOnlyList<string> fouten)
        : base(
            $"Schemapakket {pack} is niet bruikbaar; herstel het pakket en start opnieuw.{string.Concat(fouten.Select(f => Environment.NewLine + "- " + f))}")
    {
        Pack = pack;
        Fouten = fouten;
    }

    /// <summary>Name of the pack.</summary>
    public string Pack { get; }

    /// <summary>Every fault that was found, in Dutch; at least one.</summary>
    public IReadOnlyList<string> Fouten { get; }
}
