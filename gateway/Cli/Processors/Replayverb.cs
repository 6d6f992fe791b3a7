using IB.Gateway.Beheer;

namespace IB.Gateway.Cli;

/// <summary><c>processors replay</c>.</summary>
internal static class Replayverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var (naam, reden) = (Processoropties.Naam(), Processoropties.Reden());
        var vanaf = Opties.Verplicht("--from", "VOLGNUMMER", "Eerste plaats in het journaal die opnieuw wordt gelezen; 1 is het begin.");
        vanaf.Validators.Add(static gevonden =>
        {
            if (gevonden.Tokens is [var getal] && Processoreindpunten.ReadPlek($"{getal.Value}/0") is null)
                gevonden.AddError("Optie --from is een geheel getal vanaf 1.");
        });
        var vergeet = Opties.Vlag(
            "--vergeet", "Ook als iets van wat hij weet niet terugkomt, omdat het van eerdere berichten is of de inhoud niet meer is bewaard.");
        return Beheervraagverb.Intervene(
            "replay", "Laat een processor vergeten wat hij weet en het journaal opnieuw lezen; wat al verzonden is wordt niet nog eens verzonden.",
            $"{Verb.Programma} processors replay wlz --from 1 --reden regel-hersteld", omgeving, [naam, vanaf, reden, vergeet],
            (uitvoer, client, stop) => client.ReplayAsync(
                uitvoer.GetRequiredValue(naam), Processoreindpunten.ReadPlek($"{uitvoer.GetRequiredValue(vanaf)}/0")!.Value.Volgnummer,
                uitvoer.GetValue(vergeet), uitvoer.GetRequiredValue(reden), stop));
    }
}
