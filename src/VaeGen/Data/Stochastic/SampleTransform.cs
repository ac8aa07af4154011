namespace VaeGen;

/// <summary>Changes one sample at random, in place.</summary>
/// <param name="sample">The sample's values.</param>
/// <param name="random">Its random numbers of this epoch.</param>
public delegate void SampleTransform(Span<float> sample, ref SampleRandom random);
