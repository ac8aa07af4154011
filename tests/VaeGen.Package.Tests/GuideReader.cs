using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VaeGen.Package.Tests;

/// <summary>Somebody who does what a page says, block by block: types its commands, writes its files, and looks whether what it shows comes out.</summary>
/// <remarks>
/// A comment above a block says more: "file: NAME" that the block is what a file holds, "leaves: NAMES" which files the commands leave, "fails" that the last of
/// them ends with an error, "given" that a test has done it before. A block of text is what the last command prints, with … for anything.
/// </remarks>
internal sealed class GuideReader : IDisposable
{
    private readonly UserFolder user;
    private readonly StringBuilder times = new();
    private string folder = "";
    private string printed = "";

    public GuideReader(Packages packages) => user = new UserFolder(packages, isEmpty: true);

    /// <summary>A file in the folder that the page begins in.</summary>
    public string this[string name] => user[name];

    /// <summary>How long each command took.</summary>
    public string Times => times.ToString();

    /// <summary>Does what a block says.</summary>
    public async Task FollowAsync(PageBlock block)
    {
        if (block.Noted("file") is { } name)
        {
            await File.WriteAllTextAsync(Here(name), block.Text);
        }
        else if (block.Language == "sh" && block.Note != "given")
        {
            foreach (var command in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                await TypeAsync(command, fails: block.Note == "fails");
            }
            foreach (var left in block.Noted("leaves")?.Split(' ') ?? [])
            {
                Assert.True(File.Exists(Here(left)), $"line {block.Line}: there is no {left}");
            }
        }
        else if (block.Language == "text")
        {
            foreach (var line in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.True(Regex.IsMatch(printed, Regex.Escape(line).Replace("…", ".*", StringComparison.Ordinal)), $"line {block.Line}: nobody printed '{line}', but\n{printed}");
            }
        }
        else if (block.Note != "given")
        {
            Assert.Fail($"line {block.Line}: nobody knows what to do with this {block.Language}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => user.Dispose();

    private string Here(string name) => user[Path.Combine(folder, name)];

    private async Task TypeAsync(string command, bool fails)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "cd")
        {
            folder = Path.GetRelativePath(user[""], Path.GetFullPath(Here(words[1])));
            Assert.True(Directory.Exists(Here("")), command);
            return;
        }
        Assert.Equal("dotnet", words[0]);
        var watch = Stopwatch.StartNew();
        var run = await user.TypeAsync(folder, words[1..]);
        times.Append(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,6:F1} s  {command}\n");
        Assert.True(run.ExitCode != 0 == fails, $"{command}\n{run.Output}");
        printed = run.Output;
    }
}
