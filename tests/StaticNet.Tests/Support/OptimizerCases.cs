namespace StaticNet.Tests.Support;

/// <summary>One element's update in double, as PyTorch's documentation (for Lion, its paper) writes it; first to third are its state.</summary>
internal delegate double UpdateFormula(double p, double g, double[] state, int step, double rate, double decayScale, double? momentum);

/// <summary>Optimizers with unlike settings, each with its formula.</summary>
/// <param name="Name">Its name in test reports.</param>
/// <param name="Create">Makes it.</param>
/// <param name="Formula">What it means.</param>
internal sealed record OptimizerCase(string Name, Func<Optimizer> Create, UpdateFormula Formula)
{
    public override string ToString() => Name;
}

internal static class OptimizerCases
{
    public static readonly OptimizerCase[] All =
    [
        new("Sgd", () => new Sgd(0.1, weightDecay: 0.05), Sgd(0, false, 0, 0.05)),
        new("Sgd momentum", () => new Sgd(0.1, momentum: 0.9), Sgd(0.9, false, 0, 0)),
        new("Sgd Nesterov", () => new Sgd(0.1, momentum: 0.8, nesterov: true, weightDecay: 0.01), Sgd(0.8, true, 0, 0.01)),
        new("Sgd dampening", () => new Sgd(0.1, momentum: 0.9, dampening: 0.3), Sgd(0.9, false, 0.3, 0)),
        new("Adam", () => new Adam(0.01), Adam(0.9, 0.999, 1e-8, 0, 0, false)),
        new("Adam decay", () => new Adam(0.01, 0.8, 0.95, 1e-4, weightDecay: 0.1), Adam(0.8, 0.95, 1e-4, 0.1, 0, false)),
        new("Adam AMSGrad", () => new Adam(0.01, 0.8, 0.7, amsGrad: true), Adam(0.8, 0.7, 1e-8, 0, 0, true)),
        new("AdamW", () => new AdamW(0.01, weightDecay: 0.2), Adam(0.9, 0.999, 1e-8, 0, 0.2, false)),
        new("AdamW AMSGrad", () => new AdamW(0.01, beta2: 0.6, weightDecay: 0.2, amsGrad: true), Adam(0.9, 0.6, 1e-8, 0, 0.2, true)),
        new("Adamax", () => new Adamax(0.01, 0.8, 0.9, 1e-3, weightDecay: 0.1), Adamax(0.8, 0.9, 1e-3, 0.1)),
        new("NAdam", () => new NAdam(0.01, 0.85, 0.99, 1e-6, 0.05, momentumDecay: 0.02), NAdam(0.85, 0.99, 1e-6, 0.05, 0.02)),
        new("RAdam", () => new RAdam(0.01, 0.9, 0.99, 1e-6, 0.05), RAdam(0.9, 0.99, 1e-6, 0.05)),
        new("RMSprop", () => new RMSprop(0.01), RMSprop(0.99, 1e-8, 0, 0, false)),
        new("RMSprop momentum", () => new RMSprop(0.01, 0.9, 1e-5, 0.1, momentum: 0.8), RMSprop(0.9, 1e-5, 0.1, 0.8, false)),
        new("RMSprop centred", () => new RMSprop(0.01, 0.9, 1e-2, 0, centered: true), RMSprop(0.9, 1e-2, 0, 0, true)),
        new("RMSprop both", () => new RMSprop(0.01, 0.8, 1e-2, 0.1, 0.7, centered: true), RMSprop(0.8, 1e-2, 0.1, 0.7, true)),
        new("Adagrad", () => new Adagrad(0.1, rateDecay: 0.1, weightDecay: 0.05, initialAccumulator: 0.2), Adagrad(0.1, 0.05, 0.2, 1e-10)),
        new("Adadelta", () => new Adadelta(1, 0.8, 1e-3, 0.1), Adadelta(0.8, 1e-3, 0.1)),
        new("Lion", () => new Lion(0.01, 0.9, 0.99, weightDecay: 0.3), Lion(0.9, 0.99, 0.3)),
    ];

    public static OptimizerCase Of(string name) => All.Single(x => x.Name == name);

    private static UpdateFormula Sgd(double momentum, bool nesterov, double dampening, double decay) => (p, g, s, step, rate, scale, own) =>
    {
        g += decay * scale * p;
        if (momentum == 0)
            return p - rate * g;
        double mu = own ?? momentum;
        s[0] = step == 0 ? g : mu * s[0] + (1 - dampening) * g;
        return p - rate * (nesterov ? g + mu * s[0] : s[0]);
    };

