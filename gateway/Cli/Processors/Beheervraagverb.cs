using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary>Makes of a verb one question to the management port: asks it, and shows the answer or why it was refused.</summary>
internal static class Beheervraagverb
{
    private static readonly string[] Daaduitgangen = ["0  gedaan", "1  onbekend, of kan nu niet", "2  vraag onjuist, of geen antwoord van de beheerpoort"];

    /// <summary>A verb that shows something.</summary>
    /// <param name="verb">It, without options.</param>
    /// <param name="omgeving">Where it runs.</param>
    /// <param name="delen">Its own arguments and options, in order.</param>
    /// <param name="vraag">What is asked.</param>
    /// <param name="type">What is answered.</param>
    /// <param name="toon">Shows that to people.</param>
    internal static Verb Ask<T>(
        this Verb verb, Omgeving omgeving, IReadOnlyList<Symbol> delen, Func<ParseResult, Beheerclient, CancellationToken, Task<Postbusantwoord>> vraag,
        JsonTypeInfo<T> type, Action<T> toon)
        where T : class
    {
        var (beheer, json) = (Beheerpoort.Adres(), Beheerpoort.Json());
        foreach (var deel in (Symbol[])[.. delen, beheer, json])
        {
            if (deel is Argument argument)
                verb.Add(argument);
            else
                verb.Add((Option)deel);
        }

        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving, (client, t) => vraag(uitvoer, client, t),
            antwoord => Beheerpoort.Show(antwoord, type, uitvoer.GetValue(json), toon, omgeving), stop));
        return verb;
    }

    /// <summary>A verb by which an operator intervenes. Parameters as for <see cref="Ask"/>.</summary>
    internal static Verb Intervene(
        string naam, string uitleg, string voorbeeld, Omgeving omgeving, IReadOnlyList<Symbol> delen,
        Func<ParseResult, Beheerclient, CancellationToken, Task<Postbusantwoord>> vraag)
        => new Verb(naam, uitleg, voorbeeld) { Uitgangen = Daaduitgangen }
            .Ask(omgeving, delen, vraag, CliJson.Default.Ingreepantwoord, ingreep => omgeving.Uit.WriteRegel(ingreep.Uitkomst));
}
