using Microsoft.Playwright;
using Xunit;

namespace CcoPortal.BrowserTests;

/// <summary>What someone does who has no mouse. It works with script switched off too.</summary>
internal static class Keys
{
    /// <summary>Presses Tab until the focus is there.</summary>
    public static async Task TabToAsync(this IPage page, string selector, int most = 40)
    {
        for (var i = 0; i < most; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.HasFocusAsync(selector))
                return;
        }

        Assert.Fail($"{most} times Tab do not reach “{selector}”.");
    }

    public static async Task<bool> HasFocusAsync(this IPage page, string selector) => await page.Locator($"{selector}:focus").CountAsync() == 1;

    /// <summary>Goes to an input by Tab and types over what is in it.</summary>
    public static async Task TypeIntoAsync(this IPage page, string selector, string text, int most = 40)
    {
        await page.TabToAsync(selector, most);
        await page.Keyboard.PressAsync("ControlOrMeta+A");
        await page.Keyboard.TypeAsync(text);
    }

    public static async Task PressOnAsync(this IPage page, string selector, int most = 40)
    {
        await page.TabToAsync(selector, most);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tabs through a whole page: says what is wrong when not everything is visited once, in the order in which it stands.</summary>
    public static async Task<IEnumerable<string>> WrongOrderAsync(this IPage page)
    {
        await page.DoAsync("openAll");
        await page.EvaluateAsync("""
            () => {
              // Of radio buttons of one name only the chosen one, or else the first, takes the focus.
              const first = (e) => e.type !== "radio" || e === (document.querySelector(`[type=radio][name=${e.name}]:checked`) ?? document.querySelector(`[type=radio][name=${e.name}]`));
              const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter((e) => e.checkVisibility() && first(e));
              all.forEach((element, index) => { element.dataset.place = index; });
            }
            """);
        var count = await page.Locator("[data-place]").CountAsync();
        var visited = new List<int>();
        // A field for a day is one place and several stops.
        for (var i = 0; i < count + 20 && (visited.Count == 0 || visited[^1] != count - 1); i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var place = await page.EvaluateAsync<int>("() => Number(document.activeElement?.dataset.place ?? -1)");
            if (visited.Count == 0 || visited[^1] != place)
                visited.Add(place);
        }

        return visited.SequenceEqual(Enumerable.Range(0, count)) ? [] : [$"the order is {string.Join(' ', visited)}"];
    }
}
