namespace VaeGen;

/// <summary>Data sets that are drawn anew in every epoch. They are views: nothing is copied.</summary>
public static class StochasticDatasets
{
    extension(IDataset data)
    {
        /// <summary>
        /// The samples with every value turned into 1 with that probability and into 0 else, anew in every epoch (dynamic binarisation; Salakhutdinov
        /// &amp; Murray 2008): what a Bernoulli likelihood is exact for.
        /// </summary>
        /// <param name="seed">Of the one fixed binarisation that is read outside of training, so that validation losses can be compared.</param>
        /// <returns>Samples of 0 and 1. A value outside [0, 1] is a <see cref="DataException"/> when it is read.</returns>
        /// <example><code>model.Fit(digits.Binarize(), validation.Binarize());</code></example>
        public IDataset Binarize(long seed = 0) => new StochasticDataset<IDataset>(data, new Binarization(seed));

        /// <summary>The samples, each changed at random as it is trained on. What is read outside of training is not changed.</summary>
        /// <param name="transform">Changes one sample in place; it may be called on several threads.</param>
        /// <example><code>data.Augment((sample, ref random) => sample[random.NextInt32(sample.Length)] = 0);</code></example>
        public IDataset Augment(SampleTransform transform) => new StochasticDataset<IDataset>(data, new Augmentation(transform));

        /// <summary>Pictures that are turned left to right at random as they are trained on.</summary>
        /// <param name="probability">How likely each is turned, in every epoch anew.</param>
        /// <exception cref="ShapeException">The samples are no pictures: neither (H, W) nor (C, H, W).</exception>
        public IDataset RandomMirror(float probability = 0.5f) => new StochasticDataset<IDataset>(data, Augmentation.Mirror(data.Shape, probability));

        /// <summary>Pictures that are moved at random as they are trained on.</summary>
        /// <param name="pixels">The farthest that a picture is moved, along each side; less than a side.</param>
        /// <param name="fill">What it leaves behind.</param>
        /// <exception cref="ShapeException">The samples are no pictures: neither (H, W) nor (C, H, W).</exception>
        public IDataset RandomShift(int pixels, float fill = 0) => new StochasticDataset<IDataset>(data, Augmentation.Shift(data.Shape, pixels, fill));
    }
}
