namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The list of attacks, X1 to X26: every test of one of them says so in a trait, by which it is found and run.</summary>
internal static class Aanvalslijst
{
    /// <summary>Name of the trait; its value is the number: <c>-trait "Aanval=X5"</c>.</summary>
    internal const string Kenmerk = "Aanval";

    internal const int Aantal = 26;

    internal static IEnumerable<string> Nummers => Enumerable.Range(1, Aantal).Select(n => $"X{n}");
}
