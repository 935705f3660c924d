using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CcoPortal.BrowserTests;

/// <summary>Pictures of pages for people to look at, in <see cref="Browser.Screens"/>.</summary>
internal static partial class Screens
{
    public static Task TakeAsync(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = FileOf(name, "png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });

    public static string FileOf(string name, string extension) => Path.Combine(Browser.Screens, $"{NotForFiles().Replace(name.Trim('/'), "-")}.{extension}");

    [GeneratedRegex("[^A-Za-z0-9-]+")]
    private static partial Regex NotForFiles();
}
