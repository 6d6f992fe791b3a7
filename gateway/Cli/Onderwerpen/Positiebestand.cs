using System.Globalization;

namespace IB.Gateway.Cli;

/// <summary>A file that keeps where a follower is, as one number. It is replaced as a whole, so that a crash leaves the one or the other.</summary>
internal sealed class Positiebestand(string pad)
{
    // More than the longest number and a line end.
    private const int MaxBytes = 32;

    /// <summary>The position; <see langword="null"/> when there is no file yet.</summary>
    /// <exception cref="InvalidDataException">There is a file, and it is none of ours: beginning anew would give everything twice.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal long? Read()
    {
        if (!File.Exists(pad))
            return null;
        using var bron = new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var bytes = new byte[MaxBytes];
        var tekst = System.Text.Encoding.ASCII.GetString(bytes, 0, bron.ReadAtLeast(bytes, MaxBytes, throwOnEndOfStream: false)).TrimEnd('\r', '\n');
        return long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var positie) && positie > 0
            ? positie
            : throw new InvalidDataException($"{pad} is geen positiebestand. Noem een ander bestand, of verwijder het en begin met --vanaf.");
    }

    /// <summary>Keeps a position, durably.</summary>
    /// <exception cref="IOException">It cannot be written; the position that was stays.</exception>
    internal void Write(long positie)
    {
        var nieuw = pad + ".nieuw";
        using (var doel = new FileStream(nieuw, FileMode.Create, FileAccess.Write))
        {
            doel.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{positie}\n")));
            doel.Flush(flushToDisk: true);
        }

        File.Move(nieuw, pad, overwrite: true);
    }
}
