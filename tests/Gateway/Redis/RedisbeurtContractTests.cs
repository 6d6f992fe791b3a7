using IB.Gateway.Redis;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Contracts;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Proefservers;

namespace IB.Gateway.Tests.Redis;

/// <summary>Turns of which Redis is asked first are turns as the contract has them.</summary>
public sealed class RedisbeurtContractTests(Gedeeldeserver server, Gedeelderedis redis) : BeurtContract, IClassFixture<Gedeelderedis>
{
    private readonly PostgresProef _proef = new(server);
    private readonly string _voorvoegsel = $"proef-{Guid.NewGuid():N}:";

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time)
    {
        var options = Redisknooppunt.Options(redis.Server) with { Voorvoegsel = _voorvoegsel, Tijdslimiet = TimeSpan.FromSeconds(1) };
        return new Opslag(await _proef.OpenAsync(time), await Redisknooppunt.StartAsync(options, $"{Guid.NewGuid():N}"));
    }

    protected override void Cleanup() => _proef.Dispose();

    /// <summary>A store with the turns that a node with Redis has.</summary>
    private sealed class Opslag(PostgresOpslag opslag, Redisknooppunt knooppunt) : IOpslag
    {
        private readonly Redisbeurten _beurten = knooppunt.Beurten(opslag.Beurten);

        public IJournaal Journaal => opslag.Journaal;

        public IBezorgingen Bezorgingen => opslag.Bezorgingen;

        public IBewaring Bewaring => opslag.Bewaring;

        public IZoeker Zoeker => opslag.Zoeker;

        public IHerbezorgtaken Herbezorgtaken => opslag.Herbezorgtaken;

        public IProcessoropslag Processors => opslag.Processors;

        public IVolgopslag Volgen => opslag.Volgen;

        public IVolgposities Volgposities => opslag.Volgposities;

        public IBeurten Beurten => _beurten;

        public ISeinen Seinen => opslag.Seinen;

        public IOpslagGezondheid Gezondheid => opslag.Gezondheid;

        // In the order in which a node closes.
        public async ValueTask DisposeAsync()
        {
            await _beurten.DisposeAsync();
            await knooppunt.DisposeAsync();
            await opslag.DisposeAsync();
        }
    }
}

/// <summary>A Redis for all tests of a class.</summary>
public sealed class Gedeelderedis : IAsyncLifetime
{
    private Redisserver? _server;

    internal Redisserver Server => _server!;

    public async ValueTask InitializeAsync() => _server = await Redisserver.StartAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
