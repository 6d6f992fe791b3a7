namespace IB.Gateway.Demo;

/// <summary>A topic of a test installation.</summary>
/// <param name="Naam">Its name.</param>
/// <param name="Omschrijving">What is in it.</param>
/// <param name="Functies">Its message types.</param>
internal sealed record Demoonderwerp(string Naam, string Omschrijving, params IReadOnlyList<string> Functies);

/// <summary>What a party of a test installation may follow, since long ago.</summary>
/// <param name="Onderwerp">Name of the topic.</param>
/// <param name="Wijze"><c>inhoud</c> or <c>melding</c>.</param>
/// <param name="Bereik"><c>landelijk</c> or <c>eigen</c>.</param>
/// <param name="Grondslag">By which law.</param>
internal sealed record Volgrecht(string Onderwerp, string Wijze, string Bereik, string Grondslag);
