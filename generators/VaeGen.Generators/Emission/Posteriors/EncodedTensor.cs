namespace VaeGen.Generators.Emission;

/// <summary>One of the tensors that Encode returns: together they describe q(z|x).</summary>
/// <param name="Member">Its name in Encode's result and in Output.</param>
/// <param name="Local">Its name as a local variable.</param>
/// <param name="Text">What it is.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Source">The expression that makes it from h, the encoder's features.</param>
internal sealed record EncodedTensor(string Member, string Local, string Text, string Shape, string Source);
