using Microsoft.Win32.SafeHandles;

namespace IB.Gateway.Storage.Bestanden;

/// <summary>Folders 0700, files 0600 on Unix. On Windows the folder's ACL rules.</summary>
internal static class Rechten
{
    private const UnixFileMode Eigenaar = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void EnsureFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Eigenaar | UnixFileMode.UserExecute);
        // A folder for temporary files is everybody's: closing it would break the machine, leaving it open would break the promise.
        if (File.GetUnixFileMode(path).HasFlag(UnixFileMode.StickyBit))
            throw new OpslagException($"Gegevensmap {path} is een gedeelde map. Kies een map die alleen voor de opslag is.");
        File.SetUnixFileMode(path, Eigenaar | UnixFileMode.UserExecute);
    }

    public static FileStream CreateFile(string path)
        => new(path, With(new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None }));

    /// <summary>Makes a segment file with this many bytes in reserve, so that writing it cannot find the disk full.</summary>
    public static SafeFileHandle CreateSegment(string path, long reserve)
    {
        // The folder is the owner's alone, so the moment before the mode is set does no harm.
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, FileOptions.None, reserve);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, Eigenaar);
        return file;
    }

    public static FileStream OpenAppend(string path)
        => new(path, With(new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 }));

    public static FileStream OpenOrCreateExclusive(string path)
        => new(path, With(new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 }));

    private static FileStreamOptions With(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Eigenaar;
        return options;
    }
}
