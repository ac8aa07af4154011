using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Deals the channels of each group out to all groups: [*, C, …] keeps its sizes (Zhang and others 2018).</summary>
public sealed class ChannelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal ChannelShuffle(long groups)
        : base(nameof(ChannelShuffle))
    {
        this.groups = groups;
    }

    public long groups { get; set; }

    public override string GetName() => nameof(ChannelShuffle);

    public override Tensor forward(Tensor tensor) => tensor.channel_shuffle(groups);
}
