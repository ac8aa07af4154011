namespace VaeGen.Benchmarks.Peers;

/// <summary>The measurement cannot be made as asked; the message says what is missing or wrong, for the person who asked.</summary>
internal sealed class PeerException(string message) : Exception(message);
