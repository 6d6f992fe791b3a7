using System.Text;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// What one node tells the others: the parties for whom something waits, with a line feed in between; or <c>*</c> when there are too many to name.
/// </summary>
internal static class Sein
{
    private const string Alle = "*";
    private const char Tussen = '\n';

    public static string Write(IReadOnlyCollection<string> partijen, int maxBytes)
    {
        var sein = string.Join(Tussen, partijen);
        return Encoding.UTF8.GetByteCount(sein) <= maxBytes ? sein : Alle;
    }

    public static Opslagsein Read(string sein) => sein == Alle ? Opslagsein.Alles : new Opslagsein(sein.Split(Tussen), AllePartijen: false);
}
