using System.Text.Json;
using System.Text.Json.Serialization;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Desk;

namespace CcoPortal.Data.Desk;

/// <summary>Calls that were wrapped up while the database was away: a file each, until it is back. Like the records themselves they hold codes, ids and times alone, and a number to call back only as it is encrypted.</summary>
public sealed partial class WaitingCalls(StoreOptions options)
{
    private readonly string _folder = Path.Combine(options.StateDir, "calls");

    /// <summary>Written beside and renamed, so that a file is whole or not there; the same call again is the same file.</summary>
    public void Keep(CallRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Directory.CreateDirectory(_folder);
        var beside = Path.Combine(_folder, $"{Guid.NewGuid():N}.new");
        using (var file = File.Create(beside))
        {
            JsonSerializer.Serialize(file, call, CallJson.Default.CallRecord);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, FileOf(call.Id), overwrite: true);
    }

    /// <summary>Those that wait, the oldest first. A file that cannot be read is put aside with the ending <c>.unreadable</c>, for a person to look at: it holds up no other.</summary>
    /// <param name="unreadable">Told of each.</param>
    public IReadOnlyList<CallRecord> All(Action<string> unreadable)
    {
        ArgumentNullException.ThrowIfNull(unreadable);
        if (!Directory.Exists(_folder))
            return [];
        var calls = new List<CallRecord>();
        foreach (var file in Directory.EnumerateFiles(_folder, "*.json").ToList())
        {
            try
            {
                calls.Add(JsonSerializer.Deserialize(File.ReadAllBytes(file), CallJson.Default.CallRecord) ?? throw new JsonException("It holds nothing."));
            }
            catch (JsonException)
            {
                File.Move(file, $"{file}.unreadable", overwrite: true);
                unreadable(Path.GetFileName(file));
            }
        }

        return [.. calls.OrderBy(c => c.Ended)];
    }

    /// <summary>After it was stored.</summary>
    public void Done(CallRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        File.Delete(FileOf(call.Id));
    }

    private string FileOf(Guid call) => Path.Combine(_folder, $"{call:D}.json");

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(CallRecord))]
    private sealed partial class CallJson : JsonSerializerContext;
}
