namespace VaeGen;

/// <summary>What normalises the output of every layer of a stack before its activation. Every norm has a learned scale and shift.</summary>
public enum Norm
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>
    /// Every unit or channel over the batch (Ioffe &amp; Szegedy 2015): while training with the batch's mean and variance, otherwise with
    /// running ones. Training then needs batches of at least two samples.
    /// </summary>
    Batch,

    /// <summary>All the values of a sample together (Ba et al. 2016): the units of a dense layer, the whole map of a convolution.</summary>
    Layer,

    /// <summary>
    /// Groups of at least four units or channels of a sample (Wu &amp; He 2018): as many groups as divide them evenly, at most 32.
    /// </summary>
    Group,
}
