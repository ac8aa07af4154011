namespace VaeGen;

/// <summary>The words of a chart.</summary>
/// <param name="Id">Its name in the page, once only.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What there is to see in it, for those who do not.</param>
/// <param name="X">What is along.</param>
/// <param name="Y">What is up.</param>
internal sealed record ChartText(string Id, string Title, string Description, string X = "", string Y = "");
