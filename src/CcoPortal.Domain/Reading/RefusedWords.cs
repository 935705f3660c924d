namespace CcoPortal.Domain.Reading;

/// <summary>Words that no page says, each with what to say.</summary>
public static class RefusedWords
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["valid"] = "say what is needed",
        ["invalid"] = "say what is wrong",
        ["please"] = "leave it out",
        ["utilize"] = "use",
        ["utilization"] = "use",
        ["pursuant"] = "under",
        ["commence"] = "start",
        ["terminate"] = "end",
        ["prior to"] = "before",
        ["subsequent"] = "later",
        ["subsequently"] = "later",
        ["facilitate"] = "help",
        ["obtain"] = "get",
        ["assistance"] = "help",
        ["regarding"] = "about",
        ["concerning"] = "about",
        ["in order to"] = "to",
        ["additional"] = "more",
        ["additionally"] = "also",
        ["approximately"] = "about",
        ["ascertain"] = "find out",
        ["endeavor"] = "try",
        ["herein"] = "here",
        ["hereby"] = "leave it out",
        ["thereof"] = "of it",
        ["notwithstanding"] = "even if",
        ["in the event of"] = "if",
        ["in accordance with"] = "under",
        ["with respect to"] = "about",
        ["individuals"] = "people",
        ["beneficiary"] = "member",
        ["beneficiaries"] = "members",
        ["enrollee"] = "member",
        ["enrollees"] = "members",
        ["recipient"] = "member",
        ["remit"] = "pay",
        ["shall"] = "must",
        ["sufficient"] = "enough",
        ["requisite"] = "needed",
        ["click here"] = "name where the link goes",
    };
}
