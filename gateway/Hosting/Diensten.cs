using System.Diagnostics.Metrics;
using IB.Gateway.Beheer;
using IB.Gateway.Identiteit;
using IB.Gateway.Limieten;
using IB.Gateway.Redis;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Schemas;
using IB.Gateway.Schijfruimte;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using IB.Gateway.Telemetrie;
using IB.Gateway.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Hosting;

/// <summary>Puts the knooppunt together. What is opened here was opened before the host is built, so that a refusal comes first.</summary>
internal static class Diensten
{
    internal static IServiceCollection AddKnooppunt(
        this IServiceCollection services, Instellingen instellingen, IOpslag opslag, Processorkeuze processors, IVrijeRuimte schijf, TimeProvider tijd)
    {
        services.AddSingleton(tijd);
        services.AddOpslag(opslag);
        services.AddSingleton(instellingen.Knooppunt).AddSingleton(instellingen.Bezorging).AddSingleton(instellingen.Bewaren);
        services.AddSingleton(s => Schemabron.Open(
                instellingen.Schemas.Map, c => s.GetRequiredService<Keuring>().Prepare(c), tijd, s.GetRequiredService<ILogger<Schemabron>>()))
            .AddSingleton<ICatalogusBron>(s => s.GetRequiredService<Schemabron>());
        services.AddSingleton<Verschilmelder>()
            .AddSingleton(s => new Keuring(
                instellingen.Validatie.Motor, s.GetRequiredService<ICatalogusBron>(), s.GetRequiredService<Verschilmelder>().Report))
            .AddSingleton<IBerichtValidator>(s => new GemetenValidator(
                s.GetRequiredService<Keuring>().Validator, s.GetRequiredService<Knooppuntmeter>(), tijd));
        services.AddSingleton<INummergever, Nummergever>();
        services.AddSingleton<IBerichtontvangst, Berichtontvangst>();
        // First what the doors need, then the doors, what works behind them, and what measures it. Supervision is last: what is registered later stops
        // sooner, so loops end before what they work with.
        return services
            .AddIdentiteit(instellingen)
            .AddHerladingen()
            .AddRedis(instellingen, opslag)
            .AddLimieten(instellingen, schijf)
            .AddStuf(instellingen)
            .AddRest(instellingen)
            .AddBezorging()
            .AddProcessors(instellingen, processors)
            .AddVolgen(instellingen)
            .AddKafka(instellingen)
            .AddSingleton<Bevriezingmeters>()
            .AddSingleton<Onderwerpmeters>()
            .AddSingleton(s => new Herbezorgmeters(s.GetRequiredService<IMeterFactory>(), () => s.GetRequiredService<Herbezorgdienst>().Stand))
            .AddSingleton(s => new Bewaarmeters(s.GetRequiredService<IMeterFactory>(), () => s.GetRequiredService<Bewaardienst>().Stand))
            .AddSingleton(s => new Processormeters(
                s.GetRequiredService<IMeterFactory>(), () => s.GetRequiredService<Processordienst>().Voortgang, s.GetRequiredService<Journaalmeting>(), tijd))
            .AddTelemetrie(instellingen.Telemetrie, Kent)
            .AddBeheer(instellingen.Toezicht);
    }

    private static void AddOpslag(this IServiceCollection services, IOpslag opslag)
        => services
            .AddSingleton(opslag)
            .AddSingleton<IJournaal>(new GemetenJournaal(opslag.Journaal))
            .AddSingleton(opslag.Bezorgingen)
            .AddSingleton(opslag.Bewaring)
            .AddSingleton(opslag.Gezondheid)
            .AddSingleton(opslag.Zoeker)
            .AddSingleton(opslag.Herbezorgtaken)
            .AddSingleton(opslag.Processors)
            .AddSingleton(opslag.Seinen)
            .AddSingleton(opslag.Volgen)
            .AddSingleton(opslag.Volgposities);

    // The source of the catalog logs, and the log counts: what is counted cannot ask for the catalog before there is one.
    private static Func<string, bool> Kent(IServiceProvider services)
    {
        var bron = new Lazy<ICatalogusBron>(services.GetRequiredService<ICatalogusBron>);
        return functie => bron.Value.Huidig.FindByFunctie(functie).Count > 0;
    }

    private static IServiceCollection AddIdentiteit(this IServiceCollection services, Instellingen instellingen)
        => services
            .AddSingleton(s => new Vertrouwensbron(
                instellingen.Vertrouwen, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<Vertrouwensbron>>()))
            .AddSingleton<Certificaatverificatie>()
            .AddSingleton(_ => Eigencertificaat.Load(instellingen.Luister.Certificaat, instellingen.Luister.Sleutel))
            .AddSingleton<Ontvangerverbinding>()
            .AddSingleton<Weigerlog>()
            .AddSingleton<IGereedheidscheck, Intrekkingscheck>()
            .AddSingleton<IMeterset, Vertrouwensmeters>()
            .AddSingleton(s => Partijenbron.Open(instellingen.Partijen, s))
            .AddSingleton<IPartijregisterBron>(s => s.GetRequiredService<PartijenBestand>());

