using IB.Gateway.Limieten.Delen;
using StackExchange.Redis;

namespace IB.Gateway.Redis;

/// <summary>A count in Redis: a number per node, and their sum.</summary>
internal static class Telscript
{
    /// <summary>Who counts, how many, how long it matters in milliseconds; gives the sum.</summary>
    public const string Tekst = """
        local gezet = redis.pcall('HSET', KEYS[1], ARGV[1], ARGV[2])
        if type(gezet) == 'table' and gezet.err then
          redis.call('DEL', KEYS[1])
          redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[3])
        local som = 0
        for _, aantal in ipairs(redis.call('HVALS', KEYS[1])) do
          local getal = tonumber(aantal)
          if getal and getal > 0 and getal < 2147483648 then
            som = som + math.floor(getal)
          end
        end
        return som
        """;

    public static Telantwoord? Read(RedisResult antwoord, int aantal) => (long)antwoord is var totaal && totaal >= aantal ? new Telantwoord(totaal) : null;
}