    private static UpdateFormula Adam(double beta1, double b2, double epsilon, double coupled, double decoupled, bool amsGrad) => (p, g, s, step, rate, scale, own) =>
    {
        double b1 = own ?? beta1;
        g += coupled * scale * p;
        p -= rate * decoupled * scale * p;
        s[0] = b1 * s[0] + (1 - b1) * g;
        s[1] = b2 * s[1] + (1 - b2) * g * g;
        s[2] = Math.Max(s[1], s[2]);
        double square = (amsGrad ? s[2] : s[1]) / (1 - Math.Pow(b2, step + 1));
        return p - rate * s[0] / (1 - Math.Pow(b1, step + 1)) / (Math.Sqrt(square) + epsilon);
    };

    private static UpdateFormula Adamax(double beta1, double b2, double epsilon, double decay) => (p, g, s, step, rate, scale, own) =>
    {
        double b1 = own ?? beta1;
        g += decay * scale * p;
        s[0] = b1 * s[0] + (1 - b1) * g;
        s[1] = Math.Max(b2 * s[1], Math.Abs(g) + epsilon);
        return p - rate / (1 - Math.Pow(b1, step + 1)) * s[0] / s[1];
    };

    private static UpdateFormula NAdam(double b1, double b2, double epsilon, double decay, double momentumDecay) => (p, g, s, step, rate, scale, own) =>
    {
        double Mu(int t) => b1 * (1 - 0.5 * Math.Pow(0.96, t * momentumDecay));
        double product = Enumerable.Range(1, step + 1).Select(Mu).Aggregate(1.0, (a, b) => a * b);
        g += decay * scale * p;
        s[0] = b1 * s[0] + (1 - b1) * g;
        s[1] = b2 * s[1] + (1 - b2) * g * g;
        double root = Math.Sqrt(s[1] / (1 - Math.Pow(b2, step + 1))) + epsilon, next = Mu(step + 2);
        return p - rate * (1 - Mu(step + 1)) / (1 - product) * g / root - rate * next / (1 - product * Mu(step + 1) * next) * s[0] / root;
    };

    private static UpdateFormula RAdam(double beta1, double b2, double epsilon, double decay) => (p, g, s, step, rate, scale, own) =>
    {
        double b1 = own ?? beta1, t = step + 1, limit = 2 / (1 - b2) - 1, power = Math.Pow(b2, t), length = limit - 2 * t * power / (1 - power);
        g += decay * scale * p;
        s[0] = b1 * s[0] + (1 - b1) * g;
        s[1] = b2 * s[1] + (1 - b2) * g * g;
        double mean = s[0] / (1 - Math.Pow(b1, t));
        if (length <= 5)
            return p - rate * mean;
        double rectification = Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
        return p - rate * mean * rectification * Math.Sqrt(1 - power) / (Math.Sqrt(s[1]) + epsilon);
    };

    private static UpdateFormula RMSprop(double alpha, double epsilon, double decay, double momentum, bool centered) => (p, g, s, step, rate, scale, own) =>
    {
        g += decay * scale * p;
        s[0] = alpha * s[0] + (1 - alpha) * g * g;
        s[1] = alpha * s[1] + (1 - alpha) * g;
        g /= Math.Sqrt(s[0] - (centered ? s[1] * s[1] : 0)) + epsilon;
        s[2] = momentum == 0 ? g : (own ?? momentum) * s[2] + g;
        return p - rate * s[2];
    };

    private static UpdateFormula Adagrad(double rateDecay, double decay, double initial, double epsilon) => (p, g, s, step, rate, scale, own) =>
    {
        g += decay * scale * p;
        s[0] += g * g + (step == 0 ? initial : 0);
        return p - rate / (1 + step * rateDecay) * g / (Math.Sqrt(s[0]) + epsilon);
    };

    private static UpdateFormula Adadelta(double rho, double epsilon, double decay) => (p, g, s, step, rate, scale, own) =>
    {
        g += decay * scale * p;
        s[0] = rho * s[0] + (1 - rho) * g * g;
        double delta = Math.Sqrt(s[1] + epsilon) / Math.Sqrt(s[0] + epsilon) * g;
        s[1] = rho * s[1] + (1 - rho) * delta * delta;
        return p - rate * delta;
    };

    private static UpdateFormula Lion(double beta1, double b2, double decay) => (p, g, s, step, rate, scale, own) =>
    {
        double b1 = own ?? beta1, direction = b1 * s[0] + (1 - b1) * g;
        s[0] = b2 * s[0] + (1 - b2) * g;
        return p - rate * (Math.Sign(direction) + decay * scale * p);
    };
}
