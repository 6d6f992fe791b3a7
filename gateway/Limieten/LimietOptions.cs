using IB.Gateway.Routing;

namespace IB.Gateway.Limieten;

/// <summary>
/// How much every party may ask of the knooppunt; the party directory can say otherwise for one. What is not named is the default in
/// <see cref="Grensbepaling"/>.
/// </summary>
internal sealed record LimietOptions
{
    /// <summary>Handing in messages.</summary>
    public Verkeerslimiet Inzenden { get; init; } = new();

    /// <summary>The mailbox.</summary>
    public Verkeerslimiet Ophalen { get; init; } = new();

    /// <summary>Every error in these settings, in Dutch.</summary>
    /// <param name="bytesbudget">The memory for requests of all parties together, in bytes.</param>
    public IEnumerable<string> Validate(long bytesbudget)
        => Validate("limieten.inzenden", Inzenden, perDag: true, bytesbudget).Concat(Validate("limieten.ophalen", Ophalen, perDag: false, bytesbudget));

    private static IEnumerable<string> Validate(string plaats, Verkeerslimiet limiet, bool perDag, long bytesbudget)
    {
        foreach (var (naam, fout) in limiet.Validate(perDag))
            yield return $"{plaats}.{naam} {fout}";
        if (limiet.BytesOnderweg >= bytesbudget / 2)
            yield return $"{plaats}.bytesOnderweg is {limiet.BytesOnderweg} en moet kleiner zijn dan de helft van bytesbudget ({bytesbudget}), zodat één partij nooit alles bezet";
    }
}
