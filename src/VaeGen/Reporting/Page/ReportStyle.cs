namespace VaeGen;

/// <summary>The report's style sheet: light and dark, narrow and wide, on screen and on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --paper: #fdfdfc; --ink: #1d1f23; --soft: #5c626b; --rule: #d8dade; --grid: #e9ebee; --shade: #f3f4f5;
          --train: #0063a5; --validation: #bb4a00; --pale: #b9c0c9; --weak: #a9cdea; --strong: #0a4073;
          --c0: #0072b2; --c1: #d55e00; --c2: #009e73; --c3: #cc79a7; --c4: #c98a00; --c5: #56b4e9; --c6: #332288; --c7: #8a8a1f; --c8: #882255; --c9: #5f6368;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --paper: #14161a; --ink: #e7e7e4; --soft: #a3a9b3; --rule: #3a3f47; --grid: #262a31; --shade: #1d2026;
            --train: #62b5ee; --validation: #f0955a; --pale: #525a66; --weak: #2f4f6d; --strong: #c0e1ff;
            --c0: #3f9bdc; --c1: #f07f33; --c2: #2fbf94; --c3: #dd93bb; --c4: #e6ac33; --c5: #8fd0f5; --c6: #9a8cf0; --c7: #bcbc4a; --c8: #cf5c92; --c9: #8d929b;
          }
        }
        * { box-sizing: border-box; }
        body {
          max-width: 1060px; margin: 0 auto; padding: 48px 24px 64px; background: var(--paper); color: var(--ink);
          font: 16px/1.55 Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia, serif;
        }
        h1 { margin: 0; font-size: 2.3rem; line-height: 1.15; font-weight: 600; overflow-wrap: anywhere; text-wrap: balance; }
        h2 { margin: 0 0 18px; padding-top: 14px; border-top: 1px solid var(--rule); font-size: 1.3rem; line-height: 1.3; font-weight: 600; }
        section { margin-top: 44px; }
        p { margin: 0 0 12px; max-width: 70ch; }
        a { color: var(--train); }
        .kicker, .note, .row, .legend, .key, nav, figcaption, table, summary, dl, svg, footer { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        .kicker { margin-bottom: 6px; font-size: 0.8rem; letter-spacing: 0.09em; text-transform: uppercase; color: var(--soft); }
        .lead { margin: 12px 0 6px; font-size: 1.15rem; }
        .note, footer p { font-size: 0.84rem; color: var(--soft); }
        nav { margin-top: 18px; font-size: 0.88rem; line-height: 2; }
        nav a { margin-right: 16px; text-decoration-thickness: 1px; text-underline-offset: 3px; }
        :focus-visible { outline: 2px solid var(--train); outline-offset: 3px; }
        figure { margin: 0 0 26px; break-inside: avoid; }
        figcaption { margin-top: 8px; max-width: 78ch; font-size: 0.86rem; line-height: 1.5; color: var(--soft); }
        figcaption b { color: var(--ink); font-weight: 600; }

        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 160px), 1fr)); gap: 20px 24px; margin: 0 0 18px; }
        .cards div { border-top: 2px solid var(--ink); padding-top: 8px; }
        .cards dt { font-size: 0.86rem; color: var(--soft); overflow-wrap: anywhere; }
        .cards dd { margin: 0; }
        .cards .value { font-size: 1.75rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
        .cards .unit { color: var(--soft); }

        .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 290px), 1fr)); gap: 8px 28px; }
        .space { display: grid; grid-template-columns: minmax(0, 1.65fr) minmax(0, 1fr); gap: 8px 40px; }
        svg { display: block; width: 100%; max-width: calc(1.2 * var(--width)); height: auto; overflow: visible; }
        .grid { stroke: var(--grid); }
        .axis { stroke: var(--soft); }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
        .dashed { stroke-dasharray: 5 4; }
        .faint { stroke: var(--train); stroke-width: 1.2; opacity: 0.55; }
        .line.train { stroke: var(--train); } .line.validation { stroke: var(--validation); }
        .dot.train, .name.train { fill: var(--train); } .dot.validation, .name.validation { fill: var(--validation); }
        .key .train { color: var(--train); } .key .validation { color: var(--validation); }
        .bar.active { fill: var(--train); } .bar.idle { fill: var(--pale); }
        svg text { font-size: 12px; fill: var(--soft); font-variant-numeric: tabular-nums; }
        svg .small { font-size: 10.5px; }
        svg .name { font-size: 13px; font-weight: 600; }
        .middle { text-anchor: middle; } .end { text-anchor: end; }
        .points { opacity: 0.62; transition: opacity 0.15s; }
        svg .class { font-size: 15px; font-weight: 700; fill: var(--ink); text-anchor: middle; paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
        .c0 { fill: var(--c0); } .c1 { fill: var(--c1); } .c2 { fill: var(--c2); } .c3 { fill: var(--c3); } .c4 { fill: var(--c4); }
        .c5 { fill: var(--c5); } .c6 { fill: var(--c6); } .c7 { fill: var(--c7); } .c8 { fill: var(--c8); } .c9 { fill: var(--c9); }
        .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 10px 0 0; padding: 0; list-style: none; font-size: 0.88rem; }
        .legend svg { display: inline-block; width: 15px; vertical-align: -2px; }
        .count { color: var(--soft); font-size: 0.8rem; font-variant-numeric: tabular-nums; }

        img { display: block; max-width: 100%; height: auto; image-rendering: pixelated; border-radius: 1px; }
        .tiles { display: flex; flex-wrap: wrap; gap: 7px; }
        .pairs { gap: 14px 7px; }
        .pairs img + img { margin-top: 3px; }
        .walks { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr)); gap: 16px 36px; }
        .walk { display: flex; gap: 3px; }
        .walk img { min-width: 0; flex: 0 1 auto; }
        .row { margin: 8px 0 5px; font-size: 0.84rem; line-height: 1.3; color: var(--soft); }
        .walks .row { margin-top: 0; }
        .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); gap: 14px 28px; }
        .ramp0 { stroke: color-mix(in oklab, var(--strong) 0%, var(--weak)); } .ramp1 { stroke: color-mix(in oklab, var(--strong) 12.5%, var(--weak)); } .ramp2 { stroke: color-mix(in oklab, var(--strong) 25%, var(--weak)); } .ramp3 { stroke: color-mix(in oklab, var(--strong) 37.5%, var(--weak)); } .ramp4 { stroke: color-mix(in oklab, var(--strong) 50%, var(--weak)); }
        .ramp5 { stroke: color-mix(in oklab, var(--strong) 62.5%, var(--weak)); } .ramp6 { stroke: color-mix(in oklab, var(--strong) 75%, var(--weak)); } .ramp7 { stroke: color-mix(in oklab, var(--strong) 87.5%, var(--weak)); } .ramp8 { stroke: color-mix(in oklab, var(--strong) 100%, var(--weak)); }

        details { margin: 0 0 14px; }
        summary { cursor: pointer; width: fit-content; font-size: 0.88rem; color: var(--train); }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; margin: 8px 0 4px; font-size: 0.86rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
        caption { padding: 6px 0; text-align: left; color: var(--soft); }
        th, td { padding: 4px 16px 4px 0; border-top: 1px solid var(--rule); text-align: left; vertical-align: top; }
        thead th { border-top: none; border-bottom: 1px solid var(--soft); font-weight: 600; white-space: nowrap; }
        tbody th { font-weight: 400; }
        .facts td { overflow-wrap: anywhere; }
        .facts tbody th { color: var(--soft); white-space: nowrap; }
        .columns { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 290px), 1fr)); gap: 12px 40px; }
        .columns table { width: 100%; }
        .columns caption { font-weight: 600; color: var(--ink); }
        .columns thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        pre { margin: 0; padding: 14px 16px; overflow-x: auto; background: var(--shade); border-radius: 3px; font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        footer { margin-top: 48px; padding-top: 12px; border-top: 1px solid var(--rule); }

        @media (max-width: 860px) {
          .space { grid-template-columns: minmax(0, 1fr); }
        }
        @media (max-width: 560px) {
          body { padding: 28px 16px 48px; }
          h1 { font-size: 1.75rem; }
          svg text { font-size: 13px; }
          .map text { font-size: 19px; } svg .class { font-size: 25px; stroke-width: 8px; }
          .cards { grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); }
        }
        @media print {
          :root {
            color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --rule: #bbb;
          }
          body { max-width: none; padding: 0; font-size: 10.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          @page { margin: 18mm 16mm; }
          nav, details, footer { display: none; }
          section { margin-top: 24px; }
          h2 { break-after: avoid; }
          .charts { grid-template-columns: 1fr 1fr; gap: 8px 20px; }
          .walks, .columns { grid-template-columns: 1fr 1fr; gap: 10px 20px; }
          .walks > div, .pairs > div, .cards div, table { break-inside: avoid; }
          .map svg { max-width: 130mm; }
        }

        """;
}
