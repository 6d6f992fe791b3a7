namespace IB.Gateway.Storage;

/// <summary>
/// A turn: the right of one node to do what only one at a time may do. Who has it does it until he returns it, or until he does not renew it
/// any more; then another takes it, under a higher number, and what is still done under the lower one is refused.
/// </summary>
/// <param name="Naam">What it is for: <c>bezorging 0363</c>.</param>
/// <param name="Nummer">Rises with every taking, 1 or more.</param>
public sealed record Beurt(string Naam, long Nummer)
{
    /// <summary>Name of the turn to push to a party.</summary>
    public static string VanBezorging(string partij) => $"bezorging {partij}";

    /// <summary>Name of the turn to publish what a party follows.</summary>
    public static string VanKafka(string partij, string onderwerp) => $"kafka {partij} {onderwerp}";

    /// <summary>Name of the turn to be a processor, and of the loop that is it.</summary>
    public static string VanProcessor(string processor) => $"processor {processor}";

    /// <summary>Name of the turn to fetch the messages of which the number ends so, when they were fetched often.</summary>
    public static string VanOphalen(long deel) => $"ophalen {deel}";

    /// <summary>Name of the turn to be the next who gets another turn: who has that gives it back for him.</summary>
    public static string VanVoorrang(string naam) => $"voorrang {naam}";
}
