using System.Runtime.InteropServices;

namespace VaeGen.Generators.Tests;

/// <summary>Runs code as a user whom a folder's permissions hold back, even where the tests run as root, whom they do not.</summary>
internal static class Unprivileged
{
    // of linux/capability.h: the layout's version, and the two capabilities that permissions do not hold back
    private const uint Version = 0x20080522;
    private const uint OverridesPermissions = 0b110; // CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH

    /// <summary>Runs it on a thread of its own, the only one that loses what root may do; threads that it starts take after it.</summary>
    public static void Run(Action action)
    {
        Exception? error = null;
        var thread = new Thread(() =>
        {
            try
            {
                if (OperatingSystem.IsLinux())
                {
                    GiveUp();
                }
                action();
            }
            catch (Exception caught)
            {
                error = caught;
            }
        });
        thread.Start();
        thread.Join();
        if (error is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        }
    }

    private static void GiveUp()
    {
        var header = new[] { Version, 0u }; // 0: this thread
        var sets = new uint[6]; // effective, permitted, inheritable; twice 32 bits of each
        Assert.Equal(0, capget(header, sets));
        sets[0] &= ~OverridesPermissions;
        Assert.Equal(0, capset(header, sets));
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int capget(uint[] header, [Out] uint[] sets);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int capset(uint[] header, uint[] sets);
}
