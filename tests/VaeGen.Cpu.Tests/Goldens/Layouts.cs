using TorchSharp;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>The layouts that golden_file.py knows: how an operation's argument was made from a stored tensor.</summary>
internal static class Layouts
{
    public static torch.Tensor View(torch.Tensor stored, string? view) => view switch
    {
        null or "" => stored,
        "transpose" => stored.transpose(-2, -1),
        "step" => stored.slice(-1, 0, stored.shape[^1], 2),
        "rows" => stored.slice(0, 1, stored.shape[0] - 1, 1),
        "expand" => stored.expand([4, .. stored.shape.Skip(1)]),
        "channels last" => stored.permute(0, 3, 1, 2),
        _ => throw new InvalidDataException($"No view is called '{view}'."),
    };
}
