using CcoPortal.Application.Staff.Editing;

namespace CcoPortal.Web.Staff;

/// <summary>Two versions of a record, for <c>_RecordDiff.cshtml</c>.</summary>
/// <param name="Name">Which record, for those who only hear the table.</param>
public sealed record RecordDiff(string Name, string Kind, string? Before, string? After)
{
    private static readonly Dictionary<string, string> s_none = [];

    public IReadOnlyList<FieldDifference> Differences { get; } = RecordForm.Of(Kind) is var form ? form.Differences(Of(form, Before), Of(form, After)) : [];

    private static IReadOnlyDictionary<string, string> Of(RecordForm form, string? body) => body is null ? s_none : form.Fields(body);
}
