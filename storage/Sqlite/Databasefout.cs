using SQLitePCL;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>Turns an SQLite error into words that say what, why and what now. SQLite's texts hold names, never values.</summary>
internal static class Databasefout
{
    public static OpslagException Create(string path, int code, string text)
        => new($"Opslag {path}: SQLite-fout {code} ({text}). {Advice(code & 0xff)}") { IsVol = (code & 0xff) == raw.SQLITE_FULL };

    private static string Advice(int primary) => primary switch
    {
        raw.SQLITE_FULL => "De schijf of de ingestelde grens is vol; er is niets vastgelegd. Maak ruimte vrij of verhoog de grens.",
        raw.SQLITE_IOERR => "Lezen of schrijven op de schijf mislukte; er is niets vastgelegd. Controleer de schijf en het systeemlog.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB
            => "Het bestand is beschadigd. Bewaar het als bewijs, zet een reservekopie terug in een lege map en start opnieuw.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN or raw.SQLITE_AUTH
            => "Het bestand is niet toegankelijk. Controleer eigenaar en rechten van de gegevensmap.",
        _ => "Er is niets vastgelegd.",
    };
}
