using System.Text.Json;
using StaticNet.Tests.Support;

namespace StaticNet.Tests;

public class ScheduleTests
{
    [Theory]
    [InlineData("step")]
    [InlineData("exponential")]
    [InlineData("cosine")]
    [InlineData("linear")]
    public void Rates_are_PyTorchs(string kind)
    {
        JsonElement golden = GoldenFiles.Json("schedules");
        JsonElement settings = golden.GetProperty("schedules").EnumerateArray().Single(x => x.GetProperty("kind").GetString() == kind);
        double baseRate = golden.GetProperty("base").GetDouble();
        double[] expected = GoldenFiles.Doubles(settings.GetProperty("lr"));
        LearningRateSchedule schedule = kind switch
        {
            "step" => new StepDecay(settings.GetProperty("step_size").GetInt64(), settings.GetProperty("gamma").GetDouble()),
            "exponential" => new ExponentialDecay(settings.GetProperty("gamma").GetDouble()),
            "cosine" => new CosineDecay(settings.GetProperty("total").GetInt64(), settings.GetProperty("min").GetDouble()),
            _ => new LinearWarmup(settings.GetProperty("total").GetInt64(), start: settings.GetProperty("start_factor").GetDouble()),
        };

        Assert.True(expected.Length >= 30);
        for (int step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], schedule.Rate(baseRate, step), 1e-14);
    }

    [Fact]
    public void Warm_up_hands_over_to_a_schedule_that_starts_at_its_own_zero()
    {
        var schedule = new LinearWarmup(10, new CosineDecay(20, minimum: 0.01), start: 0);
        Assert.Equal(0, schedule.Rate(1, 0));
        Assert.Equal(0.5, schedule.Rate(1, 5), 1e-15);
        Assert.Equal(1, schedule.Rate(1, 10), 1e-15);
        Assert.Equal(0.505, schedule.Rate(1, 20), 1e-15);
        Assert.Equal(0.01, schedule.Rate(1, 30), 1e-15);
    }

    [Fact]
    public void A_cosine_stays_at_its_minimum() => Assert.Equal(1e-4, new CosineDecay(10, 1e-4).Rate(0.1, 1000));

    [Fact]
    public void An_exponential_goes_between_two_rates()
    {
        ExponentialDecay schedule = ExponentialDecay.Between(0.1, 0.0001, 500);
        Assert.Equal(0.1, schedule.Rate(0.1, 0));
        Assert.Equal(0.0001, schedule.Rate(0.1, 500), 1e-12);
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(0));
        Assert.StartsWith("CosineDecay needs steps of 1 or more", error.Message);
    }
}
