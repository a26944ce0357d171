using System.Diagnostics;

namespace StaticNet.Tests.Robustness;

/// <summary>Gives a reader damaged files, and asks for what it promises: a result or its own exception, soon, in little memory.</summary>
internal static class Fuzz
{
    // For messages, JSON's buffers and the result's own objects, which a small file has too.
    private const long FixedBytes = 64 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Reads each file, damaged again and again; gives how many were still valid.</summary>
    /// <param name="files">Whole files.</param>
    /// <param name="count">How many damaged files to read.</param>
    /// <param name="bytesEach">How many bytes a reader may allocate for each byte of a file, at most.</param>
    /// <param name="isDocumented">Whether an exception is among those that the reader promises.</param>
    /// <param name="read">The reader.</param>
    public static int Run(IReadOnlyList<byte[]> files, int count, int bytesEach, Func<Exception, bool> isDocumented, Action<byte[]> read)
    {
        int valid = 0;
        for (int seed = 0; seed < count; seed++)
        {
            byte[] file = Mutation.Apply(files[seed % files.Count], seed);
            long start = Stopwatch.GetTimestamp(), allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(file);
                valid++;
            }
            catch (Exception e) when (isDocumented(e))
            {
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e.GetType()}: {e.Message}\n{Convert.ToHexString(file)}\n{e.StackTrace}");
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(allocated <= FixedBytes + (long)bytesEach * file.Length, $"seed {seed}: {allocated} bytes were allocated for a file of {file.Length}\n{Convert.ToHexString(file)}");
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            Assert.True(took < Limit, $"seed {seed}: took {took}\n{Convert.ToHexString(file)}");
        }

        return valid;
    }
}
