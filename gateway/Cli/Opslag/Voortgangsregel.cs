using System.Globalization;
using IB.Gateway.Storage.Onderhoud;

namespace IB.Gateway.Cli;

/// <summary>Shows where long work is, once a second, beside the output.</summary>
internal sealed class Voortgangsregel(Omgeving omgeving)
{
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromSeconds(1);
    private long _laatst = omgeving.Tijd.GetTimestamp();

    internal void Show(Onderhoudsvoortgang voortgang)
    {
        if (omgeving.Tijd.GetElapsedTime(_laatst) < Tussenpoos)
            return;
        _laatst = omgeving.Tijd.GetTimestamp();
        var totaal = voortgang.Totaal > 0 ? string.Create(CultureInfo.InvariantCulture, $" van {voortgang.Totaal}") : "";
        omgeving.Fouten.WriteRegel(string.Create(CultureInfo.InvariantCulture, $"{voortgang.Bezig}: {voortgang.Gedaan}{totaal}"));
    }
}
