namespace Digits.Report;

/// <summary>How the report looks, in light and in dark surroundings. No file is fetched.</summary>
public static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root { color-scheme: light dark;
          --page: #f6f5f2; --card: #fff; --text: #23242a; --quiet: #6c6f7a; --line: #e3e1da;
          --accent: #0f766e; --wrong: #c2410c; --training: #b7791f; }
        @media (prefers-color-scheme: dark) { :root {
          --page: #14151a; --card: #1d1f26; --text: #e8e8ea; --quiet: #9a9dab; --line: #31343e;
          --accent: #2dd4bf; --wrong: #fb7a4b; --training: #f0b454; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; }
        main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
        h1 { font-size: 34px; letter-spacing: -.02em; margin: 0 0 4px; }
        h2 { font-size: 20px; margin: 0 0 4px; }
        h3 { font-size: 14px; margin: 0 0 8px; display: flex; gap: 10px; align-items: baseline; }
        h3 small { font-weight: 400; color: var(--quiet); font-size: 13px; }
        h3 b { margin-left: auto; font: 13px ui-monospace, "DejaVu Sans Mono", monospace; color: var(--quiet); }
        p { margin: 0 0 16px; color: var(--quiet); max-width: 72ch; }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 24px; margin-top: 24px; }
        .numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin-top: 24px; }
        .numbers div { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 16px 18px; }
        .numbers b { display: block; font-size: 26px; line-height: 1.2; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
        .numbers div:first-child b { color: var(--accent); }
        .numbers span { color: var(--quiet); font-size: 13px; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(380px, 1fr)); gap: 24px; }
        .charts svg { width: 100%; height: auto; }
        .grid { stroke: var(--line); }
        .tick, .name { font-size: 12px; fill: var(--quiet); }
        .title { font-size: 13px; font-weight: 600; fill: var(--text); }
        .curve { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
        .curve.training { stroke: var(--training); } .curve.held-out { stroke: var(--accent); }
        .dot { stroke: var(--card); stroke-width: 1.5; }
        .dot.training, .name.training { fill: var(--training); } .dot.held-out, .name.held-out { fill: var(--accent); }
        .name { font-weight: 600; }
        img { image-rendering: pixelated; display: block; border-radius: 4px; outline: 1px solid var(--line); outline-offset: -1px; }
        .channels { display: grid; grid-template-columns: repeat(8, 1fr); gap: 8px; max-width: 960px; }
        .channels img { width: 100%; }
        .channels.small { grid-template-columns: repeat(16, 1fr); gap: 6px; }
        .channels.filters { max-width: 640px; }
        .vector img { width: 100%; max-width: 960px; }
        .values { display: grid; grid-template-columns: repeat(auto-fill, minmax(54px, 1fr)); gap: 6px; max-width: 640px; text-align: center; font-size: 13px; color: var(--quiet); font-variant-numeric: tabular-nums; }
        .values i { display: block; height: 28px; border-radius: 4px; margin: 2px 0; }
        .scale { display: flex; align-items: center; gap: 8px; font-size: 12px; margin: 10px 0 0; font-variant-numeric: tabular-nums; }
        .scale i { width: 180px; height: 10px; border-radius: 5px; background: linear-gradient(90deg, #d6eaff, #4895ef 17%, #181a20 50%, #ffb03b 83%, #fffaeb); }
        .layer { padding: 14px 0; border-top: 1px solid var(--line); }
        .way { display: flex; gap: 24px; align-items: center; margin-bottom: 16px; flex-wrap: wrap; }
        .way .digit { width: 140px; } .way .bars { width: 260px; }
        .bars text { font-size: 8px; fill: var(--quiet); text-anchor: middle; }
        .bars .other rect { fill: var(--quiet); } .bars .truth rect { fill: var(--accent); } .bars .error rect { fill: var(--wrong); }
        .wide { overflow-x: auto; }
        .confusion { border-collapse: separate; border-spacing: 3px; font-variant-numeric: tabular-nums; }
        .confusion th { font-weight: 500; color: var(--quiet); font-size: 13px; padding: 4px 8px; }
        .confusion td { text-align: center; min-width: 54px; padding: 7px 6px; border-radius: 6px; font-size: 14px; }
        .confusion .right { background: color-mix(in srgb, var(--accent) calc(var(--s) * .55), transparent); }
        .confusion .wrong { background: color-mix(in srgb, var(--wrong) var(--s), transparent); }
        .confusion .none { color: var(--line); } .confusion .sum { color: var(--quiet); }
        .mistakes { display: grid; grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); gap: 18px; }
        figure { margin: 0; } figure .digit, figure .bars { width: 100%; } figure .bars { margin-top: 6px; display: block; }
        figcaption { font-size: 13px; color: var(--quiet); }
        .truth { color: var(--accent); } .error { color: var(--wrong); }
        .note { margin: 16px 0 0; }
        @media (max-width: 640px) { .charts { grid-template-columns: 1fr; } .channels { grid-template-columns: repeat(4, 1fr); } .channels.small { grid-template-columns: repeat(8, 1fr); } }
        """;
}
