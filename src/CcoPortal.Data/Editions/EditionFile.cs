using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CcoPortal.Domain.Editions;

namespace CcoPortal.Data.Editions;

/// <summary>
/// The newest edition as a file, from which a portal can start when the database is away. Line 1: SHA-256 of the rest, in hex.
/// The rest: JSON. A file that cannot be read is as good as none.
/// </summary>
public sealed partial class EditionFile(string stateDir)
{
    private const int FileSchema = 1;
    private const int HashLength = 64;

    public string Path { get; } = System.IO.Path.Combine(stateDir, "edition.json");

    /// <summary>The edition in the file, or null when there is none, or none that is whole and that this portal can read.</summary>
    public Edition? Read()
    {
        try
        {
            var bytes = File.ReadAllBytes(Path);
            var body = bytes.AsMemory(HashLength + 1);
            if (Convert.ToHexString(SHA256.HashData(body.Span)) != System.Text.Encoding.ASCII.GetString(bytes, 0, HashLength))
                return null;
            var envelope = JsonSerializer.Deserialize(body.Span, EnvelopeJson.Default.Envelope);
            return envelope?.Schema == FileSchema ? envelope.Edition?.Open() : null;
        }
#pragma warning disable CA1031 // An older or newer portal's file may be whole and still not make an edition here, in ways not to be foreseen.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Writes beside and renames, so that a reader sees the old file or the new one.</summary>
    public void Write(StoredEdition edition)
    {
        Directory.CreateDirectory(stateDir);
        var body = JsonSerializer.SerializeToUtf8Bytes(new Envelope(FileSchema, edition), EnvelopeJson.Default.Envelope);
        var beside = $"{Path}.{Guid.NewGuid():N}";
        using (var file = File.Create(beside))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(body)) + "\n"));
            file.Write(body);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, Path, overwrite: true);
    }

    internal sealed record Envelope(int Schema, StoredEdition? Edition);

    [JsonSerializable(typeof(Envelope))]
    internal sealed partial class EnvelopeJson : JsonSerializerContext;
}
