using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CcoPortal.Data.Configurations;
using CcoPortal.Domain.Audit;

namespace CcoPortal.Data.Audit;

/// <summary>How an event is written.</summary>
public static class AuditTrail
{
    /// <summary>The actor of what the portal itself did.</summary>
    public const string Portal = "portal";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AuditEventRow Row(AuditEvent happened, string actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var type = happened.GetType();
        return new AuditEventRow(0, at, actor, JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name), JsonSerializer.Serialize(happened, type, s_options));
    }

    /// <summary>SHA-256 of a text's UTF-8, hexadecimal; null for null.</summary>
    public static string? HashOf(string? text) => text is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
