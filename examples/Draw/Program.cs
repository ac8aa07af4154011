// Draws digits that nobody wrote: codes drawn from N(0, I), decoded. The encoder, the loss and the training are not in this program.
using Digits;
using Draw;
using TorchSharp;
using VaeGen;

return Options.Run(args, Run);

static int Run(Options options)
{
    try
    {
        using var decoder = DigitVae.Decoder.Load(options.Model);
        torch.manual_seed(options.Seed);
        decoder.Sample(options.Count).SavePng(options.Out, scale: 2);
        Console.WriteLine($"wrote {options.Out}");
        return 0;
    }
    catch (Exception error) when (error is VaeGenException or IOException or UnauthorizedAccessException)
    {
        return Options.Fail(error.Message);
    }
}
