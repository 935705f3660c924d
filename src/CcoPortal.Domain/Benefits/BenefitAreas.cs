namespace CcoPortal.Domain.Benefits;

/// <summary>The areas' names in addresses and in the API: those of the data.</summary>
public static class BenefitAreas
{
    private static readonly (BenefitArea Area, string Id)[] All =
    [
        (BenefitArea.Physical, "physical"), (BenefitArea.Behavioral, "behavioral"), (BenefitArea.Dental, "dental"), (BenefitArea.Pharmacy, "pharmacy"),
        (BenefitArea.Vision, "vision"), (BenefitArea.Hearing, "hearing"), (BenefitArea.Transport, "transport"), (BenefitArea.Hrsn, "hrsn"),
        (BenefitArea.Support, "support"), (BenefitArea.LongTermCare, "long_term_care"), (BenefitArea.NotCovered, "not_covered"),
    ];

    public static string Id(this BenefitArea area) => All.Single(a => a.Area == area).Id;

    /// <summary>Reads an id kindly: <c>Long-Term-Care</c> is <c>long_term_care</c>, <c>rides</c> is <c>transport</c>; null for no area.</summary>
    public static BenefitArea? Read(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var folded = id.Trim().Replace('-', '_').ToLowerInvariant();
        return folded == "rides" ? BenefitArea.Transport : All.Where(a => a.Id == folded).Select(a => (BenefitArea?)a.Area).FirstOrDefault();
    }
}
