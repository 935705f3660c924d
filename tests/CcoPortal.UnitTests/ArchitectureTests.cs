using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CcoPortal.Application;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using CcoPortal.Web.Copy;
using MediatR;
using Xunit;

namespace CcoPortal.UnitTests;

/// <summary>The house rules that a compiler does not hold. Each failure names the offender.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>From the bottom up: each may name those below it.</summary>
    private static readonly Assembly[] Layers = [typeof(Edition).Assembly, typeof(CurrentEdition).Assembly, typeof(ApplicationServices).Assembly, typeof(Words).Assembly];

    private static readonly string Source = Path.Combine(Path.GetDirectoryName(RealData.Folder)!, "src");

    public static TheoryData<string> Projects => [.. Layers.Select(l => l.GetName().Name!)];

    [Fact]
    public void Projects_refer_in_one_direction()
    {
        string[] order = ["CcoPortal.Domain", "CcoPortal.Data", "CcoPortal.Application", "CcoPortal.Web"];
        Assert.Equal(order, Layers.Select(l => l.GetName().Name));
        Assert.Equal(order.Order(), Directory.GetDirectories(Source).Select(Path.GetFileName).Order());
        for (var i = 0; i < order.Length; i++)
        {
            var referred = Project(order[i]).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.Equal(i == 0 ? [] : [order[i - 1]], referred);
        }
    }

    [Fact]
    public void Types_name_only_types_of_layers_below()
    {
        var offenders = Layers.SelectMany((layer, i) => layer.GetReferencedAssemblies().Select(r => r.Name!)
            .Where(r => r.StartsWith("CcoPortal.", StringComparison.Ordinal) && Array.FindIndex(Layers, l => l.GetName().Name == r) >= i)
            .Select(r => $"{layer.GetName().Name} names {r}"));

        Assert.Empty(offenders);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_follow_projects_and_folders(string project)
    {
        var offenders = new List<string>();
        foreach (var (file, lines) in Files(project))
        {
            var expected = $"{project}.{Path.GetRelativePath(Path.Combine(Source, project), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')}".TrimEnd('.');
            offenders.AddRange(lines.Where(l => l.StartsWith("namespace ", StringComparison.Ordinal) && l.TrimEnd(';') != $"namespace {expected}").Select(l => $"{Relative(file)}: {l} (expected {expected})"));
        }

        offenders.AddRange(Written(Layer(project)).Where(t => t.Namespace is { } n && n != project && !n.StartsWith(project + ".", StringComparison.Ordinal)).Select(t => t.FullName!));
        Assert.Empty(offenders);
    }

    [Fact]
    public void The_domain_needs_no_package_and_nothing_but_the_base_library()
    {
        Assert.DoesNotContain(Project("CcoPortal.Domain").Descendants(), e => e.Name.LocalName is "PackageReference" or "FrameworkReference" or "Reference");
        // System.Security.Cryptography: hashes of texts. System.Runtime.InteropServices: the compiler fills lists of collection expressions through it.
        string[] allowed = ["System.Runtime", "System.Runtime.InteropServices", "System.Linq", "System.Collections", "System.Collections.Immutable", "System.Text.RegularExpressions", "System.Memory", "System.Security.Cryptography"];
        Assert.Empty(Layers[0].GetReferencedAssemblies().Select(a => a.Name!).Except(allowed));
    }

    [Fact]
    public void The_domain_does_not_know_the_clock_the_file_system_or_the_environment()
    {
        var offenders = new List<string>();
        using var file = new PEReader(File.OpenRead(Layers[0].Location));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.TypeReferences)
        {
            var type = metadata.GetTypeReference(handle);
            var name = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
            if (name is "System.TimeProvider" or "System.Environment" or "System.TimeZoneInfo" or "System.Diagnostics.Stopwatch" or "System.Random" or "System.Console"
                || name.StartsWith("System.IO.", StringComparison.Ordinal))
                offenders.Add(name);
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (metadata.GetString(member.Name) is var name and ("get_Now" or "get_UtcNow" or "get_Today"))
                offenders.Add(name);
        }

        Assert.Empty(offenders);
    }

    [Fact]
    public void Data_and_application_know_neither_pages_nor_http_answers()
    {
        string[] refused = ["Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Razor", "Microsoft.AspNetCore.Routing"];
        var offenders = Layers[1..3].SelectMany(l => l.GetReferencedAssemblies().Where(r => refused.Any(p => r.Name!.StartsWith(p, StringComparison.Ordinal)))
            .Select(r => $"{l.GetName().Name} names {r.Name}"));

        Assert.Empty(offenders);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_type_has_a_name_that_says_nothing(string project)
    {
        Assert.Empty(Written(Layer(project)).Where(t => EmptyName().IsMatch(t.Name.Split('`')[0])).Select(t => t.FullName));
        Assert.Empty(Written(Layer(project)).Where(t => t.Namespace?.Split('.').Any(s => s is "Common" or "Models" or "Helpers" or "Utils" or "Services" or "Dtos") == true).Select(t => t.FullName));
    }

    [Fact]
    public void A_use_case_is_one_static_class_in_one_file_of_its_name()
    {
        var useCases = Written(Layers[2]).Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
            .Select(handler => (Handler: handler, Owner: handler.DeclaringType)).ToList();
        Assert.NotEmpty(useCases);
        foreach (var (handler, owner) in useCases)
        {
            Assert.True(owner is { IsAbstract: true, IsSealed: true, DeclaringType: null }, $"{handler.FullName} is not nested in a static class");
            Assert.True(handler.Name == "Handler", $"{handler.FullName} is not called Handler");
            Assert.True((owner.GetNestedType("Query") ?? owner.GetNestedType("Command")) is not null, $"{owner.FullName} has no Query and no Command");
            var file = Path.Combine(Source, "CcoPortal.Application", string.Join('/', owner.Namespace!.Split('.')[2..]), owner.Name + ".cs");
            Assert.True(File.Exists(file), $"{owner.FullName} is not in {Relative(file)}");
            Assert.True(File.ReadLines(file).Count(l => TopLevelType().IsMatch(l)) == 1, $"{Relative(file)} holds more than {owner.Name}");
        }

        Assert.Equal(useCases.Count, useCases.Select(u => u.Owner).Distinct().Count());
    }

    [Fact]
    public void What_the_domain_shows_cannot_be_derived_from()
    {
        Assert.Empty(Layers[0].GetExportedTypes().Where(t => !t.IsSealed && !t.IsInterface && !(t.IsAbstract && ClosedToOthers(t))).Select(t => t.FullName));

        static bool ClosedToOthers(Type type) => type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .All(c => c.IsPrivate || c.IsFamilyAndAssembly || c.IsAssembly || c.GetParameters() is [var only] && only.ParameterType == type);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Days_and_times_come_from_the_time_provider(string project) => Assert.Empty(
        from file in Files(project)
        from line in file.Lines.Select((text, i) => (Text: text, Number: i + 1))
        where OwnClock().IsMatch(line.Text)
        select $"{Relative(file.Path)}:{line.Number}: {line.Text.Trim()}");

    private static Assembly Layer(string project) => Layers.Single(l => l.GetName().Name == project);

    private static XDocument Project(string name) => XDocument.Load(Path.Combine(Source, name, name + ".csproj"));

    private static string Relative(string file) => Path.GetRelativePath(Path.GetDirectoryName(Source)!, file);

    /// <summary>Types that someone wrote, not those that the compiler or the Razor generator made.</summary>
    private static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes().Where(t =>
        t.FullName!.StartsWith("CcoPortal.", StringComparison.Ordinal) && !t.Name.Contains('<', StringComparison.Ordinal) && !t.FullName.Contains('<', StringComparison.Ordinal)
        && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    private static IEnumerable<(string Path, string[] Lines)> Files(string project) =>
        Directory.EnumerateFiles(Path.Combine(Source, project), "*.cs*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" && !Relative(f).Split(Path.DirectorySeparatorChar).Any(s => s is "bin" or "obj" or "node_modules"))
            .Select(f => (f, File.ReadAllLines(f)));

    /// <summary>A tag helper is the framework's own word.</summary>
    [GeneratedRegex("(Service|Manager|(?<!Tag)Helper|Helpers|Utils|Util|Dto|Repository|Mapper)$|Common|Models")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|DateOnly\.FromDateTime\(DateTime\.")]
    private static partial Regex OwnClock();

    [GeneratedRegex(@"^(public|internal|file)?\s*((static|sealed|abstract|partial|readonly)\s+)*(class|record|struct|interface|enum)\s")]
    private static partial Regex TopLevelType();
}
