using System.ComponentModel;
using System.Diagnostics;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The validator of libxml2, as a second opinion from another implementation.</summary>
internal static class Xmllint
{
    /// <summary>Requires that a document satisfies a schema of which all files are given.</summary>
    internal static async Task RequireValidAsync(byte[] document, string schema, IReadOnlyDictionary<string, byte[]> schemabestanden)
    {
        using var map = new TijdelijkeMap();
        foreach (var (naam, bytes) in schemabestanden)
            await File.WriteAllBytesAsync(map[naam], bytes, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(map["document.xml"], document, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("xmllint", ["--noout", "--nonet", "--schema", map[schema], map["document.xml"]])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var proces = Process.Start(start)!;
            var fouten = await proces.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await proces.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(proces.ExitCode == 0, fouten);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("xmllint is needed for these tests: apt-get install libxml2-utils", e);
        }
    }
}
