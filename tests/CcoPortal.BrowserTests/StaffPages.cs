using System.Text;
using CcoPortal.Application.Staff.Changes;
using CcoPortal.Application.Staff.Editing;
using CcoPortal.Application.Staff.People;
using CcoPortal.Application.Staff.Spreadsheets;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Staff;
using CcoPortal.IntegrationTests.Staff;
using CcoPortal.IntegrationTests.Web.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CcoPortal.BrowserTests;

/// <summary>Every page of staff, in every state. Edie edits, Rosa reviews, Remy broke the glass, Ada is an admin.</summary>
internal static class StaffPages
{
    private const string Edie = "Edie", Rosa = "Rosa", Ada = "Ada";

    private const string Words = "The aforementioned organizational restructuring necessitates comprehensive administrative reconsideration of previously disseminated informational materials.";

    public static async Task<IReadOnlyList<StaffPage>> OfAsync(PortalByName portal) =>
        [.. SigningIn(portal, (await Colleague.MakeAsync(portal, StaffRole.Editor, "Fay")).Email!), .. await RecordsAsync(portal), .. await ChangesAsync(portal), .. await OthersAsync(portal), .. await PeopleAsync(portal), .. await DeskPages.OfAsync(portal), .. await NumbersPages.OfAsync(portal)];

