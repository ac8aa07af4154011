using System.Text.Json;
using System.Text.Json.Serialization;

namespace Explorer;

/// <summary>What the page is built from.</summary>
internal sealed record ModelDescription(
    string Name,
    string Fingerprint,
    long Height,
    long Width,
    int Classes,
    float[] Start,
    int StartClass,
    IReadOnlyList<Dimension> Dimensions,
    IReadOnlyList<Concept> Concepts,
    int UploadBytes);

/// <summary>Codes to decode.</summary>
/// <param name="Codes">One or more.</param>
/// <param name="Class">What to decode them as, for a model that is told a class.</param>
/// <param name="Scale">How many pixels wide a pixel is to be.</param>
internal sealed record DecodeRequest(float[][] Codes, int Class = 0, int Scale = 1);

/// <summary>A code that was drawn.</summary>
internal sealed record DrawnCode(float[] Code);

/// <summary>The code of a picture, and the picture as the model sees it, a data URL.</summary>
internal sealed record EncodedPicture(float[] Code, string Seen);

/// <summary>Why something cannot be done, in a sentence.</summary>
internal sealed record Refusal(string Error);

/// <summary>How each message is written and read, known when the program is compiled: nothing of it must be found out by reflection, which a trimmed program lacks.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ModelDescription))]
[JsonSerializable(typeof(DecodeRequest))]
[JsonSerializable(typeof(DrawnCode))]
[JsonSerializable(typeof(EncodedPicture))]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class Messages : JsonSerializerContext;
