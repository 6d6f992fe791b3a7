namespace IB.Gateway.Routing.Processors;

/// <summary>What operators can do, as it is recorded and logged.</summary>
internal static class Ingreepdaad
{
    internal const string Hervat = "hervat";
    internal const string Terzijde = "terzijde";
    internal const string Aanvaard = "aanvaard";
    internal const string Replay = "replay";
}
