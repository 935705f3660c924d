using System.Text;

namespace CcoPortal.Domain.Places;

/// <summary>Turns a name into an address part: lower case letters, digits and single hyphens.</summary>
public static class Slug
{
    public static string From(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’' or '.') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
