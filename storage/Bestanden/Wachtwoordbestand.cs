namespace IB.Gateway.Storage;

/// <summary>A file of which the first line is a password.</summary>
public static class Wachtwoordbestand
{
    private const int MaxBytes = 4096;

    /// <summary>The password.</summary>
    /// <param name="pad">The file, of at most 4096 bytes.</param>
    /// <exception cref="IOException">It cannot be read, is too large, or its first line is empty; says so in Dutch, beginning with the path.</exception>
    public static string Read(string pad)
    {
        try
        {
            using var stream = new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > MaxBytes)
                throw new InvalidDataException($"{pad} is {stream.Length} bytes; hoogstens {MaxBytes}. Is dit het goede bestand?");
            using var lezer = new StreamReader(stream);
            return lezer.ReadLine() is { Length: > 0 } regel ? regel : throw new InvalidDataException($"{pad} is leeg. Zet het wachtwoord op de eerste regel.");
        }
        catch (InvalidDataException fout)
        {
            throw new IOException(fout.Message, fout);
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{pad} is niet te lezen ({fout.GetType().Name}). Herstel het bestand of de rechten.", fout);
        }
    }
}
