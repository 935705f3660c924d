using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CcoPortal.Domain.Desk;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Data.Desk;

/// <summary>Answers that callers took along by a code, in the database.</summary>
public static partial class HandOvers
{
    /// <summary>A code that nobody can guess from another.</summary>
    public static string NewCode() => RandomNumberGenerator.GetString(HandOverCode.Alphabet, HandOverCode.Length);

    /// <summary>Keeps an answer under a new code.</summary>
    /// <returns>The code.</returns>
    public static async Task<string> KeepAsync(PortalDbContext db, HandOver handOver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(handOver);
        var answer = JsonSerializer.Serialize(Stored.Of(handOver.Answer), HandOverJson.Default.Stored);
        var said = JsonSerializer.Serialize(handOver.Said, HandOverJson.Default.IReadOnlyListSaidIn);
        while (true)
        {
            var code = NewCode();
            // A code that someone has is not given twice.
            if (await db.Database.ExecuteSqlAsync(
                $"""
                insert into hand_over (code, language, answer, said, edition, made, until)
                values ({code}, {handOver.Language}, {answer}, {said}, {handOver.Edition}, {handOver.Made}, {handOver.Until}) on conflict do nothing
                """, cancellationToken) == 1)
            {
                return code;
            }
        }
    }

    /// <summary>What a code leads to; null for a code that was never given, or is too old.</summary>
    public static async Task<HandOver?> FindAsync(PortalDbContext db, string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.HandOvers.AsNoTracking().SingleOrDefaultAsync(h => h.Code == code && h.Until > now, cancellationToken) is not { } row ? null
            : new HandOver(
                JsonSerializer.Deserialize(row.Answer, HandOverJson.Default.Stored)!.Open(), JsonSerializer.Deserialize(row.Said, HandOverJson.Default.IReadOnlyListSaidIn)!,
                row.Language, row.Edition, row.Made, row.Until);
    }

    /// <returns>How many were too old, and are deleted.</returns>
    public static Task<int> DeleteOldAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.HandOvers.Where(h => h.Until <= now).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A <see cref="HandedAnswer"/> as JSON: one of these is there, under the name of its kind.</summary>
    private sealed record Stored(
        HandedAnswer.Place? Place = null, HandedAnswer.Cco? Cco = null, HandedAnswer.Benefit? Benefit = null, HandedAnswer.Letter? Letter = null, HandedAnswer.Line? Line = null,
        HandedAnswer.Page? Page = null, HandedAnswer.Word? Word = null)
    {
        public static Stored Of(HandedAnswer answer) => answer switch
        {
            HandedAnswer.Place place => new(Place: place),
            HandedAnswer.Cco cco => new(Cco: cco),
            HandedAnswer.Benefit benefit => new(Benefit: benefit),
            HandedAnswer.Letter letter => new(Letter: letter),
            HandedAnswer.Line line => new(Line: line),
            HandedAnswer.Page page => new(Page: page),
            HandedAnswer.Word word => new(Word: word),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "It has no place in the JSON."),
        };

        public HandedAnswer Open() => Place ?? Cco ?? Benefit ?? Letter ?? Line ?? Page ?? (HandedAnswer?)Word ?? throw new JsonException("A hand-over of a later portal's making.");
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Stored))]
    [JsonSerializable(typeof(IReadOnlyList<SaidIn>))]
    private sealed partial class HandOverJson : JsonSerializerContext;
}
