namespace Explorer;

/// <summary>How much the server takes.</summary>
internal sealed record ServerLimits
{
    /// <summary>Bytes of a request with codes: enough for some hundred of them.</summary>
    public int RequestBytes { get; init; } = 256 << 10;

    /// <summary>Bytes of a picture that somebody uploads.</summary>
    public int UploadBytes { get; init; } = 8 << 20;

    /// <summary>Pixels of one: a small file can claim, and take, a lot of memory.</summary>
    public int UploadPixels { get; init; } = 1 << 24;

    /// <summary>Codes in one request.</summary>
    public int Codes { get; init; } = 256;

    /// <summary>Requests a second, of all clients together: some people dragging at once, as fast as their screens show.</summary>
    public int RequestsPerSecond { get; init; } = 400;

    /// <summary>Uploads a second, of all clients together.</summary>
    public int UploadsPerSecond { get; init; } = 4;

    /// <summary>Requests that wait for the model.</summary>
    public int Waiting { get; init; } = 64;
}
