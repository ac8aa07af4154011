using TorchSharp;

namespace VaeGen.Benchmarks.Peers;

/// <summary>What a workload trains: reference_vae.py has the same in PyTorch.</summary>
/// <param name="Module">The layers.</param>
/// <param name="Loss">The negative ELBO of a batch, nats an image.</param>
/// <param name="Batch">Images a step.</param>
/// <param name="StepsPerRound">Steps between two looks at the clock.</param>
internal sealed record PeerModel(torch.nn.Module Module, Func<torch.Tensor, torch.Tensor> Loss, int Batch, int StepsPerRound)
{
    public static readonly string[] Names = ["mlp", "conv28", "conv64"];

    public static PeerModel Of(string workload)
    {
        if (workload == "mlp")
        {
            var declared = new MlpVae();
            return new PeerModel(declared, x => declared.Loss(declared.forward(x), x).Total, 128, 400);
        }

        var isSmall = workload == "conv28";
        var model = isSmall ? ConvolutionalVae.Of28() : ConvolutionalVae.Of64();
        return new PeerModel(model, model.Loss, isSmall ? 128 : 64, isSmall ? 20 : 8);
    }

    /// <summary>All images in one tensor, so that no measurement waits for data.</summary>
    public static torch.Tensor Images(PeerOptions options)
    {
        if (options.Workload == "conv64")
        {
            return Generated();
        }

        var digits = Digits.Load(options.ImagesPath);
        if (options.Workload == "mlp")
        {
            return digits;
        }

        using (digits)
        {
            return digits.reshape(-1, 1, 28, 28);
        }
    }

    // Colour images need no file: speed does not depend on what they show. PyTorch draws the same.
    private static torch.Tensor Generated()
    {
        torch.manual_seed(2);
        return torch.rand(512, 3, 64, 64);
    }
}
