using System.CommandLine;
using IB.Gateway.Identiteit;
using IB.Gateway.LoadTests.Processen;

namespace IB.Gateway.LoadTests.Verben;

/// <summary><c>ontvanger</c>: the process behind <see cref="Ontvangerproces"/>; it prints its address and stays.</summary>
internal static class Ontvangerverb
{
    internal const string Naam = "ontvanger";

    internal static Command Create()
    {
        var certificaat = new Argument<string>("certificaat");
        var wijze = new Argument<Ontvangstwijze>("wijze");
        var afdrukken = new Argument<string>("afdrukken");
        var verb = new Command(Naam, "Ontvangt, vergelijkt en bevestigt alles; wordt door de andere opdrachten gestart.") { certificaat, wijze, afdrukken };
        verb.Hidden = true;
        verb.SetAction((uitvoer, stop) => RunAsync(
            uitvoer.GetRequiredValue(certificaat), uitvoer.GetValue(wijze), uitvoer.GetRequiredValue(afdrukken), stop));
        return verb;
    }

    private static async Task RunAsync(string certificaat, Ontvangstwijze wijze, string afdrukken, CancellationToken cancellationToken)
    {
        using var eigen = Eigencertificaat.Load(certificaat, Path.ChangeExtension(certificaat, ".key"));
        await using var ontvanger = await Ontvanger.StartAsync(
            eigen, wijze, await File.ReadAllBytesAsync(afdrukken, cancellationToken), cancellationToken);
        Console.WriteLine(ontvanger.Adres);
        await ontvanger.WaitForShutdownAsync(cancellationToken);
    }
}
