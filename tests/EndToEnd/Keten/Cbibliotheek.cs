using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A small C library between a program and the system (<c>LD_PRELOAD</c>), so that a test needs no rights and no mount.</summary>
internal static class Cbibliotheek
{
    /// <summary>The environment variable that puts it there.</summary>
    internal const string Variabele = Schijf.Voorlader;

    /// <summary>Compiles an embedded source in a folder and gives the path of the library.</summary>
    /// <exception cref="InvalidOperationException">There is no C compiler.</exception>
    internal static Task<string> CompileAsync(string bron, string map) => Ccompiler.CompileAsync(typeof(Cbibliotheek).Assembly, bron, map);
}
