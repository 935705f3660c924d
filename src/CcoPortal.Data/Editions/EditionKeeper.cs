using CcoPortal.Data.EmbeddedPostgres;
using CcoPortal.Data.Reference;
using CcoPortal.Domain.Editions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CcoPortal.Data.Editions;

/// <summary>Where the store is and how it is kept.</summary>
/// <param name="Portal">Connection string the portal runs with; null starts the embedded server.</param>
/// <param name="Owner">Connection string that migrates; null leaves the schema as it is (unless the server is embedded).</param>
/// <param name="StateDir">Folder of the edition file and the embedded cluster.</param>
/// <param name="DataDir">The <c>data/</c> folder, or null to import nothing.</param>
public sealed record StoreOptions(string? Portal, string? Owner, string StateDir, string? DataDir)
{
    /// <summary>Folder of the PostgreSQL binaries, when they are not where they usually are.</summary>
    public string? PostgresBin { get; init; }

    /// <summary>The reason for publishing differences of <see cref="DataDir"/> without review; null reports them only.</summary>
    public string? ImportWithoutApproval { get; init; }

    /// <summary>A lost notification costs no more than this.</summary>
    public TimeSpan SlowLook { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long to wait before asking a lost database again.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>
/// Keeps <see cref="CurrentEdition"/> at the newest edition. On start it takes the edition file, so that the first page does not wait
/// for the database; then it brings up the store, LISTENs, and looks by itself every few seconds. The database wins over the file.
/// </summary>
public sealed partial class EditionKeeper(StoreOptions options, CurrentEdition current, TimeProvider clock, ILogger<EditionKeeper> logger) : BackgroundService
{
    /// <summary>A start and a publication have enough to do; who searches that early waits for what is built.</summary>
    private static readonly TimeSpan WarmAfter = TimeSpan.FromSeconds(1);

    private readonly EditionFile _file = new(options.StateDir);
    private readonly TaskCompletionSource _firstEdition = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EmbeddedPostgresServer? _embedded;
    private string? _portal = options.Portal;
    private bool _prepared;
    private volatile string? _database;

    /// <summary>Connection string of the portal's role; null until the database has answered once and has its newest schema.</summary>
    public string? Database => _database;

    /// <summary>Waits for the first edition only when there is no file to answer from.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_file.Read() is { } edition)
        {
            AnswerFrom(edition);
            FromFile(edition.Number);
        }

        await base.StartAsync(cancellationToken);
        if (current.OrNull is null)
            await _firstEdition.Task.WaitAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PrepareAsync(stoppingToken);
                await WatchAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (PostgresBinariesNotFoundException e)
            {
                NoDatabase(e.Message);
                _firstEdition.TrySetException(e);
                return;
            }
            catch (ReferenceDataException e)
            {
                Refused(e.Errors.Count, e.Message);
                _firstEdition.TrySetException(e);
                return;
            }
#pragma warning disable CA1031 // Whatever takes the store away, members must not notice: say so once, and go on trying.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (current.DatabaseAnswers || !_firstEdition.Task.IsCompleted)
                    Away(e.Message);
                current.DatabaseAnswers = false;
                // Or the first to ask after its return would get the connections that died with it.
                if (_portal is not null)
                    NpgsqlConnection.ClearPool(new NpgsqlConnection(_portal));
                _firstEdition.TrySetResult();
            }

            await Task.Delay(options.Retry, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_prepared)
            return;
        var owner = options.Owner;
        if (options.Portal is null)
        {
            _embedded ??= await EmbeddedPostgresServer.StartAsync(new EmbeddedPostgresOptions(options.StateDir, options.PostgresBin), logger, cancellationToken);
            (_portal, owner) = (_embedded.PortalConnectionString, _embedded.OwnerConnectionString);
        }

        if (owner is not null)
            await Schema.MigrateAsync(owner, _portal!, cancellationToken);
        if (options.DataDir is { } dataDir)
            await ImportAsync(dataDir, cancellationToken);
        _prepared = true;
        _database = _portal;
    }

    private async Task ImportAsync(string dataDir, CancellationToken cancellationToken)
    {
        try
        {
            var report = await new Import(Open, new Publisher(Open, clock)).RunAsync(dataDir, options.ImportWithoutApproval, cancellationToken);
            if (!report.NothingToDo)
                Imported(report.Added.Count, report.Changed.Count, report.Vanished.Count, report.Edition is { } n ? $"published as edition {n}" : "not published: they need a review");
        }
        catch (ReferenceDataException e)
        {
            // Where an edition is published, wrong files cost only what they would have added: go on, and keep up with what staff publish.
            await using var db = Open();
            if (await EditionStore.NewestAsync(db, cancellationToken) is null)
                throw;
            Refused(e.Errors.Count, e.Message);
        }
    }

    private PortalDbContext Open() => PortalDbContext.At(_portal!);

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_portal) { Pooling = false, KeepAlive = 5 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"listen {Publisher.Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        while (true)
        {
            await LookAsync(connection, cancellationToken);
            if (!current.DatabaseAnswers)
                Back();
            current.DatabaseAnswers = true;
            _firstEdition.TrySetResult();
            await connection.WaitAsync(options.SlowLook, cancellationToken);
        }
    }

    private async Task LookAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var newest = new NpgsqlCommand("select number, published_at from edition order by number desc limit 1", connection);
        int number;
        await using (var reader = await newest.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
                return;
            number = reader.GetInt32(0);
            // The moment too: a database that was made anew may have the same number with other facts.
            if (current.OrNull is { } edition && edition.Number == number && edition.PublishedAt == reader.GetFieldValue<DateTimeOffset>(1))
                return;
        }

        await using var db = Open();
        var stored = await EditionStore.LoadAsync(db, number, cancellationToken);
        AnswerFrom(stored.Open());
        Loaded(number);
        try
        {
            _file.Write(stored);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotSaved(e.Message);
        }
    }

    /// <summary>Shows an edition at once, and builds what its searches need a while later, on a thread of its own, so that requests keep theirs.</summary>
    private void AnswerFrom(Edition edition)
    {
        current.Replace(edition);
        _ = WarmAsync();

        async Task WarmAsync()
        {
            await Task.Delay(WarmAfter, clock);
            if (ReferenceEquals(current.OrNull, edition))
                await Task.Factory.StartNew(edition.Warm, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    [LoggerMessage(LogLevel.Information, "Answering from edition {Number}")]
    private partial void Loaded(int number);

    [LoggerMessage(LogLevel.Information, "Answering from the edition file: edition {Number}")]
    private partial void FromFile(int number);

    [LoggerMessage(LogLevel.Information, "Reference data: {Added} added, {Changed} changed, {Vanished} vanished; {Result}")]
    private partial void Imported(int added, int changed, int vanished, string result);

    [LoggerMessage(LogLevel.Error, "The reference data has {Count} errors and was refused whole:\n{Errors}")]
    private partial void Refused(int count, string errors);

    [LoggerMessage(LogLevel.Warning, "The database is away: {Reason}. Members are answered from memory")]
    private partial void Away(string reason);

    [LoggerMessage(LogLevel.Information, "The database answers")]
    private partial void Back();

    [LoggerMessage(LogLevel.Error, "{HowToGoOn}")]
    private partial void NoDatabase(string howToGoOn);

    [LoggerMessage(LogLevel.Warning, "The edition file could not be written: {Reason}")]
    private partial void NotSaved(string reason);
}
