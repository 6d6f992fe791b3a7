using System.Globalization;
using Spectre.Console;

namespace IB.Gateway.Cli;

/// <summary>How verbs write: a line is a line, whatever the width of the console, and a table never takes its cells for markup.</summary>
internal static class Consoleregels
{
    /// <summary>Writes one line of text; see <see cref="Zichtbaar"/>.</summary>
    internal static void WriteRegel(this IAnsiConsole console, string regel)
        => console.Profile.Out.Writer.WriteLine(Zichtbaar.Of(regel));

    /// <summary>Writes a JSON document as it is, on a line of its own.</summary>
    internal static void WriteJson(this IAnsiConsole console, string json) => console.Profile.Out.Writer.WriteLine(json.TrimEnd('\r', '\n'));

    /// <summary>Writes a table; a terminal folds every column but the first.</summary>
    internal static void WriteTabel(this IAnsiConsole console, IReadOnlyList<string> kolommen, IEnumerable<IReadOnlyList<string>> rijen)
    {
        var tabel = new Table().Border(TableBorder.Ascii2);
        foreach (var kolom in kolommen)
            tabel.AddColumn(new TableColumn(new Text(kolom)));
        tabel.Columns[0].NoWrap();
        foreach (var rij in rijen)
            tabel.AddRow(rij.Select(cel => new Text(Zichtbaar.Of(cel))));
        console.Write(tabel);
    }

    /// <summary>A moment as tables show it, UTC: <c>2026-03-02 09:00:00Z</c>.</summary>
    internal static string ToTekst(this DateTimeOffset moment)
        => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
