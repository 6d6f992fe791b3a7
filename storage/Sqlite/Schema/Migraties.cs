using System.Globalization;

namespace IB.Gateway.Storage.Sqlite.Schema;

/// <summary>
/// The schema, as a list of steps that only goes forward. <c>user_version</c> is the number of steps taken. A step that has been
/// released never changes.
/// </summary>
internal static class Migraties
{
    private static readonly string[] Stappen = ["001-journaal.sql", "002-vasthouden.sql"];

    /// <summary>The schema version of this program.</summary>
    public static long Versie => Stappen.Length;

    /// <summary>Brings the schema up to date, each step in a transaction of its own.</summary>
    /// <exception cref="OpslagException">The file is of a later version of the program.</exception>
    public static void Apply(Database database)
    {
        for (var version = RequireKnown(database); version < Versie; version++)
        {
            database.Execute("BEGIN IMMEDIATE");
            try
            {
                database.Execute(ReadStap(Stappen[version]));
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
    /// <exception cref="OpslagException">The file is of a later version of the program; nothing was changed.</exception>
    public static long RequireKnown(Database database)
    {
        var version = database.Scalar("PRAGMA user_version", static q => q.Long(0));
        return version <= Versie
            ? version
            : throw new OpslagException(
                $"Opslag {database.Path} heeft schemaversie {version}; dit programma kent er {Versie}. Start de nieuwere versie van IB.Gateway die hem schreef, of zet een oudere reservekopie terug.");
    }

    private static string ReadStap(string name)
    {
        using var stream = typeof(Migraties).Assembly.GetManifestResourceStream($"schema/{name}")
            ?? throw new InvalidOperationException($"Schemastap {name} zit niet in het programma.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
