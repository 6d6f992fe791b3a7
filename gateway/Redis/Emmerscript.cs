using System.Globalization;
using IB.Gateway.Limieten.Delen;
using StackExchange.Redis;

namespace IB.Gateway.Redis;

/// <summary>
/// A token bucket in Redis, by the clock of Redis. An entry that is not there, or is something else, is a full bucket; it goes when it is full again.
/// </summary>
internal static class Emmerscript
{
    /// <summary>Rate, burst, how much, let in outside, rest; gives what was taken and what is left. See <see cref="Emmervraag"/>.</summary>
    public const string Tekst = """
        local snelheid, piek, vraag = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local buiten, rest = tonumber(ARGV[4]), tonumber(ARGV[5])
        local klok = redis.call('TIME')
        local nu = klok[1] * 1000000 + klok[2]
        local oud = redis.pcall('HMGET', KEYS[1], 'inhoud', 'op')
        local inhoud, op
        if oud.err then
          redis.call('DEL', KEYS[1])
        else
          inhoud, op = tonumber(oud[1]), tonumber(oud[2])
        end
        if not inhoud or not op or inhoud ~= inhoud or op ~= op then
          inhoud, op = piek, nu
        end
        inhoud = math.max(inhoud, 0) + math.max(nu - op, 0) * snelheid / 1000000
        inhoud = math.max(math.min(inhoud, piek) - buiten, 0)
        inhoud = math.min(inhoud, rest)
        local gegeven = math.min(vraag, math.floor(inhoud))
        inhoud = math.min(inhoud - gegeven, piek)
        redis.call('HSET', KEYS[1], 'inhoud', string.format('%.6f', inhoud), 'op', string.format('%.0f', nu))
        redis.call('PEXPIRE', KEYS[1], string.format('%.0f', math.ceil((piek - inhoud) / snelheid * 1000) + 1000))
        return { string.format('%.0f', gegeven), string.format('%.0f', math.floor(inhoud)) }
        """;

    public static RedisValue[] Write(Emmervraag vraag) =>
    [
        vraag.PerSeconde.ToString("R", CultureInfo.InvariantCulture), vraag.Piek, vraag.Aantal, vraag.Buiten, vraag.Rest,
    ];

    public static Emmerantwoord? Read(RedisResult antwoord, Emmervraag vraag)
        => ((string[]?)antwoord) is [var gegeven, var over]
            && long.TryParse(gegeven, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var g)
            && long.TryParse(over, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var o)
            && new Emmerantwoord(g, o) is var gelezen && gelezen.Past(vraag)
                ? gelezen
                : null;
}
