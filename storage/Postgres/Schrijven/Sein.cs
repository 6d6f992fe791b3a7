using System.Text;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// What one node tells the others: <c>J</c> when the journal got longer, then the parties for whom something waits, each behind a line
/// feed; or <c>*</c> when there are too many to name.
/// </summary>
internal static class Sein
{
    private const char Journaal = 'J';
    private const char Alle = '*';
    private const char Tussen = '\n';

    public static string Write(bool journaal, IReadOnlyCollection<string> partijen, int maxBytes)
    {
        var kop = journaal ? Journaal.ToString() : "";
        var sein = string.Join(Tussen, [kop, .. partijen]);
        return Encoding.UTF8.GetByteCount(sein) <= maxBytes ? sein : $"{kop}{Tussen}{Alle}";
    }

    public static Opslagsein Read(string sein)
    {
        var delen = sein.Split(Tussen);
        return delen is [_, ['*']]
            ? new Opslagsein(delen[0].Length > 0, [], AllePartijen: true)
            : new Opslagsein(delen[0].Length > 0, delen[1..], AllePartijen: false);
    }
}
