using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>Damage to files, as disks and people do it.</summary>
internal static class Schade
{
    public const int PageSize = 4096;

    public static void SetLength(string path, long length)
    {
        using var stream = File.OpenWrite(path);
        stream.SetLength(length);
    }

    public static void Flip(string path, long offset)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = offset;
        var b = stream.ReadByte();
        stream.Position = offset;
        stream.WriteByte((byte)(b ^ 0x55));
    }

    public static void Zero(string path, int page)
    {
        using var stream = File.OpenWrite(path);
        stream.Position = (long)page * PageSize;
        stream.Write(new byte[PageSize]);
    }

    /// <summary>Alters the register behind the back of the store; readers see it when this completes.</summary>
    public static async Task AlterAsync(SqliteOpslag opslag, string sql)
    {
        await opslag.Schrijver.ExecuteAsync(
            blad =>
            {
                blad.Database.Execute(sql);
                return true;
            },
            CancellationToken.None);
        await opslag.Lezers.ReadAsync(static _ => true, CancellationToken.None);
    }
}
