namespace VaeGen;

/// <summary>The loss and its terms from epoch to epoch.</summary>
internal static class TrainingSection
{
    private const int MostEpochs = 200;

    public static void Write(HtmlWriter html, ReportContext context, TrainingHistory history)
    {
        using var section = html.Section("training", "Training");
        var epochs = Thinned(history.Epochs);
        var terms = Terms(context, epochs).ToList();
        using (html.Open("div", ("class", "charts")))
        {
            foreach (var (index, term) in terms.Index())
            {
                using (html.Open("figure"))
                {
                    Chart(html, $"training{index}", term, epochs);
                }
            }
        }
        html.Unfolding("The epochs as a table", "Loss and terms after each epoch, as means of the samples; validation after the stroke", ["Epoch", .. terms.Select(term => term.Name), "Samples/s", "Time"], epochs.Select(epoch =>
            (IReadOnlyList<string>)
            [
                Words.Plain(epoch.Epoch),
                .. terms.Select(term => Words.Number(term.Of(epoch.Train)) + (epoch.Validation is { } held ? $" / {Words.Number(term.Of(held))}" : "")),
                Words.Number(epoch.SamplesPerSecond),
                Words.Time(epoch.Elapsed),
            ]));
        html.Text("p", End(history), ("class", "note"));
    }

    private static void Chart(HtmlWriter html, string id, Term term, IReadOnlyList<EpochReport> epochs)
    {
        List<LineChart.Series> all = [new("training", "train", [.. epochs.Select(epoch => ((double)epoch.Epoch, term.Of(epoch.Train)))])];
        if (epochs.Any(epoch => epoch.Validation is not null))
        {
            all.Add(new("validation", "validation", [.. epochs.Where(epoch => epoch.Validation is not null).Select(epoch => ((double)epoch.Epoch, term.Of(epoch.Validation!.Value)))]));
        }
        var description = string.Join(" ", all.Select(series =>
            $"{char.ToUpperInvariant(series.Name[0])}{series.Name.AsSpan(1)}: {Words.Number(series.Points[0].Y)} in epoch {Words.Short(series.Points[0].X)}, {Words.Number(series.Points[^1].Y)} in epoch {Words.Short(series.Points[^1].X)}."));
        LineChart.Write(html, new ChartText(id, $"{term.Name} from epoch to epoch", description, "epoch", term.Unit), all);
        var left = LineChart.LeftOut(all);
        html.Caption(term.Name + ".", left switch
        {
            0 => term.Text,
            1 => $"{term.Text} The first epoch lies above the frame.",
            _ => $"{term.Text} The first {left} epochs lie above the frame.",
        });
    }

    private static IEnumerable<Term> Terms(ReportContext context, IReadOnlyList<EpochReport> epochs)
    {
        yield return new("Loss", "What training minimises.", summary => summary.Loss);
        yield return new("Reconstruction loss", "−log p(x|z).", summary => summary.Reconstruction);
        if (context.Model.HasPosterior)
        {
            yield return new("KL divergence", "KL(q(z|x) ‖ p(z)), not weighted.", summary => summary.Kl);
        }
        foreach (var name in epochs[0].Train.Terms.Keys)
        {
            yield return new(SummarySection.Spaced(name), "A further term of the objective.", summary => summary.Terms[name], Unit: "");
        }
    }

    /// <summary>Epochs at equal distances where there are very many, and always the last.</summary>
    private static IReadOnlyList<EpochReport> Thinned(IReadOnlyList<EpochReport> epochs)
    {
        var step = (epochs.Count - 1) / MostEpochs + 1;
        return [.. epochs.Where((_, index) => (epochs.Count - 1 - index) % step == 0)];
    }

    private static string End(TrainingHistory history) => history.StoppedBy switch
    {
        TrainingEnd.Patience => "The run ended when the validation loss was not lowered any more.",
        TrainingEnd.TimeLimit => "The run ended at its time limit.",
        _ => "The run ended with its last epoch.",
    };

    private sealed record Term(string Name, string Text, Func<LossSummary, double> Of, string Unit = "nats a sample");
}
