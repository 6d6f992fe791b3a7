using System.Buffers.Text;
using System.Security.Cryptography;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>
/// The file with key-encryption keys: a line per key, <c>id base64</c> (32 bytes), <c>#</c> for remarks. The first key wraps.
/// To rotate, put a new line above the others; take an old line away only when the store no longer asks for it.
/// </summary>
internal static class Sleutelbestand
{
    private const int MaxBytes = 64 << 10;
    private const int MaxIdLength = 64;

    public static Sleutelbos Load(string path)
    {
        var keys = new List<KeyValuePair<string, byte[]>>();
        var number = 0;
        foreach (var line in ReadLines(path))
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
                continue;
            var key = Parse(text) ?? throw new OpslagException(
                $"Sleutelbestand {path}, regel {number}: verwacht 'id base64' met een id van 1-{MaxIdLength} tekens en een sleutel van {Sleutelbos.KeyLength} bytes. Herstel de regel of zet een reservekopie terug.");
            if (keys.Exists(k => k.Key == key.Key))
                throw new OpslagException($"Sleutelbestand {path}, regel {number}: id '{key.Key}' komt twee keer voor. Laat één regel staan.");
            keys.Add(key);
        }

        return keys.Count > 0
            ? new Sleutelbos(path, keys)
            : throw new OpslagException($"Sleutelbestand {path} bevat geen sleutel. Zet een reservekopie terug.");
    }

    /// <summary>Makes a file with one random key, readable by the owner only. Fails when it exists.</summary>
    public static void Create(string path, DateTimeOffset now)
    {
        var id = $"kek-{now:yyyyMMdd}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var key = RandomNumberGenerator.GetBytes(Sleutelbos.KeyLength);
        // Whole or not at all: a half-written key file next to no database would stop the next start.
        var draft = path + ".nieuw";
        File.Delete(draft);
        using (var stream = Bestanden.Rechten.CreateFile(draft))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write($"""
                # Sleutels van de opslag van IB.Gateway. Zonder dit bestand is alle inhoud voorgoed onleesbaar:
                # bewaar er een kopie van, gescheiden van de gegevens. De bovenste sleutel versleutelt, de andere ontsleutelen alleen.
                {id} {Convert.ToBase64String(key)}

                """);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        CryptographicOperations.ZeroMemory(key);
        File.Move(draft, path, overwrite: false);
    }

    private static List<string> ReadLines(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > MaxBytes)
                throw new OpslagException($"Sleutelbestand {path} is {stream.Length} bytes; hoogstens {MaxBytes}. Is dit het goede bestand?");
            using var reader = new StreamReader(stream);
            var lines = new List<string>();
            while (reader.ReadLine() is { } line)
                lines.Add(line);
            return lines;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpslagException(
                $"Sleutelbestand {path} is niet te lezen ({e.GetType().Name}). Zet het terug uit de reservekopie of herstel de rechten; er wordt geen nieuw gemaakt, want dat zou de bestaande inhoud onleesbaar maken.",
                e);
        }
    }

    private static KeyValuePair<string, byte[]>? Parse(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space is < 1 or > MaxIdLength)
            return null;
        var base64 = line.AsSpan(space + 1).Trim();
        var key = new byte[Sleutelbos.KeyLength];
        return Base64.IsValid(base64, out var length) && length == key.Length && Convert.TryFromBase64Chars(base64, key, out var written)
            && written == key.Length
            ? new(line[..space], key)
            : null;
    }
}
