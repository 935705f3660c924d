namespace CcoPortal.Web.Setup;

internal static class PostedForm
{
    /// <summary>The fields of a posted form; none when the body is no form.</summary>
    /// <exception cref="BadHttpRequestException">It cannot be read.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
        }
        catch (IOException e)
        {
            throw new BadHttpRequestException("The form cannot be read.", e);
        }
    }
}
