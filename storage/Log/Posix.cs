using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IB.Gateway.Storage.Log;

/// <summary>What the log asks of Linux that .NET has no call for. Elsewhere the nearest that .NET has.</summary>
internal static class Posix
{
    private const string Libc = "libc";
    private const int KeepSize = 1;
    private const int PunchHole = 2;

    // By way of the program itself, which finds them as every other library does; the tests of failing disks stand in between there.
    static Posix() => NativeLibrary.SetDllImportResolver(
        typeof(Posix).Assembly, static (naam, _, _) => naam == Libc && OperatingSystem.IsLinux() ? NativeLibrary.GetMainProgramHandle() : 0);

    /// <summary>Has the bytes on disk when it returns. Without the times of the file, which cost a second write.</summary>
    public static void FlushData(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            RandomAccess.FlushToDisk(file);
        else if (Fdatasync(file) != 0)
            throw Failed("fdatasync");
    }

    /// <summary>Has the entries of a folder on disk: a file that was made is not there after a power cut without it.</summary>
    public static void FlushFolder(string path)
    {
        // Windows keeps folder entries itself.
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(path, 0);
        if (folder < 0)
            throw Failed($"open {path}");
        var code = Fsync(folder);
        var failure = code == 0 ? null : Failed($"fsync {path}");
        _ = Close(folder);
        if (failure is not null)
            throw failure;
    }

    /// <summary>Makes a file this long, with blocks of its own for all of it.</summary>
    public static void Allocate(SafeFileHandle file, long length)
    {
        if (!OperatingSystem.IsLinux())
            RandomAccess.SetLength(file, length);
        else if (Fallocate(file, 0, 0, length) != 0)
            throw Failed("fallocate");
    }

    /// <summary>Gives the blocks of a range back to the file system; what is read there afterwards is zero.</summary>
    public static void Punch(SafeFileHandle file, long offset, long length)
    {
        if (OperatingSystem.IsLinux())
        {
            if (Fallocate(file, KeepSize | PunchHole, offset, length) != 0)
                throw Failed("fallocate");
            return;
        }

        var zeroes = new byte[Math.Min(length, 1 << 20)];
        for (var done = 0L; done < length; done += zeroes.Length)
            RandomAccess.Write(file, zeroes.AsSpan(0, (int)Math.Min(zeroes.Length, length - done)), offset + done);
    }

    private static IOException Failed(string call)
        => new($"{call}: {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());

    [DllImport(Libc, EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fdatasync(SafeFileHandle file);

    [DllImport(Libc, EntryPoint = "fallocate", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fallocate(SafeFileHandle file, int mode, long offset, long length);

    [DllImport(Libc, EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport(Libc, EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int file);

    [DllImport(Libc, EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
