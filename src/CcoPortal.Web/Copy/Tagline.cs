using System.Text.Json;
using CcoPortal.Application.Staff.Editing;

namespace CcoPortal.Web.Copy;

/// <summary>One line in a language that says that help in it is free (45 CFR 92.11).</summary>
/// <param name="Tag">BCP 47.</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Dir"><c>ltr</c> or <c>rtl</c>.</param>
/// <param name="OhaUses">OHA's own letters and pages are in this language.</param>
/// <param name="Text">With <c>{phone:client-services}</c>. A draft: no qualified translator has read it.</param>
public sealed record Tagline(string Tag, string Name, string Dir, bool OhaUses, string Text)
{
    /// <summary>Those that OHA uses first, in OHA's order; then the others.</summary>
    public static IReadOnlyList<Tagline> All { get; } = Load();

    /// <summary>What it is called in English: “Vietnamese”.</summary>
    public string EnglishName => RecordForm.LanguageName(Tag);

    public static Tagline? Of(string tag) => All.FirstOrDefault(l => l.Tag == tag);

    private static List<Tagline> Load()
    {
        using var file = typeof(Tagline).Assembly.GetManifestResourceStream("taglines.json") ?? throw new InvalidOperationException("taglines.json is not embedded.");
        return JsonSerializer.Deserialize<List<Tagline>>(file, JsonSerializerOptions.Web)!;
    }
}
