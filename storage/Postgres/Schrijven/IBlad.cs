namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// What the commands of one group see and change. The order of calls: each command says what it needs, <see cref="LoadAsync"/>, each command
/// is executed, once more after <see cref="Reset"/> when one of them failed, <see cref="WriteAsync"/>.
/// </summary>
internal interface IBlad
{
    /// <summary>Locks and reads what was asked for.</summary>
    Task LoadAsync(CancellationToken cancellationToken);

    /// <summary>Forgets what was changed.</summary>
    void Reset();

    /// <summary>Writes what was changed.</summary>
    Task WriteAsync(CancellationToken cancellationToken);
}
