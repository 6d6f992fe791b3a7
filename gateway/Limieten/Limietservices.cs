using IB.Gateway.Beheer;
using IB.Gateway.Hosting;
using IB.Gateway.Ontvangst;
using IB.Gateway.Schijfruimte;
using IB.Gateway.Telemetrie;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.Limieten;

/// <summary>Registers what keeps the load within bounds.</summary>
internal static class Limietservices
{
    /// <summary>Adds the limits per party, the gate for new messages and the watch over the disk.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="instellingen">Valid settings.</param>
    /// <param name="schijf">The disk of the store.</param>
    public static IServiceCollection AddLimieten(this IServiceCollection services, Instellingen instellingen, IVrijeRuimte schijf)
    {
        var grootste = Math.Max(instellingen.Stuf.MaxBytes, instellingen.Rest.MaxVerzoek);
        return services
            .AddSingleton(new Bytesbudget(instellingen.Bytesbudget))
            .AddSingleton(new Grensbepaling(instellingen.Limieten, instellingen.Bytesbudget, grootste))
            .AddSingleton(new Bezorglast(instellingen.Bezorging.MaxGelijktijdig * grootste))
            .AddSingleton<Partijlimieten>()
            .AddSingleton(schijf).AddSingleton(instellingen.Ruimte)
            .AddSingleton<Schijfwacht>()
            .AddSingleton<IGereedheidscheck>(s => s.GetRequiredService<Schijfwacht>())
            .AddSingleton<Budgetbezwaar>()
            .AddSingleton<IInnamebezwaar>(s => s.GetRequiredService<Budgetbezwaar>())
            .AddSingleton<IInnamebezwaar>(s => s.GetRequiredService<Schijfwacht>())
            .AddSingleton<IInnamebezwaar, Opslagbezwaar>()
            .AddSingleton<Innamepoort>()
            .AddSingleton<Lastmeters>()
            .AddSingleton<Limietinzage>();
    }
}
