using System.Buffers;

namespace IB.Gateway.Cli;

/// <summary>What came of reading a file: the bytes, or why not.</summary>
/// <param name="Inhoud">The bytes, good until the reader reads again; empty unless <paramref name="Soort"/> is Gelezen.</param>
/// <param name="Soort">How it went.</param>
/// <param name="Uitleg">Why it could not be read, in Dutch; empty otherwise.</param>
internal readonly record struct Leesuitkomst(ReadOnlyMemory<byte> Inhoud, Leessoort Soort, string Uitleg);

/// <summary>How reading a file went.</summary>
internal enum Leessoort
{
    /// <summary>All of it was read.</summary>
    Gelezen = 1,

    /// <summary>There is more of it than the reader may hold.</summary>
    TeGroot,

    /// <summary>There is no such file, or it cannot be read.</summary>
    Onleesbaar,
}

/// <summary>
/// Reads files whole into one buffer that is used again for the next. It counts what comes rather than what the file system says, so
/// pipes and devices are bounded too. Not for use by two threads at once.
/// </summary>
/// <param name="omgeving">For standard input, which is called <c>-</c>.</param>
/// <param name="maximum">Most bytes that are read.</param>
internal sealed class Bestandlezer(Omgeving omgeving, int maximum) : IDisposable
{
    /// <summary>The name of standard input.</summary>
    internal const string StandaardInvoer = "-";

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);

    /// <summary>Reads a file, or standard input.</summary>
    internal Leesuitkomst Read(string pad)
    {
        if (Directory.Exists(pad))
            return Onleesbaar($"{pad} is een map. Noem de bestanden zelf.");
        try
        {
            using var bron = pad == StandaardInvoer
                ? omgeving.OpenInvoer()
                : new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return Read(bron);
        }
        catch (Exception fout) when (fout is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return Onleesbaar($"{pad} bestaat niet. Controleer de naam.");
        }
        catch (UnauthorizedAccessException)
        {
            return Onleesbaar($"{pad} mag niet worden gelezen. Controleer de rechten.");
        }
        catch (IOException fout)
        {
            return Onleesbaar($"{pad} kan niet worden gelezen ({fout.Message}).");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Return();

    private Leesuitkomst Read(Stream bron)
    {
        var lengte = 0;
        while (true)
        {
            if (lengte == _buffer.Length)
                Grow();
            var gelezen = bron.Read(_buffer, lengte, Math.Min(_buffer.Length, maximum + 1) - lengte);
            if (gelezen == 0)
                return new Leesuitkomst(_buffer.AsMemory(0, lengte), Leessoort.Gelezen, string.Empty);
            lengte += gelezen;
            if (lengte > maximum)
                return new Leesuitkomst(default, Leessoort.TeGroot, string.Empty);
        }
    }

    private void Grow()
    {
        var groter = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(groter, 0);
        Return();
        _buffer = groter;
    }

    private void Return() => ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);

    private static Leesuitkomst Onleesbaar(string uitleg) => new(default, Leessoort.Onleesbaar, uitleg);
}
