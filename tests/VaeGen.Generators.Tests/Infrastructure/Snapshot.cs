using System.Text;
using System.Text.RegularExpressions;

namespace VaeGen.Generators.Tests;

/// <summary>
/// Compares emitted files with the ones committed beside the tests, by Verify's file conventions, so that moving to Verify stays a small change:
/// <c>Class.Case#Hint.verified.cs</c> is what is expected, <c>.received.cs</c> is written where something else came out.
/// </summary>
internal static partial class Snapshot
{
    /// <summary>Set to 1 to take what comes out as what is expected.</summary>
    public const string AcceptVariable = "VAEGEN_ACCEPT_SNAPSHOTS";

    private static bool Accept => Environment.GetEnvironmentVariable(AcceptVariable) == "1";

    public static void Verify(string testClass, string name, IReadOnlyDictionary<string, string> files)
    {
        var folder = Repository.PathOf("tests", "VaeGen.Generators.Tests", "Snapshots");
        VerifyIn(folder, $"{testClass}.{name}", files, Accept);
    }

    /// <summary>Compares lines with those of a file of the repository.</summary>
    public static void VerifyLines(string path, IEnumerable<string> lines)
    {
        var failures = new StringBuilder();
        Compare(path, Path.ChangeExtension(path, ".received" + Path.GetExtension(path)), string.Join('\n', lines) + "\n", Accept, failures);
        Report(failures);
    }

    internal static void VerifyIn(string folder, string prefix, IReadOnlyDictionary<string, string> files, bool accept)
    {
        var failures = new StringBuilder();
        var expectedPaths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (hint, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var stem = Path.Combine(folder, $"{prefix}#{Path.GetFileNameWithoutExtension(hint)}");
            var (verified, received) = (stem + ".verified.cs", stem + ".received.cs");
            expectedPaths.Add(verified);
            Compare(verified, received, Scrub(text), accept, failures);
        }

        foreach (var stale in Directory.EnumerateFiles(folder, $"{prefix}#*.verified.cs").Where(path => !expectedPaths.Contains(path)))
        {
            if (accept)
            {
                File.Delete(stale);
            }
            else
            {
                failures.Append(Path.GetFileName(stale)).Append(" is expected, but no such file is emitted any more.\n");
            }
        }

        Report(failures);
    }

    private static void Compare(string verified, string received, string actual, bool accept, StringBuilder failures)
    {
        if (accept)
        {
            WriteIfDifferent(verified, actual);
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        failures.Append(expected is null ? $"{Path.GetFileName(verified)} does not exist; new:\n{actual}" : $"{Path.GetFileName(verified)} differs (- expected, + received):\n{LineDiff.Between(expected, actual)}").Append('\n');
    }

    private static void Report(StringBuilder failures)
    {
        if (failures.Length > 0)
        {
            Assert.Fail($"{failures}Look at the difference; if it is meant, run the test again with {AcceptVariable}=1.");
        }
    }

    // a release must not touch every snapshot
    private static string Scrub(string text) => VersionStamp().Replace(text, "GeneratedCode(\"VaeGen\", \"{version}\")");

    [GeneratedRegex("""GeneratedCode\("VaeGen", "[^"]*"\)""")]
    private static partial Regex VersionStamp();

    private static void WriteIfDifferent(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text);
        }
    }
}
