namespace TorchSharp;

/// <summary>How PyTorch computes Euclidean distances in <see cref="torch.cdist"/>. Here they are always sums of squared differences: the exact way.</summary>
public enum compute_mode
{
    use_mm_for_euclid_dist_if_necessary,
    use_mm_for_euclid_dist,
    donot_use_mm_for_euclid_dist,
}
