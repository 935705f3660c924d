using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CcoPortal.Data.Configurations;
using CcoPortal.Data.Editions;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CcoPortal.Data.Keys;

/// <summary>
/// The keys that cookies and forms are protected with: in PostgreSQL, so that every portal on it has the same ones, with a copy in StateDir that is read while the database is away.
/// Each key's own secret is encrypted where the portal has a field key (<see cref="FieldKeyXml"/>), in both places.
/// </summary>
public sealed partial class KeyStore(EditionKeeper keeper, string stateDir, ILogger<KeyStore> logger) : IXmlRepository
{
    private readonly string _copy = Path.Combine(stateDir, "sign-in-keys.xml");

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        if (keeper.Database is { } database)
        {
            try
            {
                using var db = PortalDbContext.At(database);
                var keys = db.DataProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).ToList();
                Copy(keys);
                return [.. keys.Select(XElement.Parse)];
            }
            catch (Exception e) when (PortalStore.IsAway(e))
            {
                // The copy, as below.
            }
        }

        return File.Exists(_copy) ? [.. XElement.Load(_copy).Elements()] : [];
    }

    /// <exception cref="StoreAwayException">A key that no other portal would know is no key.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        try
        {
            using var db = PortalDbContext.At(keeper.Database ?? throw new StoreAwayException());
            db.DataProtectionKeys.Add(new DataProtectionKeyRow(Guid.CreateVersion7(), friendlyName, element.ToString(SaveOptions.DisableFormatting)));
            db.SaveChanges();
        }
        catch (Exception e) when (e is not StoreAwayException && PortalStore.IsAway(e))
        {
            throw new StoreAwayException(e);
        }
    }

    /// <summary>Written beside and then moved, so that a portal that is killed meanwhile leaves the old copy or the new one.</summary>
    private void Copy(List<string> keys)
    {
        var text = $"<keys>{string.Concat(keys)}</keys>";
        try
        {
            if (File.Exists(_copy) && File.ReadAllText(_copy) == text)
                return;
            Directory.CreateDirectory(stateDir);
            var beside = $"{_copy}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new StreamWriter(beside, new UTF8Encoding(false), options))
                file.Write(text);
            File.Move(beside, _copy, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotCopied(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The sign-in keys could not be copied to the state folder: {Reason}")]
    private partial void NotCopied(string reason);
}
