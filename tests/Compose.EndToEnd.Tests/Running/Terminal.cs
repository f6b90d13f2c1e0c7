using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>A command on a pseudo-terminal, with typed input and screen output.</summary>
internal sealed partial class Terminal : IAsyncDisposable
{
    private const int ReadWrite = 2;
    private const int NotControlling = 0x100;
    private const nuint SetWindowSize = 0x5414;

    private readonly FileStream master;
    private readonly SafeFileHandle held;
    private readonly string device;
    private readonly Process process;
    private readonly StringBuilder screen = new();
    private readonly string settings;

    private Terminal(FileStream master, SafeFileHandle held, string device, Process process, string settings)
    {
        this.master = master;
        this.held = held;
        this.device = device;
        this.process = process;
        this.settings = settings;
        // Ends when all handles of the other side are closed, the last of which is held by this object.
        new Thread(Watch) { IsBackground = true }.Start();
    }

    public string Screen
    {
        get
        {
            lock (screen)
                return screen.ToString();
        }
    }

    /// <summary>The screen without colours and other escape sequences.</summary>
    public string PlainScreen => Escape().Replace(Screen, "");

    public static Terminal Start(string folder, IReadOnlyDictionary<string, string> variables, string[] arguments)
    {
        var descriptor = PosixOpenPt(ReadWrite | NotControlling);
        if (descriptor < 0 || GrantPt(descriptor) != 0 || UnlockPt(descriptor) != 0)
            throw new InvalidOperationException("no pseudo-terminal is to be had");
        var device = Marshal.PtrToStringUTF8(PtsName(descriptor)) ?? throw new InvalidOperationException("the pseudo-terminal has no name");
        _ = SetSize(descriptor, SetWindowSize, new WindowSize(40, 120, 0, 0));
        var master = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
        // An open handle of the other side keeps the terminal alive between two programs.
        var held = new SafeFileHandle(Open(device, ReadWrite | NotControlling), ownsHandle: true);
        var settings = SettingsOf(device);
        // A new session with the device as its controlling terminal, so that Ctrl-C reaches the command as a signal.
        string[] line = ["-c", "exec setsid --ctty --wait \"$@\" <\"$0\" >\"$0\" 2>&1", device, Binary.Path, .. arguments];
        var start = new ProcessStartInfo("/bin/sh", line) { WorkingDirectory = folder };
        Surroundings.Apply(start, variables);
        start.Environment["TERM"] = "xterm";
        return new Terminal(master, held, device, Process.Start(start)!, settings);
    }

    public async Task TypeAsync(string text) => await master.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends the command a signal from outside the terminal.</summary>
    public Task SignalAsync(string signal) => Signals.SendAsync(process, signal);

    public Task PressCtrlCAsync() => TypeAsync("\u0003");

    /// <summary>Resizes the window, which notifies the command.</summary>
    public void Resize(int rows, int columns) =>
        _ = SetSize((int)master.SafeFileHandle.DangerousGetHandle(), SetWindowSize, new WindowSize((ushort)rows, (ushort)columns, 0, 0));

    /// <param name="plain">Whether to look without escape sequences.</param>
    public Task UntilSeenAsync(string text, bool plain = false, int times = 1) =>
        Eventually.BecomesTrueAsync(
            $"'{text}' is seen at the terminal",
            () => Task.FromResult((plain ? PlainScreen : Screen).Split(text).Length > times)
        );

    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Eventually.CommandLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("still running after its time; the screen shows:\n" + Screen);
        }

        return process.ExitCode;
    }

    /// <summary>Whether echo, line editing etc. are as before the command.</summary>
    public bool IsAsItWas() => SettingsOf(device) == settings;

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        held.Dispose();
        await master.DisposeAsync();
    }

    private static string SettingsOf(string device)
    {
        using var stty = Process.Start(new ProcessStartInfo("stty", ["-F", device, "-g"]) { RedirectStandardOutput = true })!;
        var settings = stty.StandardOutput.ReadToEnd();
        stty.WaitForExit();
        return settings;
    }

    private void Watch()
    {
        var buffer = new byte[4096];
        try
        {
            int read;
            while ((read = master.Read(buffer)) > 0)
            {
                lock (screen)
                    screen.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // EIO: the last handle of the other side is closed.
        }
    }

    [GeneratedRegex("\e\\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escape();

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    private static partial int PosixOpenPt(int flags);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    private static partial int GrantPt(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    private static partial int UnlockPt(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname")]
    private static partial nint PtsName(int descriptor);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int SetSize(int descriptor, nuint request, in WindowSize size);

    private readonly record struct WindowSize(ushort Rows, ushort Columns, ushort Width, ushort Height);
}
