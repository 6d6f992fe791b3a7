using IB.Gateway.Schijfruimte;
using IB.Gateway.Storage;

namespace IB.Gateway.Hosting;

/// <summary>What lies under the knooppunt, and what a test can put another thing in the place of.</summary>
/// <param name="Schijf">The disk of the store, as far as its room goes.</param>
/// <param name="Stappen">Who is told of every step between which the process can die.</param>
internal sealed record Ondergrond(IVrijeRuimte Schijf, IStappen Stappen)
{
    /// <summary>The disk of the data folder; nobody is told.</summary>
    internal static Ondergrond Van(Instellingen instellingen) => new(new Mapruimte(instellingen.Opslag.Map), GeenStappen.Instance);
}
