using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CcoPortal.IntegrationTests.Web.Staff;

/// <summary>A passkey in software, as a browser and its authenticator answer for it (WebAuthn level 3, ES256, no attestation).</summary>
internal sealed class SoftAuthenticator(string origin = "http://localhost", string domain = "localhost") : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _user = "";
    private uint _uses;

    /// <summary>Whether it asked for a finger, a face or a PIN.</summary>
    public bool VerifiesUser { get; init; } = true;

    /// <summary>What <c>navigator.credentials.create</c> answers to these options.</summary>
    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        _user = (string)asked["user"]!["id"]!;
        var cbor = new CborWriter();
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString("none");
        cbor.WriteTextString("attStmt");
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
        cbor.WriteTextString("authData");
        cbor.WriteByteString([.. Data(0x40), .. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        cbor.WriteEndMap();
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64(ClientData("webauthn.create", (string)asked["challenge"]!)),
            ["attestationObject"] = Base64(cbor.Encode()),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>What <c>navigator.credentials.get</c> answers to these options.</summary>
    public string Get(string options)
    {
        var client = ClientData("webauthn.get", (string)JsonNode.Parse(options)!["challenge"]!);
        var data = Data(0);
        return Answer(new JsonObject
        {
            ["clientDataJSON"] = Base64(client),
            ["authenticatorData"] = Base64(data),
            ["signature"] = Base64(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = _user,
        });
    }

    public void Dispose() => _key.Dispose();

    private string Answer(JsonObject response) => new JsonObject
    {
        ["id"] = Base64(_id),
        ["rawId"] = Base64(_id),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, string challenge) => JsonSerializer.SerializeToUtf8Bytes(new { type, challenge, origin, crossOrigin = false });

    private byte[] Data(byte flags)
    {
        var data = new byte[37];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(domain)).CopyTo(data, 0);
        data[32] = (byte)(flags | 0x01 | (VerifiesUser ? 0x04 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(33), ++_uses);
        return data;
    }

    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            cbor.WriteInt32(label);
            cbor.WriteInt32(value);
        }

        cbor.WriteInt32(-2);
        cbor.WriteByteString(point.X!);
        cbor.WriteInt32(-3);
        cbor.WriteByteString(point.Y!);
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    private static string Base64(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
