using System.Globalization;
using System.Net;
using IB.Gateway.Routing.Kafka.Topics;

namespace IB.Gateway.Routing.Kafka;

/// <summary>What is wrong with the settings. Pure but for looking whether files are there.</summary>
internal static class Kafkacontrole
{
    private const int MinBericht = 64 * 1024;
    private const int MaxBericht = 100 * 1024 * 1024;
    private const long MinOnderweg = 64 * 1024;
    private const long MaxOnderweg = 256L * 1024 * 1024;

    public static IEnumerable<string> Check(KafkaOptions o) => [.. CheckVerbinding(o), .. CheckToegang(o), .. CheckTopics(o), .. CheckStroom(o)];

    /// <summary>Whether all of these are this machine. Names are not looked up: what they say may change.</summary>
    public static bool IsEigenMachine(string servers) => servers.Split(',').All(static s => Splits(s.Trim()) is { } server && IsEigen(server.Host));

    private static IEnumerable<string> CheckVerbinding(KafkaOptions o)
    {
        foreach (var server in o.Servers.Split(',').Select(static s => s.Trim()).Where(static s => Splits(s) is null))
            yield return $"kafka.servers: '{server}' is geen host:poort; noem er een of meer, met komma's ertussen";
        if (!Topicnaam.IsGeldigVoorvoegsel(o.Voorvoegsel))
            yield return $"kafka.voorvoegsel '{o.Voorvoegsel}' moet 1 tot 40 kleine letters, cijfers, streepjes en punten zijn, en met een letter beginnen";
        if (string.IsNullOrWhiteSpace(o.ClientId) || o.ClientId.Length > 60 || !o.ClientId.All(char.IsAscii))
            yield return "kafka.clientId moet 1 tot 60 tekens zijn (ASCII)";
        if (o.Ophaaladres is null)
            yield return "kafka.ophaaladres ontbreekt: noem het https-adres waarop ketenpartners de inhoud van een gebeurtenis ophalen";
        else if (!o.Ophaaladres.IsAbsoluteUri || o.Ophaaladres.Scheme != Uri.UriSchemeHttps || o.Ophaaladres.Query.Length > 0
            || o.Ophaaladres.Fragment.Length > 0)
            yield return $"kafka.ophaaladres {o.Ophaaladres} moet een https-adres zijn, zonder vraag of fragment";
        if (!Enum.IsDefined(o.Tls))
            yield return "kafka.tls moet Passend, Volledig of Geen zijn";
    }

    private static IEnumerable<string> CheckToegang(KafkaOptions o)
    {
        foreach (var (naam, pad) in new[] { ("ankers", o.Ankers), ("certificaat", o.Certificaat), ("sleutel", o.Sleutel),
            ("wachtwoordbestand", o.Wachtwoordbestand) })
        {
            if (pad is not null && !File.Exists(pad))
                yield return $"kafka.{naam}: het bestand {pad} bestaat niet";
        }

        if (o.Certificaat is null != o.Sleutel is null)
            yield return "kafka.certificaat en kafka.sleutel horen bij elkaar: zet beide of geen";
        if (o.Tls == Kafkatls.Geen && (o.Ankers ?? o.Certificaat) is not null)
            yield return "kafka.tls is Geen; laat kafka.ankers, kafka.certificaat en kafka.sleutel dan weg";
        if (!Enum.IsDefined(o.Sasl))
            yield return "kafka.sasl moet Geen, Plain, ScramSha256 of ScramSha512 zijn";
        if (o.Sasl != Kafkasasl.Geen && (string.IsNullOrEmpty(o.Gebruiker) || o.Wachtwoordbestand is null))
            yield return $"kafka.sasl is {o.Sasl}: zet ook kafka.gebruiker en kafka.wachtwoordbestand";
        if (o.Sasl == Kafkasasl.Geen && (o.Gebruiker ?? o.Wachtwoordbestand) is not null)
            yield return "kafka.gebruiker en kafka.wachtwoordbestand horen bij kafka.sasl; kies daar hoe het knooppunt zich aanmeldt";
        if (o.Sasl == Kafkasasl.Plain && !o.IsVersleuteld && !IsEigenMachine(o.Servers))
            yield return "kafka.sasl is Plain zonder TLS naar een andere machine: het wachtwoord zou leesbaar over het netwerk gaan";
    }

    private static IEnumerable<string> CheckTopics(KafkaOptions o)
    {
        if (o.Partities is < 1 or > 1000)
            yield return $"kafka.partities is {o.Partities} en moet van 1 tot en met 1000 zijn";
        if (o.Replicas is < 1 or > 10)
            yield return $"kafka.replicas is {o.Replicas} en moet van 1 tot en met 10 zijn";
        if (o.MinReplicas < 1 || o.MinReplicas > o.Replicas)
            yield return $"kafka.minReplicas is {o.MinReplicas} en moet van 1 tot en met kafka.replicas ({o.Replicas}) zijn";
        if (o.Bewaartermijn < TimeSpan.FromMinutes(1) || o.Bewaartermijn > TimeSpan.FromDays(31))
            yield return $"kafka.bewaartermijn is {o.Bewaartermijn} en moet van 1 minuut tot en met 31 dagen zijn";
        if (o.MaxBerichtBytes is < MinBericht or > MaxBericht)
            yield return $"kafka.maxBerichtBytes is {o.MaxBerichtBytes} en moet van {MinBericht} tot en met {MaxBericht} zijn";
        else if (o.InhoudTotBytes < 0 || o.InhoudTotBytes > o.MaxBerichtBytes - KafkaOptions.Bijkomend)
            yield return $"kafka.inhoudTotBytes is {o.InhoudTotBytes} en moet van 0 tot en met {o.MaxBerichtBytes - KafkaOptions.Bijkomend} zijn (kafka.maxBerichtBytes min {KafkaOptions.Bijkomend})";
    }

    private static IEnumerable<string> CheckStroom(KafkaOptions o)
    {
        if (o.MaxOnderwegBytes is < MinOnderweg or > MaxOnderweg)
            yield return $"kafka.maxOnderwegBytes is {o.MaxOnderwegBytes} en moet van {MinOnderweg} tot en met {MaxOnderweg} zijn";
        if (o.MaxOnderweg is < 1 or > 100_000)
            yield return $"kafka.maxOnderweg is {o.MaxOnderweg} en moet van 1 tot en met 100000 zijn";
        if (o.Ronde < TimeSpan.FromMilliseconds(100) || o.Ronde > TimeSpan.FromMinutes(1))
            yield return $"kafka.ronde is {o.Ronde} en moet van 100 milliseconden tot en met 1 minuut zijn";
        if (o.MaxHerkans < TimeSpan.FromSeconds(1) || o.MaxHerkans > TimeSpan.FromHours(1))
            yield return $"kafka.maxHerkans is {o.MaxHerkans} en moet van 1 seconde tot en met 1 uur zijn";
        if (o.Achterstandgrens <= TimeSpan.Zero)
            yield return $"kafka.achterstandgrens is {o.Achterstandgrens} en moet langer dan nul zijn";
    }

    private static (string Host, int Poort)? Splits(string server)
    {
        var plek = server.LastIndexOf(':');
        return plek > 0 && Uri.CheckHostName(server[..plek].Trim('[', ']')) != UriHostNameType.Unknown
            && int.TryParse(server[(plek + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var poort) && poort is >= 1 and <= 65_535
            ? (server[..plek], poort)
            : null;
    }

    private static bool IsEigen(string host)
        => host is "localhost" or "[::1]" || (host.StartsWith("127.", StringComparison.Ordinal) && IPAddress.TryParse(host, out _));
}
