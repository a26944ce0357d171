using Digits.Data;
using StaticNet;

namespace Samples.Tests;

public class MnistTrainingTests
{
    // Short, since tests may be built without optimisation; the whole of MNIST is StaticNet.Benchmarks' command `mnist`.
    [NeedsFact(Need.Mnist)]
    public void Two_epochs_on_a_fifteenth_of_MNIST_get_93_percent_of_its_test_digits_right()
    {
        DigitSource mnist = MnistFolder.Read(NeedsFactAttribute.MnistFolderPath);
        Assert.Equal((60_000, 10_000), (mnist.Training.Count, mnist.HeldOut.Count));
        mnist = mnist.Take(4_000, 2_000);

        using var net = new DigitNet(seed: 1);
        using ClassifierTrainer trainer = net.CreateTrainer(new AdamW(8e-3), batchSize: 32);
        trainer.Schedule = new LinearWarmup(25, new CosineDecay(225));
        trainer.Fit(mnist.Training, epochs: 2, options: new FitOptions { Seed = 1 });
        Evaluation judged = trainer.Evaluate(mnist.HeldOut);
        Assert.True(judged.Accuracy >= .93, $"{100 * judged.Accuracy:F2} % of {judged.Count} right");
    }
}
