namespace VaeGen;

/// <summary>What the sections of a report have in common: headings, figures with captions, tables that a reader may unfold.</summary>
internal static class PageParts
{
    extension(HtmlWriter html)
    {
        /// <summary>Opens a section with its heading.</summary>
        public HtmlWriter.Element Section(string id, string title)
        {
            html.Line();
            var section = html.Open("section", ("id", id), ("aria-labelledby", $"{id}-heading"));
            html.Text("h2", title, ("id", $"{id}-heading"));
            html.Line();
            return section;
        }

        /// <summary>A caption below a figure: what it is, and what else there is to say.</summary>
        public void Caption(string title, string text)
        {
            using (html.Open("figcaption"))
            {
                html.Text("b", title);
                html.Text($" {text}");
            }
            html.Line();
        }

        /// <summary>A table behind a chart, which a reader may unfold.</summary>
        public void Unfolding(string summary, string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
        {
            using (html.Open("details"))
            {
                html.Text("summary", summary);
                html.Table(caption, columns, rows);
            }
            html.Line();
        }

        /// <summary>A table; the first cell of each row is its heading.</summary>
        public void Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
        {
            using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)))
            using (html.Open("table"))
            {
                html.Text("caption", caption);
                using (html.Open("thead"))
                using (html.Open("tr"))
                {
                    foreach (var column in columns)
                    {
                        html.Text("th", column, ("scope", "col"));
                    }
                }
                using var body = html.Open("tbody");
                foreach (var row in rows)
                {
                    html.Line();
                    using var line = html.Open("tr");
                    html.Text("th", row[0], ("scope", "row"));
                    foreach (var cell in row.Skip(1))
                    {
                        html.Text("td", cell);
                    }
                }
            }
        }

        /// <summary>Names and what they are, as a table of two columns.</summary>
        public void Facts(string caption, string name, string value, IEnumerable<(string Name, string Value)> facts)
        {
            using (html.Open("div", ("class", "facts")))
            {
                html.Table(caption, [name, value], facts.Select(fact => (IReadOnlyList<string>)[fact.Name, fact.Value]));
            }
        }
    }
}
