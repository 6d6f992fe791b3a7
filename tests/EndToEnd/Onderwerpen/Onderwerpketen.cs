namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A chain with topics, and parties that may follow them.</summary>
public sealed class Onderwerpketen : Ketenfixture
{
    internal const string Zorgstatus = "wmo-zorgstatus";
    internal const string Toewijzingen = "wmo-toewijzingen";
    internal const string Ver = "2020-01-01";

    internal override Ketenplan Plan { get; } = Create(static _ => { });

    /// <summary>The plan, with more in the party directory.</summary>
    internal static Ketenplan Create(Action<Partijregisterbestand> meer) => new()
    {
        Instellingen = new Dictionary<string, string>(Ketenplan.Ongeduldig) { ["onderwerpen:hartslag"] = "00:00:01" },
        Partijen = register =>
        {
            register.Declare(Zorgstatus, "WMO305", "WMO307");
            register.Declare(Toewijzingen, "WMO301");
            register.Entitle(Deelnemers.Cak, Zorgstatus, "inhoud", "landelijk", Ver);
            register.Entitle(Deelnemers.Cak, Toewijzingen, "melding", "landelijk", Ver);
            register.Entitle(Deelnemers.ZorgThuis, Toewijzingen, "melding", "eigen", Ver);
            register.Entitle(Deelnemers.Buurman, Toewijzingen, "inhoud", "eigen", Ver);
            meer(register);
        },
    };
}
