using System.Globalization;
using System.Text;
using IB.Gateway.Storage.Bestanden;

namespace IB.Gateway.Storage.Sqlite.Bestanden;

/// <summary>
/// The lock on the data folder: one process at a time. The locked file also remembers what must be found at the next start,
/// so that a database or log that went missing is not taken for one that never was.
/// </summary>
internal sealed class Mapslot : IDisposable
{
    private const int MaxLength = 32;
    private const string Open = "open";
    private const string Gesloten = "gesloten";
    private readonly FileStream _stream;

    private Mapslot(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
    }

    public string Path { get; }

    public static Mapslot Acquire(string path)
    {
        try
        {
            return new Mapslot(path, Rechten.OpenOrCreateExclusive(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpslagException(
                $"Slotbestand {path} is in gebruik of niet toegankelijk: een ander proces heeft deze gegevensmap open, of de rechten kloppen niet. Stop dat proces of kies een andere map.",
                e);
        }
    }

    /// <summary>What the last run left: its state, and the group up to which the register must at least be.</summary>
    public (Slotstand Stand, long Groep) Read()
    {
        Span<byte> bytes = stackalloc byte[MaxLength + 1];
        _stream.Position = 0;
        var text = Encoding.UTF8.GetString(bytes[.._stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)]).Trim();
        var delen = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long groep = 0;
        return delen switch
        {
            [] => (Slotstand.Nieuw, 0),
            [Open, var getal] when TryParse(getal, out groep) => (Slotstand.Open, groep),
            [Gesloten, var getal] when TryParse(getal, out groep) => (Slotstand.Gesloten, groep),
            _ => throw new OpslagException($"Slotbestand {Path} heeft onbekende inhoud. Is dit wel een gegevensmap van IB.Gateway?"),
        };
    }

    public void Write(Slotstand stand, long groep)
    {
        var woord = stand switch
        {
            Slotstand.Open => Open,
            Slotstand.Gesloten => Gesloten,
            _ => throw new ArgumentOutOfRangeException(nameof(stand)),
        };
        // Equal lengths: one small write in place, never a moment without content.
        var text = string.Create(CultureInfo.InvariantCulture, $"{woord,-8} {groep,19}\n");
        _stream.Position = 0;
        _stream.Write(Encoding.UTF8.GetBytes(text));
        _stream.Flush(flushToDisk: true);
    }

    private static bool TryParse(string getal, out long groep)
        => long.TryParse(getal, NumberStyles.None, CultureInfo.InvariantCulture, out groep);

    public void Dispose() => _stream.Dispose();
}

/// <summary>What the lock file remembers of the last run.</summary>
internal enum Slotstand
{
    /// <summary>No store was ever completed here.</summary>
    Nieuw,

    /// <summary>The store was in use: database and write-ahead log must both be there.</summary>
    Open,

    /// <summary>The store was closed and everything is in the database file.</summary>
    Gesloten,
}
