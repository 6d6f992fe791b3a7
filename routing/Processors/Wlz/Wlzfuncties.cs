namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>The functies of the Wlz messages, and of those of iWmo from which registrations are taken.</summary>
internal static class Wlzfuncties
{
    internal const string CizStatus = "CizStatus";
    internal const string Registratie = "WlzVoorzieningRegistratie";
    internal const string Vraag = "RegistertoetsVraag";
    internal const string Signaal = "WlzSignaal";
    internal const string Antwoord = "RegistertoetsAntwoord";
    internal const string Toewijzing = "WMO301";
    internal const string Start = "WMO305";
    internal const string Stop = "WMO307";
}
