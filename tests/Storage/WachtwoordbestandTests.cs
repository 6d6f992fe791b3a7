using IB.Gateway.Testing;

namespace IB.Gateway.Storage.Tests;

public sealed class WachtwoordbestandTests : IDisposable
{
    private readonly TijdelijkeMap _map = new();

    private string Pad => _map["wachtwoord"];

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Read_MoreLines_IsTheFirst()
    {
        File.WriteAllText(Pad, "geheim\nanders\n");

        Assert.Equal("geheim", Wachtwoordbestand.Read(Pad));
    }

    [Theory]
    [InlineData("", "is leeg. Zet het wachtwoord op de eerste regel.")]
    [InlineData("\ngeheim", "is leeg. Zet het wachtwoord op de eerste regel.")]
    public void Read_EmptyFirstLine_SaysSo(string inhoud, string uitleg)
    {
        File.WriteAllText(Pad, inhoud);

        Assert.Equal($"{Pad} {uitleg}", Assert.Throws<IOException>(() => Wachtwoordbestand.Read(Pad)).Message);
    }

    [Fact]
    public void Read_TooLarge_SaysSoAndNothingOfWhatIsInIt()
    {
        File.WriteAllText(Pad, new string('g', 5000));

        Assert.Equal($"{Pad} is 5000 bytes; hoogstens 4096. Is dit het goede bestand?", Assert.Throws<IOException>(() => Wachtwoordbestand.Read(Pad)).Message);
    }

    [Fact]
    public void Read_NoSuchFile_SaysSo()
        => Assert.Equal(
            $"{Pad} is niet te lezen (FileNotFoundException). Herstel het bestand of de rechten.",
            Assert.Throws<IOException>(() => Wachtwoordbestand.Read(Pad)).Message);
}
