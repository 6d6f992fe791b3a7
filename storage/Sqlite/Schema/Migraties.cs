using System.Globalization;

namespace IB.Gateway.Storage.Sqlite.Schema;

/// <summary>
/// The schema, as a list of steps that only goes forward. <c>user_version</c> is the number of steps taken, counted on from the
/// versions before there was a log. A step that has been released never changes.
/// </summary>
internal static class Migraties
{
    private const long ZonderLog = 2;
    private static readonly string[] Stappen =
    [
        "001-register.sql", "002-zoeken.sql", "003-herbezorgen.sql", "004-processors.sql", "005-trefwoord-per-bak.sql", "006-ingrepen.sql", "007-volgen.sql",
        "008-volgposities.sql", "009-sleutelgebruik.sql", "010-ophalingen.sql",
    ];

    /// <summary>The schema version of this program.</summary>
    public static long Versie => ZonderLog + Stappen.Length;

    /// <summary>Brings the schema up to date, each step in a transaction of its own.</summary>
    /// <exception cref="OpslagException">The file is of a later version of the program.</exception>
    public static void Apply(Database database)
    {
        for (var version = Math.Max(RequireKnown(database), ZonderLog); version < Versie; version++)
        {
            database.Execute("BEGIN IMMEDIATE");
            try
            {
                database.Execute(ReadStap(Stappen[version - ZonderLog]));
                database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
                database.Execute("COMMIT");
            }
            finally
            {
                database.RollbackIfOpen();
            }
        }
    }

    /// <summary>The version of the file, when this program knows it.</summary>
    /// <exception cref="OpslagException">The file is of a later version of the program, or of one before there was a log; nothing was changed.</exception>
    public static long RequireKnown(Database database)
    {
        var version = database.Scalar("PRAGMA user_version", static q => q.Long(0));
        if (version is > 0 and <= ZonderLog)
            throw new OpslagException(
                $"Opslag {database.Path} heeft schemaversie {version}, van voor het log; dit programma kan haar niet overnemen. Bezorg met de versie die hem schreef wat erin wacht, en begin met een lege map.");
        return version <= Versie
            ? version
            : throw new OpslagException(
                $"Opslag {database.Path} heeft schemaversie {version}; dit programma kent er {Versie}. Start de nieuwere versie van IB.Gateway die hem schreef, of zet een oudere reservekopie terug.");
    }

    /// <summary>The statements of a step, by its file name.</summary>
    internal static string ReadStap(string name)
    {
        using var stream = typeof(Migraties).Assembly.GetManifestResourceStream($"schema/{name}")
            ?? throw new InvalidOperationException($"Schemastap {name} zit niet in het programma.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
