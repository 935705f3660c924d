using System.Text.Json.Nodes;

namespace CcoPortal.UnitTests.Benefits.Oracle;

/// <summary>
/// A second opinion on what a member gets and who pays: read straight from the data files and written apart from the portal's own
/// code. Who pays comes from the rules in words, never from the table of payers that stands with each service.
/// </summary>
public sealed class BenefitsOracle
{
    public const string OpenCard = "open-card";

    private static readonly string[] s_leastFirst = ["no", "limited", "yes"];

    /// <summary>Services whose payer the facts mark to be confirmed: what it may be paid as. Where all agree there is nothing to ask.</summary>
    private static readonly Dictionary<string, string[]> s_toConfirm = new()
    {
        ["ambulance"] = ["physical", "whichever CCO there is"],
        ["residential-mental-health"] = ["behavioral", "alwaysOha"],
        ["mat"] = ["behavioral", "physical", "alwaysOha"], // the drug may follow the pharmacy rules, or their carve-out
        ["abortion"] = ["alwaysOha", "physical"],
    };

    private readonly Dictionary<string, JsonNode> _services;
    private readonly Dictionary<string, JsonNode> _packages;
    private readonly Dictionary<string, JsonNode> _types;

    public BenefitsOracle(string benefitsJson, string packagesJson, string enrollmentTypesJson)
    {
        _services = ByKey(benefitsJson, "slug");
        _packages = ByKey(packagesJson, "slug");
        _types = ByKey(enrollmentTypesJson, "code");
    }

    public static BenefitsOracle OfRepository()
    {
        string Text(string file) => File.ReadAllText(Path.Combine(RealData.Folder, "benefits", file));
        return new BenefitsOracle(Text("benefits.json"), Text("packages.json"), Text("enrollment_types.json"));
    }

    public IReadOnlyCollection<string> Services => _services.Keys;

    public IReadOnlyCollection<string> Packages => _packages.Keys;

    public IReadOnlyCollection<string> Types => _types.Keys;

    /// <summary>Whether the member has the service, and who pays, in the words of the data.</summary>
    public (string Standing, string Payer) For(string service, bool under21, bool pregnant, string package, string type)
    {
        var facts = _services[service];
        if (!facts["isCovered"]!.GetValue<bool>())
            return ("no", "nobody");
        if (Text(_packages[package], "status") == "otherPlan")
            return ("other-plan", "otherPlan");
        if (!facts["packages"]!.AsArray().Any(p => Text(p!, "package") == package))
            return ("not-in-package", "nobody");
        if (service == "flexible-services" && type == OpenCard)
            return ("no", "nobody"); // a CCO gives them to its own members

        var (area, isDentalProgram) = (Text(facts, "area"), package is "cofa-dental" or "veteran-dental");
        var isPartD = package == "limited-drug" && area == "pharmacy" && service != "otc-medicine";
        var childRules = under21 || (package == "yshcn" && (area is "dental" or "vision" || service == "epsdt"));
        var gets = Gets(facts, childRules, pregnant);
        if (gets == "no")
            return ("no", "nobody");
        if (isPartD || (isDentalProgram && area is "pharmacy" or "transport"))
            gets = "limited"; // some drugs that Part D leaves out; drugs for, and rides to, dental care

        var payer = isPartD ? "medicare"
            : isDentalProgram && area == "pharmacy" ? "oha"
            : Same([.. s_toConfirm.GetValueOrDefault(service, [Text(facts, "paidAs")]).Select(part => Pays(part, type))]);
        return (gets, payer);
    }

    /// <summary>
    /// Pregnancy has a say of its own. A pregnant child has the better of the two, but only from what pregnancy gives: where it gives
    /// adults no more than they have, the facts say of it what they say of adults (“adults who meet state law”).
    /// </summary>
    private static string Gets(JsonNode facts, bool childRules, bool pregnant) => (childRules, pregnant) switch
    {
        (false, false) => Text(facts, "adults"),
        (true, false) => Text(facts, "under21"),
        (false, true) => Text(facts, "pregnant"),
        (true, true) when Better(Text(facts, "adults"), Text(facts, "pregnant")) == Text(facts, "adults") => Text(facts, "under21"),
        (true, true) => Better(Text(facts, "under21"), Text(facts, "pregnant")),
    };

    /// <summary>OAR 410-141-3805 for the four parts of a plan, 410-141-3855 for what is carved out, and the notes of the facts.</summary>
    private string Pays(string part, string type) => part switch
    {
        "physical" or "behavioral" or "dental" or "rides" => Text(_types[type], part),
        "alwaysOha" => "oha",
        "longTermCare" => "odhs",
        "everyone" => "ccoAndOha",
        "whichever CCO there is" => type == OpenCard ? "oha" : "cco",
        "anyCco" => type switch { OpenCard => "oha", "CCOF" => "ask", _ => "cco" }, // for a dental-only CCO: “CCO (check)”
        "socialNeeds" => type switch { OpenCard => "oha", "CCOA" or "CCOB" => "cco", _ => "ask" },
        _ => throw new InvalidDataException($"{part} is a part of a plan that no rule names."),
    };

    private static string Same(string[] readings) => readings.Distinct().Count() == 1 ? readings[0] : "ask";

    private static string Better(string a, string b) => s_leastFirst[Math.Max(Array.IndexOf(s_leastFirst, a), Array.IndexOf(s_leastFirst, b))];

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static Dictionary<string, JsonNode> ByKey(string json, string key) =>
        JsonNode.Parse(json)!.AsArray().ToDictionary(n => Text(n!, key), n => n!);
}
