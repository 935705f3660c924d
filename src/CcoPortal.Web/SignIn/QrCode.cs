using System.Globalization;
using System.Text;
using QRCoder;

namespace CcoPortal.Web.SignIn;

/// <summary>A QR code as one path of an SVG: the security policy allows no image out of a text, and no style.</summary>
/// <param name="Size">Of its square view box, quiet zone included.</param>
/// <param name="Path">The dark squares, each 1 by 1.</param>
public sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix[y].Count; x++)
            {
                if (data.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new QrCode(data.ModuleMatrix.Count, path.ToString());
    }
}
