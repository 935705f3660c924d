using System.Text.Json;
using CcoPortal.Data;

namespace CcoPortal.Web.SignIn;

/// <summary>What a browser says its passkey signed.</summary>
internal static class Answers
{
    /// <returns>Null when it is unreadable, or when nobody asked it: for both the framework throws.</returns>
    public static async Task<T?> ReadAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException or ArgumentException && !PortalStore.IsAway(e))
        {
            return null;
        }
    }
}
