using System.ComponentModel;
using System.Diagnostics;

namespace IB.Gateway.Testing;

/// <summary>The XML Schema validator of libxml2: the arbiter where another implementation than that of the framework must speak.</summary>
public static class Xmllint
{
    /// <summary>Judges the documents in the files <paramref name="xml"/> by the schema in file <paramref name="xsd"/>; says which are valid.</summary>
    /// <exception cref="InvalidOperationException">xmllint is not installed, or could not judge.</exception>
    public static IReadOnlySet<string> FindGeldige(string xsd, IReadOnlyCollection<string> xml)
    {
        var start = new ProcessStartInfo("xmllint") { RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["--noout", "--nonet", "--schema", xsd, .. xml])
            start.ArgumentList.Add(argument);
        try
        {
            using var proces = Process.Start(start)!;
            var uitvoer = proces.StandardError.ReadToEnd();
            proces.WaitForExit();

            // 3: not valid; 1: not well-formed. Anything else is no verdict.
            if (proces.ExitCode is not (0 or 1 or 3))
                throw new InvalidOperationException($"xmllint ended with {proces.ExitCode}: {uitvoer}");
            var regels = uitvoer.Split('\n').ToHashSet(StringComparer.Ordinal);
            return xml.Where(x => regels.Contains($"{x} validates")).ToHashSet(StringComparer.Ordinal);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("xmllint is needed for these tests: apt-get install libxml2-utils", e);
        }
    }
}
