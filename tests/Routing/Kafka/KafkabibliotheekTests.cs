using System.Diagnostics;
using Confluent.Kafka;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Testing.Kafka;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>The library is the one that came along, once, and a platform that has none is told so.</summary>
public sealed class KafkabibliotheekTests
{
    private static readonly Version Eigen = typeof(Library).Assembly.GetName().Version!;

    [Fact]
    public void FindFout_WhereTheTestsRun_IsNothing()
    {
        Assert.Null(Kafkabibliotheek.FindFout());
        Assert.StartsWith(Eigen.ToString(2), Kafkabibliotheek.Versie, StringComparison.Ordinal);
    }

    [Fact]
    public void Loaded_WithAMockCluster_IsOneLibraryFromTheFolderOfTheProgram()
    {
        Assert.Null(Kafkabibliotheek.FindFout());
        using var cluster = new Mockcluster(1);
        using var proces = Process.GetCurrentProcess();
        var geladen = Assert.Single(proces.Modules.Cast<ProcessModule>().Select(static m => m.FileName)
            .Where(static n => Path.GetFileName(n).Contains("librdkafka", StringComparison.Ordinal)).Distinct());

        Assert.StartsWith(AppContext.BaseDirectory, geladen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(DllNotFoundException))]
    [InlineData(typeof(FileLoadException))]
    [InlineData(typeof(BadImageFormatException))]
    [InlineData(typeof(InvalidOperationException))]
    public void Try_LibraryThatDoesNotLoad_SaysWhyAndWhatNow(Type soort)
    {
        var fout = Kafkabibliotheek.Try(() => throw (Exception)Activator.CreateInstance(soort, "Zo niet.")!, Eigen);

        Assert.NotNull(fout);
        Assert.StartsWith("kafka: librdkafka laadt niet op ", fout, StringComparison.Ordinal);
        Assert.Contains("(Zo niet.)", fout, StringComparison.Ordinal);
        Assert.Contains("glibc", fout, StringComparison.Ordinal);
        Assert.EndsWith("of laat kafka.servers weg", fout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.16.0", true)]
    [InlineData("2.16.3", true)]
    [InlineData("2.1.6", false)]
    [InlineData("2.0.2", false)]
    [InlineData("2.17.0", false)]
    public void Try_LibraryOfTheSystem_IsRefusedUnlessItIsTheSameVersion(string versie, bool goed)
    {
        var fout = Kafkabibliotheek.Try(() => versie, new Version(2, 16, 1, 0));

        Assert.Equal(goed, fout is null);
        Assert.True(goed || fout!.Contains($"({versie})", StringComparison.Ordinal), fout);
    }
}
