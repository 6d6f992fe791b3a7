using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IB.Gateway.Testing;

/// <summary>
/// Memory between two pages that nobody may touch: who reads one byte before or behind what was put in it ends the process. The bytes
/// themselves can be read only. Linux; one thread at a time.
/// </summary>
public sealed class Grensgeheugen : IDisposable
{
    private const int NoAccess = 0;
    private const int Read = 1;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly nuint _pagina = (nuint)Environment.SystemPageSize;
    private readonly nuint _ruimte;
    private readonly nint _begin;

    /// <param name="capaciteit">Most bytes that can be put in it.</param>
    /// <exception cref="InvalidOperationException">The system gives no such memory.</exception>
    public Grensgeheugen(int capaciteit)
    {
        _ruimte = ((nuint)capaciteit + _pagina - 1) / _pagina * _pagina;
        _begin = Mmap(0, _ruimte + (2 * _pagina), NoAccess, PrivateAnonymous, -1, 0);
        if (_begin == -1)
            throw new InvalidOperationException($"mmap: {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>Puts bytes against the page behind them, and gives them back from there.</summary>
    public ReadOnlySpan<byte> PutAtEnd(ReadOnlySpan<byte> bytes) => Put(bytes, _ruimte - (nuint)bytes.Length);

    /// <summary>Puts bytes against the page before them, and gives them back from there.</summary>
    public ReadOnlySpan<byte> PutAtBegin(ReadOnlySpan<byte> bytes) => Put(bytes, 0);

    public void Dispose() => _ = Munmap(_begin, _ruimte + (2 * _pagina));

    private Span<byte> Put(ReadOnlySpan<byte> bytes, nuint plaats)
    {
        if ((nuint)bytes.Length > _ruimte)
            throw new ArgumentException("More than there is room for.", nameof(bytes));
        Protect(ReadWrite);
        var doel = MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), (nuint)_begin + _pagina + plaats), bytes.Length);
        bytes.CopyTo(doel);
        Protect(Read);
        return doel;
    }

    private void Protect(int bescherming)
    {
        if (Mprotect(_begin + (nint)_pagina, _ruimte, bescherming) != 0)
            throw new InvalidOperationException($"mprotect: {Marshal.GetLastPInvokeError()}.");
    }

    [DllImport("libc", EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Mmap(nint adres, nuint lengte, int bescherming, int soort, int bestand, nint plaats);

    [DllImport("libc", EntryPoint = "munmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Munmap(nint adres, nuint lengte);

    [DllImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Mprotect(nint adres, nuint lengte, int bescherming);
}
