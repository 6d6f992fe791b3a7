using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Spectre.Console;

namespace IB.Gateway.Cli;

/// <summary>Answers <c>--version</c>.</summary>
internal sealed class Versietekst(IAnsiConsole console) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        console.WriteRegel(typeof(Versietekst).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        return Uitgang.Goed;
    }
}
