using StaticNet.Runtime;

namespace StaticNet.Tests;

public class WorkerPoolTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 2)]
    [InlineData(4, 1001)]
    public void Every_unit_runs_once_in_whole_runs(int threads, int units)
    {
        using var pool = new WorkerPool(threads);
        int[] runs = new int[units];
        int parts = 0;
        for (int round = 1; round <= 50; round++)
        {
            parts = 0;
            pool.Run((_, begin, end) =>
            {
                Interlocked.Increment(ref parts);
                for (int i = begin; i < end; i++)
                    Interlocked.Increment(ref runs[i]);
            }, units);
            Assert.All(runs, x => Assert.Equal(round, x));
        }

        Assert.Equal(Math.Min(threads, units), parts);
    }

    [Fact]
    public void No_units_run_nothing_harmful()
    {
        using var pool = new WorkerPool(3);
        pool.Run((_, begin, end) => Assert.Equal(begin, end), 0);
    }

    [Fact]
    public void Parked_workers_wake_again()
    {
        using var pool = new WorkerPool(3);
        int[] sums = new int[3];
        for (int round = 0; round < 20; round++)
        {
            Thread.Sleep(round % 3);
            pool.Run((worker, begin, end) => sums[worker] += end - begin, 3);
        }

        Assert.Equal([20, 20, 20], sums);
    }

    [Fact]
    public void A_slow_worker_is_waited_for()
    {
        using var pool = new WorkerPool(2);
        bool done = false;
        pool.Run((worker, _, _) =>
        {
            if (worker == 1)
            {
                Thread.Sleep(30);
                Volatile.Write(ref done, true);
            }
        }, 2);
        Assert.True(Volatile.Read(ref done));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_exception_reaches_the_caller_after_all_parts_ended(int thrower)
    {
        using var pool = new WorkerPool(2);
        int ended = 0;
        var error = Assert.Throws<InvalidOperationException>(() => pool.Run((worker, _, _) =>
        {
            if (worker == thrower)
                throw new InvalidOperationException($"from {worker}");
            Thread.Sleep(20);
            Interlocked.Increment(ref ended);
        }, 2));
        Assert.Equal($"from {thrower}", error.Message);
        Assert.Equal(1, ended);

        // And the pool still works.
        pool.Run((_, _, _) => Interlocked.Increment(ref ended), 2);
        Assert.Equal(3, ended);
    }

    [Fact]
    public void Disposing_ends_the_threads()
    {
        var pool = new WorkerPool(3);
        var threads = new Thread[3];
        pool.Run((worker, _, _) => threads[worker] = Thread.CurrentThread, 3);
        pool.Dispose();
        Assert.All(threads[1..], x => Assert.False(x.IsAlive));
        Assert.Throws<ObjectDisposedException>(() => pool.Run((_, _, _) => { }, 3));
    }

    [Fact]
    public void A_forgotten_pool_ends_its_threads()
    {
        Thread worker = Forget();
        for (int i = 0; i < 50 && worker.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }

        Assert.False(worker.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static Thread Forget()
        {
            var pool = new WorkerPool(2);
            var threads = new Thread[2];
            pool.Run((worker, _, _) => threads[worker] = Thread.CurrentThread, 2);
            return threads[1];
        }
    }

    [Fact]
    public void Dispatching_allocates_nothing_on_any_thread()
    {
        using var pool = new WorkerPool(2);
        long[] allocated = new long[2];
        WorkBody empty = (_, _, _) => { }, measure = (worker, _, _) => allocated[worker] = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            pool.Run(empty, 2);
        pool.Run(measure, 2);
        long[] before = (long[])allocated.Clone();
        for (int i = 0; i < 1000; i++)
        {
            if (i % 100 == 0)
                Thread.Sleep(1); // Let the worker park now and then.
            pool.Run(empty, 2);
        }

        // Nothing between the two measurements but the copy above, which is the caller's.
        pool.Run(measure, 2);
        Assert.Equal(before[1], allocated[1]);
        Assert.InRange(allocated[0] - before[0], 0, 64);
    }
}