    /// <param name="fay">The e-mail address of someone who gets an authenticator app.</param>
    private static IEnumerable<StaffPage> SigningIn(PortalByName portal, string fay)
    {
        const string nobody = "nobody", signIn = "/account/sign-in", sent = "Title=New+phone&Reason=It+moved&Source=A+letter";
        yield return StaffPage.Of(nobody, "sign-in", signIn);
        yield return StaffPage.Refused(nobody, "sign-in refused", signIn, "Sign in");
        yield return StaffPage.Of(nobody, "signed out", "/account/sign-out");
        yield return StaffPage.Of(nobody, "first admin", "/account/first-admin");
        yield return StaffPage.Refused(nobody, "first admin refused", "/account/first-admin", "Make my account");
        yield return StaffPage.Of(nobody, "link that opens nothing", "/account/accept?token=x", 404);
        yield return new StaffPage("signed out meanwhile", new PageState("sign-in, with something to keep", "/staff/changes/new", 401, Posted: sent));
        yield return new StaffPage("Eli signs in again", new PageState("sign-in, then what was kept", "/staff/changes/new", 401, Posted: sent), async page =>
        {
            await page.GetByLabel("Your e-mail address at work").FillAsync("ELI@PORTAL.TEST");
            await page.GetByLabel("Password").FillAsync(Colleague.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByText("New phone")).ToBeVisibleAsync();
        });
        yield return StaffPage.After("Fay", "second factor refused", signIn, async page =>
        {
            await portal.SignInAsync(page, fay);
            await page.GotoAsync("/account/security");
            await page.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
            await page.Locator("[name='Code']").FillAsync(Colleague.CodeOf(portal, await page.Locator("main .code").InnerTextAsync()));
            await page.Locator("form[action='/account/authenticator'] button").ClickAsync();
            await page.WaitForURLAsync("**/account/security?done=authenticator");
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
            await page.WaitForURLAsync("**/account/sign-out");
            await portal.SignInAsync(page, fay);
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
            await StaffPage.IsRefusedAsync(page);
        });
        yield return StaffPage.Of(Edie, "security", "/account/security");
        yield return StaffPage.Refused(Edie, "password refused", "/account/security", "Change the password");
        yield return StaffPage.Of(Edie, "confirm", "/account/confirm?back=/account/security");
        yield return StaffPage.Refused(Edie, "confirm refused", "/account/confirm?back=/account/security", "Continue");
        yield return StaffPage.Of(Edie, "new passkey", "/account/passkey/new");
        yield return StaffPage.After(Edie, "authenticator refused", "/account/security", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
            await page.Locator("form[action='/account/authenticator'] button").ClickAsync();
            await StaffPage.IsRefusedAsync(page);
        });
        yield return new StaffPage(Edie, new PageState("form without its token", "/staff/changes/new", 400, Posted: sent));
        yield return StaffPage.Of(Edie, "not for an editor", "/staff/people", 403);
    }

    private static async Task<IReadOnlyList<StaffPage>> RecordsAsync(PortalByName portal)
    {
        await using var db = portal.Open();
        var first = (await db.Revisions.AsNoTracking().Select(r => new { r.Kind, r.Key }).ToListAsync()).GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.Min(r => r.Key)!);
        (first["cco"], first["page"], first["benefit"], first["contact"]) = ("allcare-cco", "help/rides", "dental-cleaning", "client-services");
        const string cco = "/staff/edit/cco/advanced-health";
        return
        [
            StaffPage.Of(Edie, "records", "/staff/records"),
            StaffPage.Of(Edie, "records found", "/staff/records?words=allcare"),
            StaffPage.Of(Edie, "no record found", "/staff/records/cco?words=xqzzywk"),
            StaffPage.Of(Edie, "records of a kind", "/staff/records/service-area"),
            .. first.Select(f => StaffPage.Of(Edie, $"record {f.Key}", $"/staff/records/{f.Key}/{f.Value}")),
            StaffPage.Of(Ada, "record, to an admin", "/staff/records/cco/allcare-cco"),
            StaffPage.Refused(Edie, "area that cannot be closed", $"/staff/records/service-area/{first["service-area"]}", "Close it only", ("day", "soon")),
            StaffPage.Refused(Edie, "record that cannot be withdrawn", "/staff/records/contact/client-services", "Withdraw this record from publication"),
            .. first.Select(f => StaffPage.Of(Edie, $"edit {f.Key}", $"/staff/edit/{f.Key}/{f.Value}")),
            .. RecordJson.Kinds.Where(k => k is "notice" or "service-area" or "page").Select(kind => StaffPage.Of(Edie, $"new {kind}", $"/staff/new/{kind}")),
            .. RecordJson.Kinds.Where(k => k is "cco" or "benefit").Select(kind => StaffPage.Refused(Edie, $"new {kind} refused", $"/staff/new/{kind}", "Save")),
            StaffPage.Refused(Edie, "edit refused", cco, "Save", ("f.phone.value", "call us"), ("f.name", "  "), ("title", "Wrong")),
            StaffPage.Of(Edie, "edit with a draft", cco),
            StaffPage.After(Edie, "edit previewed", "/staff/edit/page/learn/what-is-a-cco", async page =>
            {
                await page.Locator("[name='f.texts.en.title']").FillAsync("What a CCO is");
                await page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "As it would be" })).ToBeVisibleAsync();
            }),
        ];
    }

    private static async Task<IReadOnlyList<StaffPage>> ChangesAsync(PortalByName portal)
    {
        Task SendAsync(string who, MediatR.IRequest command) => portal.AsAsync(who, command);
        async Task<Guid> ApprovedAsync(string cco, int number)
        {
            var change = await portal.SubmittedAsync(Edie, Edits.Phone(cco, number));
            await portal.ApproveAsync(Rosa, change);
            return change;
        }

        var empty = await portal.AsAsync(Edie, new OpenChange.Command("Nothing in it yet", "", ""));
        var gap = await portal.AsAsync(Edie, new OpenChange.Command("An area that ends", "It is so", "A letter"));
        await portal.ProposeAsync(Edie, gap, f => f with { ServiceAreas = [.. f.ServiceAreas.Select(a => a.Cco == "eastern-oregon-cco" ? a with { To = new DateOnly(2027, 1, 1) } : a)] });
        var review = await portal.SubmittedAsync(Edie, f => Edits.Phone("trillium-lane", 1)(f).WithTitle("help", "rides", Words) with
        {
            ServiceAreas = f.HandedOver("trillium-lane", "allcare-cco", new DateOnly(2027, 1, 1)),
        });
        var approved = await ApprovedAsync("cascade-health-alliance", 2);
        var scheduled = await ApprovedAsync("columbia-pacific-cco", 3);
        await SendAsync(Edie, new ScheduleChange.Command(scheduled, new DateOnly(2027, 1, 1), new TimeOnly(8, 30)));
        var back = await portal.SubmittedAsync(Edie, Edits.Phone("health-share-of-oregon", 4));
        await SendAsync(Rosa, new SendBackChange.Command(back, "Which letter?\nWe need its day.", false));
        var refused = await portal.SubmittedAsync(Edie, Edits.Phone("ihn-cco", 5));
        await SendAsync(Rosa, new SendBackChange.Command(refused, "It is not so.", true));
        var withdrawn = await portal.SubmittedAsync(Edie, Edits.Phone("ihn-cco", 6));
        await SendAsync(Edie, new WithdrawChange.Command(withdrawn));
        var (published, overtaken) = (await ApprovedAsync("pacificsource-lane", 7), await portal.SubmittedAsync(Edie, Edits.Phone("pacificsource-lane", 8)));
        await portal.AsAsync(Edie, new PublishChange.Command(published));
        async Task<Guid> BrokenAsync(string cco, int number)
        {
            var change = await portal.SubmittedAsync(Edie, Edits.Phone(cco, number));
            await portal.AsAsync("Remy", new BreakGlass.Command(change, "The old number reaches a stranger.", portal.Clock.GetUtcNow()));
            return change;
        }

        await using var db = portal.Open();
        await BrokenAsync("umpqua-health-alliance", 9);
        var reviewed = await db.BreakGlasses.Select(b => b.Id).SingleAsync();
        await SendAsync(Rosa, new ReviewBreakGlass.Command(reviewed, "It was right, and could not wait."));
        await BrokenAsync("yamhill-community-care", 10);
        var owed = await db.BreakGlasses.Where(b => b.Id != reviewed).Select(b => b.Id).SingleAsync();

        static string To(Guid change, string rest = "") => $"/staff/changes/{change}{rest}";
        return
        [
            StaffPage.Of(Edie, "tasks of an editor", "/staff"),
            StaffPage.Of(Rosa, "tasks of a reviewer", "/staff"),
            StaffPage.Of(Ada, "tasks of an admin", "/staff"),
            StaffPage.Of(Edie, "changes", "/staff/changes"),
            StaffPage.Of(Edie, "changes that are done with", "/staff/changes?closed=true"),
            StaffPage.Refused(Edie, "no such edition", "/staff/changes", "Propose to go back", ("Edition", "900")),
            StaffPage.Of(Edie, "new change", "/staff/changes/new"),
            StaffPage.Refused(Edie, "new change refused", "/staff/changes/new", "Begin"),
            StaffPage.Of(Edie, "change: empty draft", To(empty)),
            StaffPage.Refused(Edie, "change: not submitted", To(empty), "Submit for review"),
            StaffPage.Refused(Edie, "change: no words", To(empty), "Save these words", ("Title", "")),
            StaffPage.Refused(Edie, "change: no comment", To(empty), "Add the comment"),
            StaffPage.Of(Edie, "change: must be put right", To(gap)),
            StaffPage.Of(Edie, "change: in review, to its author", To(review, "?done=submitted")),
            StaffPage.Of(Rosa, "change: in review, to a reviewer", To(review)),
            StaffPage.Of(Ada, "change: in review, to an admin", To(review)),
            StaffPage.Refused(Rosa, "change: approved without a look", To(review), "Approve exactly this"),
            StaffPage.Refused(Rosa, "change: sent back without a word", To(review), "Send it back"),
            StaffPage.Of(Rosa, "change: approved", To(approved, "?done=approved")),
            StaffPage.Refused(Rosa, "change: at no time", To(approved), "Schedule"),
            StaffPage.Of(Rosa, "change: scheduled", To(scheduled)),
            StaffPage.Of(Edie, "change: sent back", To(back)),
            StaffPage.Of(Edie, "change: refused", To(refused)),
            StaffPage.Of(Edie, "change: withdrawn", To(withdrawn)),
            StaffPage.Of(Rosa, "change: published", To(published, "?done=published")),
            StaffPage.Of(Rosa, "change: overtaken", To(overtaken)),
            StaffPage.Of(Rosa, "break glass", To(approved, "/break-glass")),
            StaffPage.Refused(Rosa, "break glass refused", To(approved, "/break-glass"), "Publish now, without approval"),
            StaffPage.Of(Edie, "broken glass, to an editor", $"/staff/break-glass/{owed}"),
            StaffPage.Of(Rosa, "broken glass, owed", $"/staff/break-glass/{owed}"),
            StaffPage.Refused(Rosa, "broken glass, no word", $"/staff/break-glass/{owed}", "I have looked at it"),
            StaffPage.Of(Rosa, "broken glass, reviewed", $"/staff/break-glass/{reviewed}"),
            StaffPage.Of(Edie, "edit what others change", "/staff/edit/cco/trillium-lane"),
            StaffPage.Of(Edie, "edit in a change", $"/staff/edit/cco/health-share-of-oregon?change={back}"),
            StaffPage.After(Rosa, "edit changed meanwhile", $"/staff/edit/cco/pacificsource-lane?change={overtaken}", page => Assertions.Expect(page.GetByText("Changed meanwhile")).ToBeVisibleAsync()),
            StaffPage.Of(Edie, "record with a history", "/staff/records/cco/pacificsource-lane"),
            StaffPage.Of(Edie, "preview", $"/staff/preview/{review}/2027-02-01/ccos/trillium-lane"),
            StaffPage.Of(Edie, "preview, day that is none", $"/staff/preview/{review}/soon", 400),
            StaffPage.Of(Edie, "preview of what is published", $"/staff/preview/{published}/2027-02-01/"),
            StaffPage.Of(Edie, "preview of what must be put right", $"/staff/preview/{gap}/2027-02-01/"),
        ];
    }

    private static async Task<IReadOnlyList<StaffPage>> OthersAsync(PortalByName portal)
    {
        await using var db = portal.Open();
        foreach (var words in new[] { null, "The number reaches a stranger.\nTry 800-555-0111." })
            db.Add(new PageReportRow(0, "/ccos/allcare-cco", 1, "phone", words, new DateOnly(2026, 11, 22)));
        await db.SaveChangesAsync();
        await portal.AsAsync(Edie, new KeepDraft.Command("contact", "client-services", new Dictionary<string, string> { ["f.purpose"] = "Half a sentence" }));
        var sheet = Encoding.UTF8.GetString((await portal.AsAsync(Edie, new ExportRecords.Query("contact")))!);
        StaffPage Upload(string who, string name, string text, Func<IPage, Task> then) => StaffPage.After(who, name, "/staff/spreadsheets", async page =>
        {
            await page.GetByLabel("What the file holds").SelectOptionAsync("contact");
            await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "contacts.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
            await page.GetByRole(AriaRole.Button, new() { Name = "See what it would change" }).ClickAsync();
            await then(page);
        });
        return
        [
            StaffPage.Of(Edie, "another day", "/staff/on"),
            StaffPage.Of(Edie, "another day: none", "/staff/on?date=2020-02-31", 400),
            StaffPage.Of(Edie, "as published", "/staff/on/2026-11-22/ccos/allcare-cco"),
            StaffPage.Of(Edie, "before the first edition", "/staff/on/2026-01-01/"),
            new StaffPage(Edie, new PageState("nothing is sent from here", "/staff/on/2026-11-22/report", 403, Posted: "page=/ccos&edition=1&kind=phone")),
            StaffPage.Of(Edie, "fresh", "/staff/fresh"),
            StaffPage.Of(Edie, "fresh, of a kind", "/staff/fresh?kind=cco"),
            StaffPage.Of(Edie, "reports", "/staff/reports"),
            StaffPage.Of(Edie, "spreadsheets", "/staff/spreadsheets"),
            StaffPage.Refused(Edie, "spreadsheet: none", "/staff/spreadsheets", "See what it would change"),
            Upload(Edie, "spreadsheet: wrong in its rows", sheet.Replace("800-699-9075", "call us", StringComparison.Ordinal), StaffPage.IsRefusedAsync),
            Upload(Rosa, "spreadsheet: dry run", sheet.Replace("800-699-9075", "800-555-0112", StringComparison.Ordinal), page => page.WaitForURLAsync("**/staff/spreadsheets/contact")),
            Upload(Rosa, "spreadsheet: dry run refused", sheet.Replace("800-699-9075", "800-555-0112", StringComparison.Ordinal), async page =>
            {
                await page.WaitForURLAsync("**/staff/spreadsheets/contact");
                await page.GetByRole(AriaRole.Button, new() { Name = "Put these into a change request" }).ClickAsync();
                await StaffPage.IsRefusedAsync(page);
            }),
            StaffPage.Of(Rosa, "audit", "/staff/audit"),
            StaffPage.Of(Ada, "audit of one kind", "/staff/audit?kind=change-approved"),
        ];
    }

    private static async Task<IReadOnlyList<StaffPage>> PeopleAsync(PortalByName portal)
    {
        var invited = await portal.AsAsync(Ada, new InviteStaff.Command("Ira", "ira@portal.test", "Editor"));
        var (other, disabled) = (await Colleague.MakeAsync(portal, StaffRole.Supervisor, "Sue"), await Colleague.MakeAsync(portal, StaffRole.Agent, "Dan"));
        await portal.AsAsync(Ada, new DisableStaff.Command(disabled.Id));
        return
        [
            StaffPage.Of("Ira", "invitation", $"/account/accept?token={invited.Token}"),
            StaffPage.Refused("Ira", "invitation refused", $"/account/accept?token={invited.Token}", "Set the password", ("Password", "short")),
            StaffPage.Of(Ada, "people", "/staff/people"),
            StaffPage.Of(Ada, "invite", "/staff/people/new"),
            StaffPage.Refused(Ada, "invite refused", "/staff/people/new", "Invite"),
            StaffPage.Of(Ada, "person", $"/staff/people/{other.Id}"),
            StaffPage.Of(Ada, "person, disabled", $"/staff/people/{disabled.Id}"),
            StaffPage.Of(Ada, "person, oneself", $"/staff/people/{portal.People[Ada].Id}"),
            StaffPage.After(Ada, "link to hand over", $"/staff/people/{other.Id}", async page =>
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Reset, and make a new link" }).ClickAsync();
                await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("A link for Sue");
            }),
        ];
    }
}
