using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CcoPortal.IntegrationTests.Staff;

/// <summary>
/// Kills a database session just before its n-th step: the server ends it at once, as it does when the process at the other end is killed, so that nothing
/// after that moment can reach it. A step is a command or the commit. Only what runs in the flow that armed it is counted.
/// </summary>
internal sealed class Killer : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<Countdown?> s_armed = new();

    private readonly string _connection;
    private readonly List<IDisposable> _subscriptions = [];

    public Killer(string connection)
    {
        _connection = new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Runs an act whose session dies before its n-th step, from 1.</summary>
    /// <returns>Whether it died; false when the act has fewer steps and is done.</returns>
    public static async Task<bool> DiesAtAsync(int step, Func<Task> act)
    {
        var countdown = new Countdown(step);
        s_armed.Value = countdown;
        try
        {
            await act();
            return false;
        }
        catch (Exception) when (countdown.Struck)
        {
            return true;
        }
        finally
        {
            s_armed.Value = null;
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        var connection = value.Value switch
        {
            CommandEventData command when value.Key == RelationalEventId.CommandExecuting.Name => command.Command.Connection,
            TransactionEventData transaction when value.Key == RelationalEventId.TransactionCommitting.Name => transaction.Transaction.Connection,
            _ => null,
        };
        if (connection is not NpgsqlConnection { ProcessID: var session } || s_armed.Value is not { } countdown || !countdown.Strikes())
            return;
        using var killer = new NpgsqlConnection(_connection);
        killer.Open();
        using var kill = new NpgsqlCommand("select pg_terminate_backend($1, 5000)", killer) { Parameters = { new() { Value = session } } };
        if (kill.ExecuteScalar() is not true)
            throw new InvalidOperationException("The session outlived it.");
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());

    private sealed class Countdown(int step)
    {
        private int _left = step;

        public bool Struck { get; private set; }

        public bool Strikes() => --_left == 0 && (Struck = true);
    }
}
