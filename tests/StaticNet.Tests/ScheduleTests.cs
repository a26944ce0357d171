using System.Text.Json;
using StaticNet.Tests.Support;

namespace StaticNet.Tests;

public class ScheduleTests
{
    private static readonly JsonElement Golden = GoldenFiles.Json("schedules");

    // One of each kind, none with its defaults: by these they are saved and read again.
    private static readonly LearningRateSchedule[] All =
    [
        new ConstantRate(),
        new StepDecay(7, 0.3),
        new MultiStepDecay([3, 9, 40], 0.5),
        new ExponentialDecay(0.97),
        new InverseTimeDecay(0.01),
        new PolynomialDecay(50, 1.5),
        new CosineDecay(40, 1e-4),
        new CosineRestarts(5, 3, 1e-3),
        new OneCycle(60, 0.7, 0.2, 20, 1e3, true, 0.8, 0.9),
        new LinearWarmup(6, new LinearWarmup(2, new MultiStepDecay([5]), 0.5), 0.2),
        new ReduceOnPlateau(0.3, 1, 1e-3, false, 2, 1e-5, Measure.Accuracy).Observe(1, 0.5).Observe(1, 0.5).Observe(1, 0.5),
    ];

    public static TheoryData<int> GoldenIndices => new(Enumerable.Range(0, Golden.GetProperty("schedules").GetArrayLength()));

    public static TheoryData<string> Kinds => new(All.Select(x => x.GetType().Name));

