using System.Reflection;
using CcoPortal.Application;
using CcoPortal.Web.Copy;
using FluentValidation;
using Xunit;

namespace CcoPortal.UnitTests.Copy;

public sealed class SentencesTests
{
    [Fact]
    public void Every_error_code_of_every_use_case_has_a_sentence()
    {
        var codes = typeof(ApplicationServices).Assembly.GetTypes().Where(t => t is { Name: "Errors", DeclaringType: not null })
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(codes);
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Contains(code, Sentences.Codes));
        Assert.Equal(codes.Append(Sentences.Repeated).Append(Sentences.TypedTwice).Order(), Sentences.Codes.Order());
    }

    [Fact]
    public void Every_rule_of_every_validator_has_a_code_of_its_own()
    {
        var validators = typeof(ApplicationServices).Assembly.GetTypes().Where(t => typeof(IValidator).IsAssignableFrom(t) && !t.IsAbstract && !SaysItself(t))
            .Select(t => (IValidator)(t.GetConstructor([typeof(TimeProvider)])?.Invoke([TimeProvider.System]) ?? Activator.CreateInstance(t)!)).ToList();

        Assert.NotEmpty(validators);
        Assert.All(
            validators.SelectMany(v => v.CreateDescriptor().Rules).SelectMany(r => r.Components),
            c => Assert.Contains(c.ErrorCode, Sentences.Codes));
    }

    /// <summary>What staff are told is in English and stands in the rule.</summary>
    private static bool SaysItself(Type validator) => validator.Namespace!.Contains(".Staff", StringComparison.Ordinal) || validator.Namespace.EndsWith(".Account", StringComparison.Ordinal) || validator.Namespace.EndsWith(".Desk", StringComparison.Ordinal);

    [Fact]
    public void Every_status_has_a_title()
    {
        Assert.All(Enumerable.Range(400, 200), status => Assert.NotEmpty(Sentences.Problem(status)));
        Assert.NotEqual(Sentences.Problem(404), Sentences.Problem(400));
        Assert.NotEqual(Sentences.Problem(503), Sentences.Problem(500));
    }
}
