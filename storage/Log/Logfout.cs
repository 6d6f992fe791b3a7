namespace IB.Gateway.Storage.Log;

/// <summary>Words for a log that cannot be read: which file, where, what now.</summary>
internal static class Logfout
{
    public static OpslagException Damaged(string path, long offset, string reason)
        => new($"Opslag {path}, positie {offset}: {reason}. Er is niets gewijzigd. Bewaar de map als bewijs en zet een reservekopie terug.");
}
