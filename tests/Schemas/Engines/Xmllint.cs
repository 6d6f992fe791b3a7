using System.ComponentModel;
using System.Diagnostics;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The validator of libxml2, as a second opinion from another implementation.</summary>
internal static class Xmllint
{
    /// <summary>What is wrong with the document in file <paramref name="xml"/>; empty when it is valid.</summary>
    public static IReadOnlyList<string> Validate(string xsd, string xml)
    {
        var (code, uitvoer) = Run("--noout", "--nonet", "--schema", xsd, xml);
        return code switch
        {
            0 => [],
            1 or 3 => uitvoer, // not well-formed, not valid
            _ => throw new InvalidOperationException($"xmllint ended with {code}: {string.Join(' ', uitvoer)}"),
        };
    }

    private static (int Code, string[] Uitvoer) Run(params string[] argumenten)
    {
        var start = new ProcessStartInfo("xmllint") { RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in argumenten)
            start.ArgumentList.Add(argument);
        try
        {
            using var proces = Process.Start(start)!;
            var uitvoer = proces.StandardError.ReadToEnd();
            proces.WaitForExit();
            return (proces.ExitCode, uitvoer.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("xmllint is needed for these tests: apt-get install libxml2-utils", e);
        }
    }
}
