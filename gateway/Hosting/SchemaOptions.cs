namespace IB.Gateway.Hosting;

/// <summary>Message standards beside those that come with the program.</summary>
internal sealed record SchemaOptions
{
    /// <summary>
    /// Folder in which every folder is a schema pack. Default <c>schemapakketten</c>; made at start when it is not there, if that can be. What
    /// changes in it is taken over without a restart.
    /// </summary>
    public string Map { get; init; } = "schemapakketten";

    /// <summary>Every error in these settings, in Dutch.</summary>
    internal IEnumerable<string> Validate()
    {
        if (File.Exists(Map))
            yield return $"schemas.map: {Map} is een bestand en moet een map zijn";
    }
}
