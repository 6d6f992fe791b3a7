using System.Text;

namespace IB.Gateway.Pki;

/// <summary>Writes the files of the test PKI: keys for the owner only, nothing overwritten but lists, and those at once.</summary>
internal static class Pkibestanden
{
    private const UnixFileMode Eigenaar = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Leesbaar = Eigenaar | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <exception cref="IOException">The file exists.</exception>
    public static void CreateSleutel(string pad, Sleutelpaar sleutel)
    {
        var pem = sleutel.ExportPem();
        try
        {
            Write(pad, pem, FileMode.CreateNew, Eigenaar);
        }
        finally
        {
            Array.Clear(pem);
        }
    }

    /// <exception cref="IOException">The file exists.</exception>
    public static void Create(string pad, string pem) => Write(pad, pem, FileMode.CreateNew, Leesbaar);

    /// <summary>Puts a whole new file in the place of the old one; a reader sees one of the two.</summary>
    public static void Replace(string pad, string pem)
    {
        var tijdelijk = pad + ".nieuw";
        Write(tijdelijk, pem, FileMode.Create, Leesbaar);
        File.Move(tijdelijk, pad, overwrite: true);
    }

    private static void Write(string pad, ReadOnlySpan<char> pem, FileMode wijze, UnixFileMode rechten)
    {
        var opties = new FileStreamOptions { Mode = wijze, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            opties.UnixCreateMode = rechten;
        using var schrijver = new StreamWriter(pad, Encoding.ASCII, opties);
        schrijver.Write(pem);
        schrijver.Write('\n');
    }
}