    private static IServiceCollection AddHerladingen(this IServiceCollection services)
        => services
            .AddSingleton(s => new Herlading("partijen", "Het partijenbestand", 2002, () => s.GetRequiredService<PartijenBestand>().Fouten))
            .AddSingleton(s => new Herlading("schemas", "De map met schemapakketten", 2202, () => s.GetRequiredService<Schemabron>().Fouten))
            .AddSingleton(
                s => new Herlading("vertrouwen", "Een CA-certificaat of intrekkingslijst", 4102, () => s.GetRequiredService<Vertrouwensbron>().Stand.Fouten));

    private static IServiceCollection AddStuf(this IServiceCollection services, Instellingen instellingen)
        => services.AddSingleton(instellingen.Stuf).AddSingleton<Stufantwoorder>().AddSingleton<Stufport>().AddSingleton<Wsdl>()
            .AddSingleton<IBezorger>(s => Gemeten(s, new Stufbezorger(
                s.GetRequiredService<Ontvangerverbinding>().Client,
                Kortetermijn.Build(instellingen.StufBezorging, s.GetRequiredService<TimeProvider>(), Toeval.Next),
                s.GetRequiredService<TimeProvider>())));

    private static IServiceCollection AddRest(this IServiceCollection services, Instellingen instellingen)
        => services.AddSingleton(instellingen.Rest).AddSingleton<IBerichtsoortkeuze, Soortkeuze>()
            .AddSingleton<IBezorger>(s => Gemeten(s, new RestBezorger(
                () => s.GetRequiredService<Ontvangerverbinding>().Client, s.GetRequiredService<IPartijregisterBron>(),
                instellingen.RestBezorging, s.GetRequiredService<TimeProvider>(), Toeval.Next)));

    private static GemetenBezorger Gemeten(IServiceProvider services, IBezorger bezorger)
        => new GemetenBezorger(
            bezorger, services.GetRequiredService<Knooppuntmeter>(), services.GetRequiredService<Bezorglast>(), services.GetRequiredService<TimeProvider>());

    private static IServiceCollection AddProcessors(this IServiceCollection services, Instellingen instellingen, Processorkeuze processors)
        => services.AddSingleton(instellingen.Processors).AddSingleton(processors)
            .AddSingleton(s => s.GetRequiredService<Keuring>().Lezer).AddSingleton(s => s.GetRequiredService<Keuring>().Schrijver)
            .AddSingleton<Processordienst>().AddSingleton<IVerwerksein>(s => s.GetRequiredService<Processordienst>())
            .AddSingleton<IInhoudlezers>(s => s.GetRequiredService<Processordienst>())
            .AddSingleton<IGereedheidscheck>(s => new Verwerkingscheck(
                () => s.GetRequiredService<Processordienst>().Voortgang, instellingen.Bewaren, instellingen.Toezicht, s.GetRequiredService<TimeProvider>()));

    private static IServiceCollection AddVolgen(this IServiceCollection services, Instellingen instellingen)
        => services.AddOnderwerpen(instellingen.Onderwerpen).AddSingleton<Onderwerplezer>()
            .AddSingleton(s => new Journaalstaart(
                s.GetRequiredService<IVolgopslag>(), s.GetRequiredService<IPartijregisterBron>(), s.GetRequiredService<ICatalogusBron>(),
                instellingen.Onderwerpen.Ronde, s.GetRequiredService<TimeProvider>()));

    // Without a cluster there is nothing: no service, no metric, no check.
    private static IServiceCollection AddKafka(this IServiceCollection services, Instellingen instellingen)
        => !instellingen.Kafka.Aan ? services : services.AddSingleton(instellingen.Kafka).AddSingleton<Kafkadienst>()
            .AddSingleton(s => new Kafkameters(
                s.GetRequiredService<IMeterFactory>(), () => s.GetRequiredService<Kafkadienst>().Stand, s.GetRequiredService<Journaalmeting>(),
                s.GetRequiredService<TimeProvider>()))
            .AddSingleton<IGereedheidscheck>(s => new Kafkacheck(
                () => s.GetRequiredService<Kafkadienst>().Stand, instellingen.Kafka, s.GetRequiredService<TimeProvider>()));

    private static IServiceCollection AddBezorging(this IServiceCollection services)
        => services.AddSingleton<Beurtwacht>().AddSingleton<Voorrang>()
            .AddSingleton<Seindienst>().AddSingleton<Bezorgdienst>().AddSingleton<IBezorgsein, Seinverdeler>()
            .AddSingleton<Verloopdienst>().AddSingleton<Vrijgavedienst>().AddSingleton<Bewaardienst>().AddSingleton<Herbezorgdienst>();
}
