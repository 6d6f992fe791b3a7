using Microsoft.Extensions.Logging;

namespace IB.Gateway.Telemetrie.Logboek;

internal static partial class Logregels
{
    [LoggerMessage(1000, LogLevel.Information, "Opstarten: fase {Fase} is begonnen.")]
    public static partial void FaseBegonnen(this ILogger logger, string fase);

    [LoggerMessage(1001, LogLevel.Information,
        "Stoppen: niet meer gereed. Nog {Uitloop} wordt aangenomen wat komt, zodat verkeersverdelers andere knooppunten kunnen kiezen; daarna gaan de poorten dicht.")]
    public static partial void UitloopBegonnen(this ILogger logger, TimeSpan uitloop);

    [LoggerMessage(1010, LogLevel.Information, "Lus {Lus} is gestart.")]
    public static partial void LusGestart(this ILogger logger, string lus);

    [LoggerMessage(1011, LogLevel.Error, "Lus {Lus} brak af. Poging {Herstart} volgt over {Wachttijd}; zie de fout als dit aanhoudt.")]
    public static partial void LusAfgebroken(this ILogger logger, Exception fout, string lus, long herstart, TimeSpan wachttijd);

    [LoggerMessage(1012, LogLevel.Information, "Lus {Lus} is gestopt.")]
    public static partial void LusGestopt(this ILogger logger, string lus);

    [LoggerMessage(1013, LogLevel.Warning,
        "Niet op tijd gestopt: {Lussen}. Het proces gaat door met stoppen; wat nog liep wordt bij de volgende start hervat.")]
    public static partial void LussenNietGestopt(this ILogger logger, string lussen);
}
