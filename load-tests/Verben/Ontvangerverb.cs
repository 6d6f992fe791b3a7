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
        var verb = new Command(Naam, "Ontvangt en bevestigt alles; wordt door de andere opdrachten gestart.") { certificaat };
        verb.Hidden = true;
        verb.SetAction((uitvoer, stop) => RunAsync(uitvoer.GetRequiredValue(certificaat), stop));
        return verb;
    }

    private static async Task RunAsync(string certificaat, CancellationToken cancellationToken)
    {
        using var eigen = Eigencertificaat.Load(certificaat, Path.ChangeExtension(certificaat, ".key"));
        await using var ontvanger = await Ontvanger.StartAsync(eigen, bewaart: false, cancellationToken);
        Console.WriteLine(ontvanger.Adres);
        await ontvanger.WaitForShutdownAsync(cancellationToken);
    }
}
