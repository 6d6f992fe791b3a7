using System.Diagnostics.CodeAnalysis;
using System.Text;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Sqlite.Bestanden;

namespace IB.Gateway.Demo;

/// <summary>
/// The folder of a demo: one that was empty, or one with the mark of an earlier demo, whose data may go. As long as this exists no other demo
/// takes the folder, also when its nodes keep nothing in it (profile cluster).
/// </summary>
internal sealed class Demomap : IDisposable
{
    /// <summary>Name of the file by which a demo knows a folder as its own, and keeps others out of it.</summary>
    internal const string Merk = "ib-gateway-demo.merk";

    private const string Uitleg = "Deze map is van 'ib-gateway demo', dat er bij elke keer de gegevens in wist.\n";
    private const string WatNu = "Kies met --map een andere map";

    private readonly FileStream _merk;

    private Demomap(string pad, FileStream merk) => (Pad, _merk) = (pad, merk);

    /// <summary>The folder.</summary>
    internal string Pad { get; }

    /// <summary>Takes the folder and removes what an earlier demo stored, or tells in Dutch why it may not; then nothing was changed.</summary>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    internal static bool TryTake(string map, [NotNullWhen(true)] out Demomap? genomen, [NotNullWhen(false)] out string? weigering)
    {
        genomen = null;
        map = Path.GetFullPath(map);
        if (Directory.Exists(map) && !File.Exists(Path.Combine(map, Merk)) && Directory.EnumerateFileSystemEntries(map).Any())
        {
            weigering =
                $"Map {map} is niet leeg en niet door de demo gemaakt ({Merk} ontbreekt); de demo zou gegevens en instellingen in die map overschrijven. {WatNu}, een die leeg is of nog niet bestaat.";
            return false;
        }

        Directory.CreateDirectory(map);
        var merk = Hold(Path.Combine(map, Merk));
        if (merk is null)
        {
            weigering = $"In map {map} draait al een demo. Stop die eerst, of k{WatNu[1..]}.";
            return false;
        }

        if (!TryRemoveData(Path.Combine(map, "data")))
        {
            merk.Dispose();
            weigering =
                $"Op de gegevens in {Path.Combine(map, "data")} draait een knooppunt, of een ander programma heeft ze open; de demo zou ze wissen. Stop het eerst, of k{WatNu[1..]}.";
            return false;
        }

        genomen = new Demomap(map, merk);
        weigering = null;
        return true;
    }

    public void Dispose() => _merk.Dispose();

    // Written at once: from here on the folder is not empty any more, and must be known as ours when the demo breaks off.
    private static FileStream? Hold(string pad)
    {
        FileStream merk;
        try
        {
            merk = Rechten.OpenOrCreateExclusive(pad);
        }
        catch (IOException) when (File.Exists(pad))
        {
            return null;
        }

        if (merk.Length == 0)
            merk.Write(Encoding.UTF8.GetBytes(Uitleg));
        return merk;
    }

    // Under the lock of the store, which goes last: a knooppunt that runs has it, and one that starts meanwhile does not get it.
    private static bool TryRemoveData(string data)
    {
        if (!Directory.Exists(data))
            return true;
        var slot = new Opslagbestanden(new OpslagOptions { Map = data }).Slot;
        try
        {
            using var vast = Mapslot.Acquire(slot);
            foreach (var bestand in Directory.EnumerateFiles(data).Where(b => b != slot))
                File.Delete(bestand);
            foreach (var map in Directory.EnumerateDirectories(data))
                Directory.Delete(map, recursive: true);
        }
        catch (OpslagException fout) when (fout.InnerException is IOException)
        {
            return false;
        }

        Directory.Delete(data, recursive: true);
        return true;
    }
}
