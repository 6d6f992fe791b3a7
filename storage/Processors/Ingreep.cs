namespace IB.Gateway.Storage;

/// <summary>What an operator did to a processor. Kept, so that it can be accounted for.</summary>
/// <param name="Daad">What: <c>hervat</c>, <c>terzijde</c>, <c>aanvaard</c>, <c>replay</c>; 1-30 characters.</param>
/// <param name="Plek">To which piece of which message; for a replay from where.</param>
/// <param name="Reden">Why, in the words of the operator, 1-200 characters; without personal data.</param>
public sealed record Ingreep(string Daad, Positie Plek, string Reden);

/// <summary>An intervention that was recorded.</summary>
/// <param name="Op">When, in UTC.</param>
/// <param name="Ingreep">What and why.</param>
public sealed record Ingreepregel(DateTimeOffset Op, Ingreep Ingreep);
