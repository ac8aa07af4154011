// Two programs whose start `VaeGen.Benchmarks -- start` measures: one training step, and one sample of a saved model.
using System.Globalization;
using TorchSharp;
using VaeGen.Start;

switch (args)
{
    case ["train", var path]:
    {
        torch.manual_seed(1);
        using var model = new SmallVae();
        using var optimiser = torch.optim.Adam(model.parameters());
        using var x = torch.rand(128, 784);
        using (torch.NewDisposeScope())
        {
            var loss = model.Loss(model.forward(x), x).Total;
            loss.backward();
            optimiser.step();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first step: {loss.item<float>():F2} nats"));
        }
        model.Save(path);
        return 0;
    }

    case ["decode", var path]:
    {
        torch.manual_seed(1);
        using var model = SmallVae.Load(path);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a sample of mean {model.Sample(1)[0].ToArray().Average():F4}"));
        return 0;
    }

    default:
        Console.Error.WriteLine("VaeGen.Start train FILE | decode FILE");
        return 2;
}
