namespace IB.Gateway.Redis;

/// <summary>Whose turn it is, in Redis: a key per turn that goes by itself.</summary>
internal sealed class Redisclaims(Redisverbinding redis, Redissleutels sleutels) : IClaims
{
    private const string Neem = "if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 else return 0 end";
    private const string Zet = "redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1";

    // What is no text was not said by a node.
    private const string Geef = """
        local staat = redis.pcall('GET', KEYS[1])
        if type(staat) == 'table' or staat == ARGV[1] or staat == ARGV[2] then
          redis.call('DEL', KEYS[1])
        end
        return 1
        """;

    /// <inheritdoc/>
    public async ValueTask<Claimstand> TryClaimAsync(string naam, string waarde, TimeSpan duur)
        => (await AskAsync(Neem, naam, waarde, $"{(long)duur.TotalMilliseconds}"))?.Ja switch
        {
            true => Claimstand.Vrij,
            false => Claimstand.Bezet,
            null => Claimstand.Onbekend,
        };

    /// <inheritdoc/>
    public async ValueTask SetAsync(string naam, string waarde, TimeSpan duur)
        => await AskAsync(Zet, naam, waarde, $"{(long)duur.TotalMilliseconds}");

    /// <inheritdoc/>
    public async ValueTask<bool> TryReleaseAsync(string naam, string waarde, string eerder)
        => await AskAsync(Geef, naam, waarde, eerder) is not null;

    private ValueTask<Antwoord?> AskAsync(string script, string naam, string eerste, string tweede)
        => redis.AskAsync(Redisdoel.Beurten, script, sleutels.Name($"beurt {naam}"), [eerste, tweede], static antwoord => (long)antwoord switch
        {
            1 => new Antwoord(true),
            0 => new Antwoord(false),
            _ => null,
        }, CancellationToken.None);

    private sealed record Antwoord(bool Ja);
}