    // A kind that is not known fails, so every golden schedule is covered.
    [Theory, MemberData(nameof(GoldenIndices))]
    public void Rates_are_PyTorchs(int index)
    {
        JsonElement settings = Golden.GetProperty("schedules")[index];
        double Number(string name) => settings.GetProperty(name).GetDouble();
        long Count(string name) => settings.GetProperty(name).GetInt64();
        double baseRate = Golden.GetProperty("base").GetDouble();
        double[] expected = GoldenFiles.Doubles(settings.GetProperty("lr"));
        LearningRateSchedule schedule = settings.GetProperty("kind").GetString() switch
        {
            "step" => new StepDecay(Count("step_size"), Number("gamma")),
            "multi_step" => new MultiStepDecay([.. settings.GetProperty("milestones").EnumerateArray().Select(x => x.GetInt64())], Number("gamma")),
            "exponential" => new ExponentialDecay(Number("gamma")),
            "linear" => new LinearWarmup(Count("total"), start: Number("start_factor")),
            "polynomial" => new PolynomialDecay(Count("total"), Number("power")),
            "cosine" => new CosineDecay(Count("total"), Number("min")),
            "cosine_restarts" => new CosineRestarts(Count("period"), settings.GetProperty("multiplier").GetInt32(), Number("min")),
            "one_cycle" => new OneCycle(Count("total"), Number("max"), Number("warmup_fraction"), Number("div"), Number("final_div")),
            var kind => throw new NotSupportedException($"No schedule is known for '{kind}'"),
        };

        Assert.True(expected.Length >= 30);
        for (int step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], schedule.Rate(baseRate, step), 1e-14);
    }

    [Fact]
    public void Every_kind_of_schedule_is_tried() => Assert.Equal(
        typeof(LearningRateSchedule).Assembly.GetExportedTypes().Where(x => x.IsSubclassOf(typeof(LearningRateSchedule))).Select(x => x.Name).Order(StringComparer.Ordinal),
        All.Select(x => x.GetType().Name).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Kinds))]
    public void A_schedule_that_was_saved_goes_on(string kind)
    {
        LearningRateSchedule schedule = All.Single(x => x.GetType().Name == kind), read = ScheduleFormat.Read(ScheduleFormat.Write(schedule)!);
        Assert.Equal(schedule, read);
        Assert.Equal(schedule.GetHashCode(), read.GetHashCode());
        for (int step = 0; step < 100; step++)
        {
            Assert.Equal(schedule.Rate(0.1, step), read.Rate(0.1, step));
            Assert.Equal(schedule.Momentum(step), read.Momentum(step));
        }

        Assert.Equal(schedule.Observe(2, 0.1), read.Observe(2, 0.1));
    }

    [Fact]
    public void A_schedule_of_ones_own_is_not_saved()
    {
        Assert.Null(ScheduleFormat.Write(new Own()));
        Assert.Null(ScheduleFormat.Write(new LinearWarmup(3, new Own())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"kind\":\"Own\"}")]
    [InlineData("{\"kind\":\"StepDecay\",\"every\":3}")]
    [InlineData("{\"kind\":\"StepDecay\",\"every\":0,\"factor\":0.1}")]
    [InlineData("{\"kind\":\"StepDecay\",\"every\":1.5,\"factor\":0.1}")]
    [InlineData("{\"kind\":\"StepDecay\",\"every\":\"3\",\"factor\":0.1}")]
    [InlineData("{\"kind\":\"LinearWarmup\",\"steps\":3,\"start\":0.1,\"then\":7}")]
    public void A_text_that_is_no_schedule_says_so(string text) => Assert.Contains("is no schedule: ", Assert.Throws<FormatException>(() => ScheduleFormat.Read(text)).Message);

    [Fact]
    public void Rates_are_pure_functions_of_the_step()
    {
        foreach (LearningRateSchedule schedule in All)
        {
            double[] forwards = [.. Enumerable.Range(0, 70).Select(step => schedule.Rate(0.1, step))];
            Assert.Equal(forwards.Reverse(), Enumerable.Range(0, 70).Reverse().Select(step => schedule.Rate(0.1, step)));
            Assert.All(forwards, rate => Assert.InRange(rate, 0, 1));
            Assert.InRange(schedule.Rate(0.1, long.MaxValue), 0, 1);
        }
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
    public void Inverse_time_halves_the_rate_after_its_time()
    {
        var schedule = new InverseTimeDecay(0.25);
        Assert.Equal([1, 0.8, 0.5, 0.2], ((long[])[0, 1, 4, 16]).Select(step => schedule.Rate(1, step)));
    }

    // PyTorch's OneCycleLR(max_lr=0.5, total_steps=11, pct_start=0.3): phases end at 2.3 and 10; momentum goes the other way.
    [Fact]
    public void One_cycles_momentum_is_the_mirror_of_its_rate()
    {
        var schedule = new OneCycle(11, 0.5);
        double[] expected = [.. Enumerable.Range(0, 14).Select(step => step <= 2.3
            ? 0.85 + 0.05 * (1 + Math.Cos(Math.PI * step / 2.3))
            : 0.95 - 0.05 * (1 + Math.Cos(Math.PI * Math.Min(1, (step - 2.3) / 7.7))))];
        for (int step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], schedule.Momentum(step)!.Value, 1e-15);
        Assert.Equal(0.5 / 25 / 1e4, schedule.Rate(0, 500), 1e-18);
        Assert.Null(new OneCycle(11, 0.5, cyclesMomentum: false).Momentum(3));
        Assert.Equal(schedule.Momentum(2), new LinearWarmup(5, schedule).Momentum(7));
    }

    [Fact]
    public void One_cycle_sets_the_momentum_of_an_optimizer_that_has_one()
    {
        using LinearNet net = new(2, 2), other = new(2, 2), still = new(2, 2);
        using var trainer = new ClassifierTrainer(net, new Sgd(1, momentum: 0.5), 1, 1) { Schedule = new OneCycle(3, 0.1, minimumMomentum: 0.8, maximumMomentum: 0.9) };
        using var own = new ClassifierTrainer(other, new Sgd(1, momentum: 0.5), 1, 1) { Schedule = new OneCycle(3, 0.1, cyclesMomentum: false) };
        using var none = new ClassifierTrainer(still, new Sgd(1), 1, 1) { Schedule = new OneCycle(3, 0.1) };
        foreach (ClassifierTrainer one in (ClassifierTrainer[])[trainer, own, none])
        {
            one.Step([1, 2], [0]);
            one.Step([1, 2], [1]);
        }

        Assert.NotEqual(other.Parameters[0].ToArray(), net.Parameters[0].ToArray());
        Assert.NotEqual(still.Parameters[0].ToArray(), net.Parameters[0].ToArray());
    }

    // By hand from the rules of PyTorch's ReduceLROnPlateau: losses, and the rate after each.
    [Fact]
    public void A_plateau_reduces_after_its_patience_and_cools_down()
    {
        LearningRateSchedule schedule = new ReduceOnPlateau(factor: 0.5, patience: 1, threshold: 0.1, cooldown: 2, minimum: 0.02);
        (double Loss, double Rate)[] epochs =
        [
            (1, 0.1), (0.95, 0.1), (0.8, 0.1), (0.8, 0.1), (double.NaN, 0.05), (0.8, 0.05), (0.8, 0.05), (0.8, 0.05), (0.8, 0.025), (0.5, 0.025),
            (0.5, 0.025), (0.5, 0.025), (0.5, 0.02), (0.5, 0.02), (0.5, 0.02), (0.5, 0.02), (0.5, 0.02),
        ];
        foreach ((double loss, double rate) in epochs)
        {
            LearningRateSchedule before = schedule;
            schedule = schedule.Observe(loss, double.NaN);
            Assert.NotEqual(before, schedule);
            Assert.Equal(rate, schedule.Rate(0.1, 3), 1e-15);
        }
    }

    [Fact]
    public void A_plateau_of_the_accuracy_and_an_absolute_threshold()
    {
        LearningRateSchedule schedule = new ReduceOnPlateau(0.5, patience: 0, threshold: 0.1, isRelative: false, measure: Measure.Accuracy);
        Assert.Equal(1, (schedule = schedule.Observe(9, 0.5)).Rate(1, 0));
        Assert.Equal(1, (schedule = schedule.Observe(9, 0.65)).Rate(1, 0));
        Assert.Equal(0.5, (schedule = schedule.Observe(9, 0.7)).Rate(1, 0));
        Assert.Equal(0.5, new LinearWarmup(2, schedule).Observe(9, 0.9).Rate(1, 5));
        Assert.Equal(0.25, new LinearWarmup(2, schedule).Observe(9, 0.1).Rate(1, 5));
    }

    [Fact]
    public void Fit_tells_the_schedule_each_epoch()
    {
        using var net = new LinearNet(2, 2, seed: 1);
        using var trainer = new ClassifierTrainer(net, new Sgd(0.01), 8, 1) { Schedule = new ReduceOnPlateau(0.5, patience: 1, threshold: 0.9) };
        trainer.Fit(Numbers.Clusters(16, 2, 2, seed: 1), epochs: 5);
        Assert.Equal(0.0025, trainer.LearningRate, 1e-15);
        Assert.Equal(2, Assert.IsType<ReduceOnPlateau>(trainer.Schedule).Reductions);
    }

    public static TheoryData<string, Func<LearningRateSchedule>> OutOfRange => new()
    {
        { "StepDecay needs every of 1 or more", () => new StepDecay(0) },
        { "StepDecay needs factor over 0", () => new StepDecay(1, 0) },
        { "MultiStepDecay needs milestones from 1, each later than the one before, but got []", () => new MultiStepDecay([]) },
        { "MultiStepDecay needs milestones from 1, each later than the one before, but got [3, 3]", () => new MultiStepDecay([3, 3]) },
        { "MultiStepDecay needs factor over 0", () => new MultiStepDecay([3], double.NaN) },
        { "ExponentialDecay needs factor over 0", () => new ExponentialDecay(0) },
        { "InverseTimeDecay needs decay of 0 or more", () => new InverseTimeDecay(-1) },
        { "PolynomialDecay needs steps of 1 or more", () => new PolynomialDecay(0) },
        { "PolynomialDecay needs power over 0", () => new PolynomialDecay(1, 0) },
        { "CosineDecay needs steps of 1 or more", () => new CosineDecay(0) },
        { "CosineDecay needs minimum of 0 or more", () => new CosineDecay(1, -1) },
        { "CosineRestarts needs period of 1 or more", () => new CosineRestarts(0) },
        { "CosineRestarts needs multiplier of 1 or more", () => new CosineRestarts(1, 0) },
        { "CosineRestarts needs minimum of 0 or more", () => new CosineRestarts(1, 1, -1) },
        { "LinearWarmup needs steps of 1 or more", () => new LinearWarmup(0) },
        { "LinearWarmup needs start from 0 to 1", () => new LinearWarmup(1, start: 2) },
        { "OneCycle needs steps of 1 or more", () => new OneCycle(0, 1) },
        { "OneCycle needs maximum over 0, up to 1e12", () => new OneCycle(1, 0) },
        { "OneCycle needs warmup from 0 to 1", () => new OneCycle(1, 1, 2) },
        { "OneCycle needs div over 0", () => new OneCycle(1, 1, div: 0) },
        { "OneCycle needs finalDiv over 0", () => new OneCycle(1, 1, finalDiv: 0) },
        { "OneCycle needs minimumMomentum from 0 to under 1", () => new OneCycle(1, 1, minimumMomentum: 1) },
        { "OneCycle needs maximumMomentum from minimumMomentum to under 1", () => new OneCycle(1, 1, maximumMomentum: 0.8) },
        { "ReduceOnPlateau needs factor over 0 and under 1", () => new ReduceOnPlateau(1) },
        { "ReduceOnPlateau needs patience of 0 or more", () => new ReduceOnPlateau(patience: -1) },
        { "ReduceOnPlateau needs threshold of 0 or more", () => new ReduceOnPlateau(threshold: -1) },
        { "ReduceOnPlateau needs cooldown of 0 or more", () => new ReduceOnPlateau(cooldown: -1) },
        { "ReduceOnPlateau needs minimum of 0 or more", () => new ReduceOnPlateau(minimum: -1) },
        { "ReduceOnPlateau needs measure of Measure.Loss or Measure.Accuracy", () => new ReduceOnPlateau(measure: (Measure)7) },
    };

    [Theory, MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void Settings_out_of_range_are_named(string message, Func<LearningRateSchedule> create) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(create).Message);

    private sealed record Own : LearningRateSchedule
    {
        public override double Rate(double baseRate, long step) => baseRate / 2;
    }
}
