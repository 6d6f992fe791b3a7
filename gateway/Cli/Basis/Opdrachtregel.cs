using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using IB.Gateway.Telemetrie.Logboek;

namespace IB.Gateway.Cli;

/// <summary>The whole command line: every verb, and what holds for all of them.</summary>
internal static class Opdrachtregel
{
    // A file may be called @namen.xml; that is no order to read arguments from it.
    private static readonly ParserConfiguration Ontleding = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs what <paramref name="argumenten"/> ask. Returns a code of <see cref="Uitgang"/>.</summary>
    internal static async Task<int> RunAsync(IReadOnlyList<string> argumenten, Omgeving omgeving, CancellationToken cancellationToken)
    {
        var ontleed = Create(omgeving).Parse(argumenten, Ontleding);
        if (ontleed.Action is null or ParseErrorAction || Parseerfouten.HasVerdwaald(ontleed))
            return Parseerfouten.Write(ontleed, omgeving.Fouten);
        try
        {
            return await ontleed.InvokeAsync(Uitvoering(ontleed, omgeving), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            omgeving.Fouten.WriteRegel("Afgebroken.");
            return Uitgang.Afgebroken;
        }
#pragma warning disable CA1031 // The last line of defence: a defect must show where it is, without content, and with its own exit code.
        catch (Exception fout)
#pragma warning restore CA1031
        {
            omgeving.Fouten.WriteRegel("Dit is een fout in het programma. Meld hem met de regels hieronder:");
            foreach (var regel in Fouttekst.Full(fout).Split('\n'))
                omgeving.Fouten.WriteRegel(regel.TrimEnd('\r'));
            return Uitgang.Intern;
        }
    }

    /// <summary>The tree of verbs.</summary>
    internal static RootCommand Create(Omgeving omgeving)
    {
        var root = new RootCommand("IB.Gateway: het knooppunt voor berichten in het sociaal domein.")
        {
            Runverb.Create(omgeving),
            Demoverb.Create(omgeving),
            Healthverb.Create(omgeving),
            Validateverb.Create(omgeving),
            Sendverb.Create(omgeving),
            Mailboxverb.Create(omgeving),
            Onderwerpenverb.Create(omgeving),
            Topicsverb.Create(omgeving),
            Berichtenverb.Create(omgeving),
            Herbezorgverb.Create(omgeving),
            Processorverb.Create(omgeving),
            Partijenverb.Create(omgeving),
            Schemasverb.Create(omgeving),
            Storeverb.Create(omgeving),
            Pkiverb.Create(omgeving),
        };
        root.Directives.Clear();
        var hulp = root.Options.OfType<HelpOption>().Single();
        hulp.Description = "Toont deze hulp.";
        hulp.Action = new Hulptekst(omgeving.Uit);

        // The Windows spelling /h is a path elsewhere.
        hulp.Aliases.Clear();
        hulp.Aliases.Add("-h");
        var versie = root.Options.OfType<VersionOption>().Single();
        versie.Description = "Toont de versie van het programma.";
        versie.Action = new Versietekst(omgeving.Uit);
        return root;
    }

    private static InvocationConfiguration Uitvoering(ParseResult ontleed, Omgeving omgeving) => new()
    {
        EnableDefaultExceptionHandler = false,
        Output = omgeving.Uit.Profile.Out.Writer,
        Error = omgeving.Fouten.Profile.Out.Writer,
        ProcessTerminationTimeout = (ontleed.CommandResult.Command as Verb)?.Stoptijd,
    };
}
