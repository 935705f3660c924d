namespace CcoPortal.Domain.Reading;

/// <summary>
/// The one list of terms that OHP material cannot do without, each with the plain words that a page says at its first use. Each counts as
/// one word of two syllables; at most 40, so that none comes in lightly.
/// </summary>
public static class RequiredTerms
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["coordinated care organization"] = "A local health plan for people with OHP. It is called a CCO.",
        ["coordinated care organizations"] = "Local health plans for people with OHP. They are called CCOs.",
        ["CCO"] = "A coordinated care organization: your local health plan.",
        ["CCOs"] = "Coordinated care organizations: local health plans.",
        ["Oregon Health Plan"] = "Free health care from the state for people who live in Oregon. It is called OHP.",
        ["OHP"] = "The Oregon Health Plan.",
        ["Oregon Health Authority"] = "The state office that runs OHP. It is called OHA.",
        ["OHA"] = "The Oregon Health Authority.",
        ["Medicaid"] = "The program of the nation and the states that pays for OHP.",
        ["Medicare"] = "Health insurance for people who are 65 or older or who have a disability.",
        ["Client Services"] = "The phone line of OHP for all members.",
        ["ZIP code"] = "The 5 digits at the end of your address.",
        ["ZIP codes"] = "The 5 digits at the end of an address.",
        ["ZIP"] = "The 5 digits at the end of your address.",
        ["TTY"] = "A phone for people who are deaf or have a speech disability.",
        ["community"] = "A place where people live that is not a city.",
        ["county"] = "One of the 36 parts of Oregon.",
        ["counties"] = "The 36 parts of Oregon.",
        ["prior approval"] = "Your CCO says yes before you get the care.",
        ["primary care provider"] = "The doctor or nurse you see first.",
        ["provider"] = "A doctor, nurse, clinic or other place of care.",
        ["providers"] = "Doctors, nurses, clinics and other places of care.",
        ["grievance"] = "A complaint about your CCO or your care.",
        ["appeal"] = "You ask your CCO to change its answer.",
        ["hearing"] = "You ask a judge to look at the answer.",
        ["benefit"] = "Care that your plan pays for.",
        ["benefits"] = "Care that your plan pays for.",
        ["interpreter"] = "A person who puts what you say into another language.",
        ["interpreters"] = "People who put what you say into another language.",
        ["emergency"] = "Someone’s life or health is in danger.",
        ["emergencies"] = "Times when someone’s life or health is in danger.",
        ["behavioral health"] = "Care for your mind, and for alcohol and drug use.",
        ["medical"] = "About your body and its care.",
        ["disability"] = "Your body or mind makes some things hard for you.",
        ["language"] = "The words you speak.",
        ["organization"] = "A group that runs something.",
        ["organizations"] = "Groups that run something.",
        ["civil rights"] = "Your right to be treated fairly.",
        ["pharmacy"] = "The store where you get medicine.",
        ["insurance"] = "A plan that pays for your care.",
    };
}
