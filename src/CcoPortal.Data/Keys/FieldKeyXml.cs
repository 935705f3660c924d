using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace CcoPortal.Data.Keys;

/// <summary>Encrypts the secret of a sign-in key with the field key: a copy of the database opens no session.</summary>
public sealed class FieldKeyXml(FieldCipher cipher) : IXmlEncryptor
{
    /// <summary>What is encrypted belongs to no row.</summary>
    internal static readonly Guid Owner = new("5a1e7e55-0000-4000-8000-000000000001");

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var bytes = cipher.Encrypt(plaintextElement.ToString(SaveOptions.DisableFormatting), Owner);
        return new EncryptedXmlInfo(new XElement("fieldKey", Convert.ToBase64String(bytes)), typeof(FieldKeyXmlDecryptor));
    }
}

/// <summary>Made by the framework, from its name in the XML.</summary>
public sealed class FieldKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="CryptographicException">The portal has another field key, or none.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var cipher = services.GetService<FieldCipher>() ?? throw new CryptographicException("A sign-in key is encrypted, and Portal__FieldKey is not set.");
        return XElement.Parse(cipher.Decrypt(Convert.FromBase64String(encryptedElement.Value), FieldKeyXml.Owner));
    }
}
