using System.Diagnostics;

namespace VaeGen.Onnx.Tests;

/// <summary>The programs that judge the files: ONNX's own checker, in Python, and onnxruntime, in node.</summary>
internal static class Tools
{
    private static bool IsRequired => Environment.GetEnvironmentVariable("VAEGEN_REQUIRE_ONNX") == "1";

    /// <summary>A Python that has the package onnx, which of Debian's packages only Debian's own has. Skips the test where there is none, unless VAEGEN_REQUIRE_ONNX says that there must be.</summary>
    public static string Python()
    {
        var python = ((string[])["/usr/bin/python3", "python3"]).FirstOrDefault(name => Succeeds(name, "-c", "import onnx"));
        Assert.SkipUnless(python is not null || IsRequired, "No Python here has the package onnx, which Debian has in python3-onnx.");
        return python ?? "python3";
    }

    /// <summary>The folder of npm's onnxruntime-node, which VAEGEN_ONNXRUNTIME names. Skips the test where it does not, likewise.</summary>
    public static string OnnxRuntime()
    {
        var package = Environment.GetEnvironmentVariable("VAEGEN_ONNXRUNTIME");
        Assert.SkipUnless(package is not null || IsRequired, "VAEGEN_ONNXRUNTIME does not name the folder of npm's package onnxruntime-node.");
        return package ?? "onnxruntime-node";
    }

    /// <summary>Runs a command to its end, which must be a good one.</summary>
    /// <returns>Its output.</returns>
    public static async Task<string> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{command} ended with {process.ExitCode}: {await error}");
        return await output;
    }

    private static bool Succeeds(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }
}
