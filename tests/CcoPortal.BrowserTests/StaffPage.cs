using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CcoPortal.BrowserTests;

/// <summary>A page of staff in a state that someone can meet.</summary>
/// <param name="Who">The first name of who is signed in, or an e-mail address; with other names nobody is.</param>
/// <param name="Then">What they do there, to be where is looked at.</param>
internal sealed partial record StaffPage(string Who, PageState At, Func<IPage, Task>? Then = null)
{
    public static StaffPage Of(string who, string name, string path, int status = 200) => new(who, new PageState(name, path, status));

    /// <param name="press">The button of the form that is refused.</param>
    /// <param name="type">What is typed before, by the names of fields.</param>
    public static StaffPage Refused(string who, string name, string path, string press, params (string Field, string Value)[] type) => new(who, new PageState(name, path), async page =>
    {
        foreach (var (field, value) in type)
            await page.Locator($"main [name='{field}']").First.FillAsync(value);
        await page.GetByRole(AriaRole.Button, new() { Name = press, Exact = true }).First.ClickAsync();
        await IsRefusedAsync(page);
    });

    public static StaffPage After(string who, string name, string path, Func<IPage, Task> then) => new(who, new PageState(name, path), then);

    public static async Task IsRefusedAsync(IPage page)
    {
        await Assertions.Expect(page).ToHaveTitleAsync(BeginsWithError());
        await Assertions.Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
    }

    public async Task OpenAsync(IPage page)
    {
        await Browser.OpenAsync(page, At);
        if (Then is not null)
            await Then(page);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    [GeneratedRegex("^Error: ")]
    private static partial Regex BeginsWithError();
}
