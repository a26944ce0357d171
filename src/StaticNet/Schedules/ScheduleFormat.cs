using System.Text.Json;

namespace StaticNet;

/// <summary>
/// Schedules as JSON, by which a file of training remembers them: {"kind":"StepDecay","every":10,"factor":0.1}. A new schedule gets
/// a line in each of the two lists.
/// </summary>
internal static class ScheduleFormat
{
    /// <summary>The text; null for a schedule of the user's own, which only the user can make again.</summary>
    public static string? Write(LearningRateSchedule schedule)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            if (!Write(json, schedule))
                return null;
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The schedule of a text.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static LearningRateSchedule Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new FormatException($"'{text}' is no schedule: {e.Message}", e);
        }
    }

    private static bool Write(Utf8JsonWriter json, LearningRateSchedule schedule)
    {
        json.WriteStartObject();
        json.WriteString("kind", schedule.GetType().Name);
        void Number(string name, double value) => json.WriteNumber(name, value);
        void Count(string name, long value) => json.WriteNumber(name, value);
        bool known = true;
        switch (schedule)
        {
            case ConstantRate:
                break;
            case StepDecay x:
                Count("every", x.Every);
                Number("factor", x.Factor);
                break;
            case MultiStepDecay x:
                json.WriteStartArray("milestones");
                foreach (long milestone in x.Milestones)
                    json.WriteNumberValue(milestone);
                json.WriteEndArray();
                Number("factor", x.Factor);
                break;
            case ExponentialDecay x:
                Number("factor", x.Factor);
                break;
            case InverseTimeDecay x:
                Number("decay", x.Decay);
                break;
            case PolynomialDecay x:
                Count("steps", x.Steps);
                Number("power", x.Power);
                break;
            case CosineDecay x:
                Count("steps", x.Steps);
                Number("minimum", x.Minimum);
                break;
            case CosineRestarts x:
                Count("period", x.Period);
                Count("multiplier", x.Multiplier);
                Number("minimum", x.Minimum);
                break;
            case OneCycle x:
                Count("steps", x.Steps);
                Number("maximum", x.Maximum);
                Number("warmup", x.Warmup);
                Number("div", x.Div);
                Number("finalDiv", x.FinalDiv);
                json.WriteBoolean("cyclesMomentum", x.CyclesMomentum);
                Number("minimumMomentum", x.MinimumMomentum);
                Number("maximumMomentum", x.MaximumMomentum);
                break;
            case LinearWarmup x:
                Count("steps", x.Steps);
                Number("start", x.Start);
                json.WritePropertyName("then");
                known = Write(json, x.Then);
                break;
            case ReduceOnPlateau x:
                Number("factor", x.Factor);
                Count("patience", x.Patience);
                Number("threshold", x.Threshold);
                json.WriteBoolean("isRelative", x.IsRelative);
                Count("cooldown", x.Cooldown);
                Number("minimum", x.Minimum);
                json.WriteString("measure", x.Measure.ToString());
                if (x.Best is { } best)
                    json.WriteString("best", best.ToString("R", System.Globalization.CultureInfo.InvariantCulture)); // It may be infinite.
                Count("waited", x.Waited);
                Count("cooling", x.Cooling);
                Count("reductions", x.Reductions);
                break;
            default:
                known = false;
                break;
        }

        json.WriteEndObject();
        return known;
    }

    private static LearningRateSchedule Read(JsonElement json)
    {
        double Number(string name) => json.GetProperty(name).GetDouble();
        long Count(string name) => json.GetProperty(name).TryGetInt64(out long count) ? count : throw new FormatException($"'{name}' is no whole number");
        int Int(string name) => json.GetProperty(name).TryGetInt32(out int count) ? count : throw new FormatException($"'{name}' is no whole number");
        bool Flag(string name) => json.GetProperty(name).GetBoolean();
        return json.GetProperty("kind").GetString() switch
        {
            nameof(ConstantRate) => new ConstantRate(),
            nameof(StepDecay) => new StepDecay(Count("every"), Number("factor")),
            nameof(MultiStepDecay) => new MultiStepDecay([.. json.GetProperty("milestones").EnumerateArray().Select(x => x.GetInt64())], Number("factor")),
            nameof(ExponentialDecay) => new ExponentialDecay(Number("factor")),
            nameof(InverseTimeDecay) => new InverseTimeDecay(Number("decay")),
            nameof(PolynomialDecay) => new PolynomialDecay(Count("steps"), Number("power")),
            nameof(CosineDecay) => new CosineDecay(Count("steps"), Number("minimum")),
            nameof(CosineRestarts) => new CosineRestarts(Count("period"), Int("multiplier"), Number("minimum")),
            nameof(OneCycle) => new OneCycle(Count("steps"), Number("maximum"), Number("warmup"), Number("div"), Number("finalDiv"), Flag("cyclesMomentum"), Number("minimumMomentum"), Number("maximumMomentum")),
            nameof(LinearWarmup) => new LinearWarmup(Count("steps"), Read(json.GetProperty("then")), Number("start")),
            nameof(ReduceOnPlateau) => new ReduceOnPlateau(Number("factor"), Int("patience"), Number("threshold"), Flag("isRelative"), Int("cooldown"), Number("minimum"), json.GetProperty("measure").GetString() == nameof(Measure.Accuracy) ? Measure.Accuracy : Measure.Loss)
            {
                Best = json.TryGetProperty("best", out JsonElement best) ? double.Parse(best.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : null,
                Waited = Int("waited"),
                Cooling = Int("cooling"),
                Reductions = Int("reductions"),
            },
            var kind => throw new FormatException($"there is no schedule '{kind}'"),
        };
    }
}
