using System.Buffers;
using System.IO.Pipelines;

namespace IB.Gateway.Rest;

/// <summary>Lines of application/x-ndjson.</summary>
internal static class Ndjsonregel
{
    /// <summary>Ends a line.</summary>
    public static void End(PipeWriter doel) => doel.Write("\n"u8);
}
