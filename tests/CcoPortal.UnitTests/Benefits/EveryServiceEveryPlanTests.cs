using System.Text.Json;
using CcoPortal.Domain.Benefits;
using CcoPortal.UnitTests.Benefits.Oracle;
using Xunit;
using Xunit.Abstractions;

namespace CcoPortal.UnitTests.Benefits;

/// <summary>
/// The portal's answers against <see cref="BenefitsOracle"/>, a second reading of the data that shares no code with them: every service
/// for every age group, with and without pregnancy, in every package and every enrollment type.
/// </summary>
public sealed class EveryServiceEveryPlanTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<Benefit> Benefits = RealData.Edition.Facts.Benefits;
    private static readonly IReadOnlyList<BenefitPackage> Packages = RealData.Edition.Facts.Packages;
    private static readonly IReadOnlyList<EnrollmentType> Types = RealData.Edition.Facts.EnrollmentTypes;
    private static readonly BenefitsOracle Oracle = BenefitsOracle.OfRepository();

    /// <summary>Every member who knows everything.</summary>
    private static readonly IReadOnlyList<Member> Members =
    [
        .. from age in Enum.GetValues<AgeGroup>() from pregnant in new[] { false, true } from package in Packages from type in Types
           select new Member(age, pregnant, package.Slug, type.Code),
    ];

    /// <summary>Every member who does not know something.</summary>
    private static readonly IReadOnlyList<Member> UnsureMembers =
    [
        .. from age in new AgeGroup?[] { null, AgeGroup.Under21, AgeGroup.From21 } from pregnant in new bool?[] { null, false, true }
           from package in Packages.Select(p => p.Slug).Prepend(null) from type in Types.Select(t => t.Code).Prepend(null)
           where age is null || pregnant is null || package is null || type is null
           select new Member(age, pregnant, package, type),
    ];

    [Fact]
    public void The_portal_and_the_oracle_know_the_same_services_packages_and_types()
    {
        Assert.Equivalent(Oracle.Services, Benefits.Select(b => b.Slug), strict: true);
        Assert.Equivalent(Oracle.Packages, Packages.Select(p => p.Slug), strict: true);
        Assert.Equivalent(Oracle.Types, Types.Select(t => t.Code), strict: true);
    }

    [Fact]
    public void Every_service_has_the_oracles_answer_in_every_plan() => Compare(Members);

    [Fact]
    public void Every_service_has_the_oracles_answer_for_the_common_case_when_something_is_not_known() => Compare(UnsureMembers);

    [Theory]
    [InlineData("death-with-dignity", Standing.Limited)]
    [InlineData("act-team", Standing.Limited)]
    [InlineData("supported-employment", Standing.Limited)]
    [InlineData("sterilization", Standing.Limited)]
    [InlineData("glasses", Standing.Yes)]
    public void Pregnancy_does_not_make_an_adult_of_a_member_under_21(string service, Standing expected)
    {
        var benefit = Benefits.Single(b => b.Slug == service);
        Assert.Equal(expected, MyCoverage.For(benefit, PlanOf(new Member(AgeGroup.Under21, true, "ohp-plus", "CCOA"))).Standing);
        Assert.Equal(Standing.Yes, MyCoverage.For(benefit, PlanOf(new Member(AgeGroup.From21, true, "ohp-plus", "CCOA"))).Standing);
    }

    [Fact]
    public void What_is_not_known_is_the_common_case_and_marked_as_assumed() => Assert.All(UnsureMembers.Concat(Members), member =>
    {
        var plan = PlanOf(member);
        Assert.Equal(Filled(member), new Member(plan.Age, plan.Pregnant, plan.Package.Slug, plan.Type.Code));
        Assert.Equal(member.Age is null, plan.Assumed.Contains(Unknown.Age));
        Assert.Equal(member.Pregnant is null, plan.Assumed.Contains(Unknown.Pregnancy));
        Assert.Equal(member.Package is null, plan.Assumed.Contains(Unknown.Package));
        Assert.Equal(member.Type is null, plan.Assumed.Contains(Unknown.Type));
    });

    [Fact]
    public void Answers_that_do_not_go_together_are_told_and_no_others() => Assert.All(UnsureMembers.Concat(Members), member =>
    {
        List<Mismatch> expected = [];
        if (HasNoCco(member.Package) && member.Type is not (null or BenefitsOracle.OpenCard))
            expected.Add(Mismatch.PackageHasNoCco);
        if (IsDentalProgram(member.Package) && member.Type is not (null or "CCOF" or BenefitsOracle.OpenCard))
            expected.Add(Mismatch.DentalPackageType);
        if (member.Package == "ohp-plus-supplemental" && member.Pregnant == false)
            expected.Add(Mismatch.PregnancyPackage);
        Assert.Equal(expected, PlanOf(member).Mismatches);
    });

    [Fact]
    public void A_plan_with_an_unknown_package_or_type_is_refused()
    {
        Assert.Throws<KeyNotFoundException>(() => PlanOf(new Member(null, null, "no-such-package", null)));
        Assert.Throws<KeyNotFoundException>(() => PlanOf(new Member(null, null, null, "CCOZ")));
    }

    [Fact]
    public void Somebody_pays_for_what_is_covered_and_nobody_for_the_rest() => Assert.All(Members.Select(PlanOf), plan =>
        Assert.All(Benefits.Select(b => MyCoverage.For(b, plan)).Where(a => a.Standing != Standing.OtherPlan), answer =>
        {
            Assert.Equal(answer.IsCovered, answer.Standing is Standing.Yes or Standing.Limited);
            Assert.Equal(answer.IsCovered, answer.Payer is not (Payer.Nobody or Payer.OtherPlan));
        }));

    [Fact]
    public void Every_service_stands_in_one_place_of_its_area_under_the_one_who_pays() => Assert.All(Members.Select(PlanOf), plan =>
    {
        var areas = MyCoverage.Areas(Benefits, plan);
        Assert.Equal(areas.Select(a => a.Area).Distinct().Order(), areas.Select(a => a.Area));
        var placed = areas.SelectMany(a => a.Payers.SelectMany(p => p.Services.Select(s => (a.Area, Payer: (Payer?)p.Payer, Answer: s)))
            .Concat(a.Rest.Select(s => (a.Area, Payer: (Payer?)null, Answer: s)))).ToList();
        Assert.Equal(
            Benefits.Where(b => b.Area != BenefitArea.NotCovered).Select(b => b.Slug).Order(StringComparer.Ordinal),
            placed.Select(p => p.Answer.Benefit.Slug).Order(StringComparer.Ordinal));
        Assert.All(placed, p =>
        {
            Assert.Equal(MyCoverage.For(p.Answer.Benefit, plan), p.Answer);
            Assert.Equal((p.Answer.Benefit.Area, p.Answer.IsCovered ? p.Answer.Payer : null), (p.Area, p.Payer));
        });
    });

    [Fact]
    public void The_one_who_pays_for_most_of_an_area_comes_first_and_each_once() => Assert.All(Members.Select(PlanOf), plan =>
        Assert.All(MyCoverage.Areas(Benefits, plan), area =>
        {
            var counts = area.Payers.Select(p => p.Services.Count);
            Assert.Equal(counts.OrderDescending(), counts);
            Assert.DoesNotContain(0, counts);
            Assert.Equal(area.Payers.Count, area.Payers.Select(p => p.Payer).Distinct().Count());
        }));

    private void Compare(IReadOnlyList<Member> members)
    {
        var (compared, differences) = (0, new List<string>());
        foreach (var member in members)
        {
            var (plan, filled) = (PlanOf(member), Filled(member));
            foreach (var benefit in Benefits)
            {
                compared++;
                var theirs = Oracle.For(benefit.Slug, filled.Age == AgeGroup.Under21, filled.Pregnant!.Value, filled.Package!, filled.Type!);
                var answer = MyCoverage.For(benefit, plan);
                var ours = (JsonNamingPolicy.KebabCaseLower.ConvertName(answer.Standing.ToString()), JsonNamingPolicy.CamelCase.ConvertName(answer.Payer.ToString()));
                if (theirs != ours)
                    differences.Add($"{benefit.Slug} for {member}: oracle {theirs}, portal {ours}");
            }
        }

        output.WriteLine($"{compared} cells compared, {differences.Count} differences");
        Assert.True(compared > 0);
        Assert.True(differences.Count == 0, $"{differences.Count} of {compared} differ, first:\n{string.Join('\n', differences.Take(20))}");
    }

    private static MemberPlan PlanOf(Member member) => MyCoverage.Plan(member, Packages, Types);

    /// <summary>The common case: 21 and over, not pregnant, OHP Plus, all from the CCO; and what is common in the package that is known.</summary>
    private static Member Filled(Member member) => new(
        member.Age ?? AgeGroup.From21,
        member.Pregnant ?? member.Package == "ohp-plus-supplemental",
        member.Package ?? "ohp-plus",
        member.Type ?? (HasNoCco(member.Package) ? BenefitsOracle.OpenCard : IsDentalProgram(member.Package) ? "CCOF" : "CCOA"));

    private static bool IsDentalProgram(string? package) => package is "cofa-dental" or "veteran-dental";

    private static bool HasNoCco(string? package) => package is "qmb" or "medicare-savings" or "pace" or "cwm" or "ohp-standard";
}
