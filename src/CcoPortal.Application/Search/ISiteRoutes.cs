namespace CcoPortal.Application.Search;

/// <summary>Which addresses the portal answers.</summary>
public interface ISiteRoutes
{
    /// <param name="path">For example <c>/contact</c>.</param>
    bool Has(string path);
}
