using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace IB.Gateway.Rest;

/// <summary>What every request that follows a topic needs. Safe for use by many threads at once.</summary>
internal sealed class Volgmiddelen(
    Toegangsbepaling toegangen, IVolgopslag opslag, Onderwerplezer lezer, Journaalstaart staart, INummergever nummers, OnderwerpOptions options,
    KnooppuntOptions knooppunt, IHostApplicationLifetime leven, TimeProvider tijd)
{
    public OnderwerpOptions Options => options;

    public TimeProvider Tijd => tijd;

    /// <summary>The knooppunt is going to stop: who waits is answered, and streams end.</summary>
    public bool Stopt => leven.ApplicationStopping.IsCancellationRequested;

    /// <summary>
    /// What the caller may see by what holds now, who he is included; <see langword="null"/> for nothing. Asked again before everything that
    /// goes out: an open connection is no standing permission.
    /// </summary>
    public Toegang? Find(HttpContext http, string naam)
        => FindPartij(http) is { } partij ? toegangen.Find(partij, naam) : null;

    /// <summary>Whether it is still known who the caller is; his rights are another matter.</summary>
    public static bool Kent(HttpContext http) => FindPartij(http) is not null;

    /// <summary>
    /// Whether the caller may still have a message as it was made ready for him: by what holds now he is the same party, may see it, in the same
    /// mode, and on the ground that its history names.
    /// </summary>
    public bool Mag(HttpContext http, Toegang toegang, Bericht bericht)
        => toegang.GeldtNog(bericht, Find(http, toegang.Onderwerp.Naam));

    /// <summary>How much there is to follow, when some of what comes at or after a position is forgotten already.</summary>
    /// <exception cref="OpslagException">The store is in trouble.</exception>
    public async ValueTask<Journaalgrenzen?> FindVervallenAsync(long vanaf, CancellationToken cancellationToken)
        => await opslag.GetGrenzenAsync(cancellationToken) is var grenzen && grenzen.Eerste > vanaf ? grenzen : null;

    /// <inheritdoc cref="Onderwerplezer.ReadAsync"/>
    public ValueTask<Onderwerpstuk> ReadAsync(Toegang toegang, long vanaf, int limiet, bool wacht, CancellationToken cancellationToken)
        => lezer.ReadAsync(toegang.Onderwerp, toegang.Partij, toegang.Recht, toegang.Vandaag, vanaf, limiet, options.MaxBladBytes, wacht, cancellationToken);

    /// <inheritdoc cref="Journaalstaart.Join"/>
    public IDisposable Join() => staart.Join();

    /// <summary>Waits until there is a message at or after a position, of whatever kind, or the time is over, or the knooppunt stops.</summary>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async Task WaitAsync(long vanaf, TimeSpan hoogstens, CancellationToken weg)
    {
        if (hoogstens <= TimeSpan.Zero)
            return;
        using var klok = new CancellationTokenSource(hoogstens, tijd);
        using var einde = CancellationTokenSource.CreateLinkedTokenSource(klok.Token, weg, leven.ApplicationStopping);
        try
        {
            await staart.WaitAsync(vanaf, einde.Token);
        }
        catch (OperationCanceledException) when (!weg.IsCancellationRequested)
        {
            // Nothing came.
        }
    }

    /// <summary>Waits, unless the knooppunt stops.</summary>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async Task DelayAsync(TimeSpan duur, CancellationToken weg)
    {
        using var einde = CancellationTokenSource.CreateLinkedTokenSource(weg, leven.ApplicationStopping);
        await Task.Delay(duur, tijd, einde.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        weg.ThrowIfCancellationRequested();
    }

    private static Partij? FindPartij(HttpContext http)
        => http.Features.GetRequiredFeature<IIndienerFeature>().TryReadmit(out var indiener, out _) ? indiener.Partij : null;

    /// <summary>An event that tells how far the client is.</summary>
    public Standregel Stand(long verder, bool bij)
        => new(nummers.Next(), Onderwerpgebeurtenis.SourceOf(knooppunt.Organisatie), tijd.GetUtcNow(), verder, bij);
}
