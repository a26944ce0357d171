using System.Runtime.CompilerServices;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace StaticNet.Runtime;

/// <summary>A part of a range of work.</summary>
/// <param name="worker">Which thread runs it: 0 is the caller.</param>
/// <param name="begin">The first unit.</param>
/// <param name="end">One behind the last.</param>
internal delegate void WorkBody(int worker, int begin, int end);

/// <summary>
/// Threads that wait for work. A dispatch cuts a range into one run of units for each thread, the caller among them, and
/// returns when all are done. Waiting spins for some microseconds, which bridges the gaps within a training step, then parks:
/// longer spinning would collapse where other programs want the core. Dispatching allocates nothing.
/// </summary>
/// <remarks>Not for several callers at once, and a body may not dispatch.</remarks>
internal sealed class WorkerPool : IDisposable
{
    private readonly Shared shared;
    private readonly Thread[] threads;

    /// <summary>Starts threads - 1 threads; the caller is the other one.</summary>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        shared = new Shared(threads);
        this.threads = new Thread[threads - 1];
        for (int i = 0; i < this.threads.Length; i++)
        {
            int worker = i + 1;
            Shared work = shared; // The threads must not keep the pool alive, or a forgotten one never ends.
            this.threads[i] = new Thread(() => work.Loop(worker)) { IsBackground = true, Name = $"StaticNet {worker}" };
            this.threads[i].Start();
        }
    }

    ~WorkerPool() => shared?.Stop(); // Null where the constructor threw.

    /// <summary>How many threads work, the caller among them.</summary>
    public int Threads => threads.Length + 1;

    /// <summary>Runs a body over units 0 to <paramref name="units"/> - 1 and waits for it.</summary>
    /// <remarks>If parts throw, all parts still end, and the caller gets the exception of the first of them.</remarks>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(WorkBody body, int units)
    {
        ObjectDisposedException.ThrowIf(shared.IsStopped, this);
        if (threads.Length == 0 || units <= 1)
            body(0, 0, units);
        else
            shared.Run(body, units);
        GC.KeepAlive(this);
    }

    /// <summary>Ends the threads and waits for them.</summary>
    public void Dispose()
    {
        shared.Stop();
        foreach (Thread thread in threads)
            thread.Join();
        GC.SuppressFinalize(this);
    }

    private sealed class Shared(int threads)
    {
        private static readonly long SpinTicks = Stopwatch.Frequency / 1_000_000 * 30;
        private readonly object workGate = new();
        private readonly object doneGate = new();
        private readonly Exception?[] failures = new Exception?[threads];
        private WorkBody? body;
        private int units;
        private int generation;
        private int pending;
        private int parkedWorkers;
        private int callerParked;
        private volatile bool stopped;

        public bool IsStopped => stopped;

        public void Run(WorkBody work, int count)
        {
            body = work;
            units = count;
            Volatile.Write(ref pending, threads - 1);

            // A full fence on both sides: either the worker sees the new generation before it parks, or we see it parked.
            Interlocked.Increment(ref generation);
            if (Volatile.Read(ref parkedWorkers) > 0)
            {
                lock (workGate)
                    Monitor.PulseAll(workGate);
            }

            RunPart(0);
            WaitForWorkers();
            body = null;
            RethrowFirst();
        }

        public void Stop()
        {
            stopped = true;
            Interlocked.Increment(ref generation);
            lock (workGate)
                Monitor.PulseAll(workGate);
        }

        public void Loop(int worker)
        {
            int seen = 0;
            while (true)
            {
                seen = WaitForWork(seen);
                if (stopped)
                    return;
                RunPart(worker);
                if (Interlocked.Decrement(ref pending) == 0 && Volatile.Read(ref callerParked) != 0)
                {
                    lock (doneGate)
                        Monitor.PulseAll(doneGate);
                }
            }
        }

        private void RunPart(int worker)
        {
            try
            {
                int begin = (int)((long)units * worker / threads), end = (int)((long)units * (worker + 1) / threads);
                if (begin < end)
                    body!(worker, begin, end);
            }
            catch (Exception e)
            {
                failures[worker] = e;
            }
        }

        private int WaitForWork(int seen)
        {
            long start = Stopwatch.GetTimestamp();
            do
            {
                int now = Volatile.Read(ref generation);
                if (now != seen)
                    return now;
                Thread.SpinWait(8);
            }
            while (Stopwatch.GetTimestamp() - start < SpinTicks);

            lock (workGate)
            {
                Interlocked.Increment(ref parkedWorkers);
                while (Volatile.Read(ref generation) == seen)
                    Monitor.Wait(workGate);
                Interlocked.Decrement(ref parkedWorkers);
                return Volatile.Read(ref generation);
            }
        }

        private void WaitForWorkers()
        {
            long start = Stopwatch.GetTimestamp();
            do
            {
                if (Volatile.Read(ref pending) == 0)
                    return;
                Thread.SpinWait(8);
            }
            while (Stopwatch.GetTimestamp() - start < SpinTicks);

            lock (doneGate)
            {
                Interlocked.Exchange(ref callerParked, 1);
                while (Volatile.Read(ref pending) != 0)
                    Monitor.Wait(doneGate);
                Interlocked.Exchange(ref callerParked, 0);
            }
        }

        private void RethrowFirst()
        {
            Exception? first = null;
            for (int i = 0; i < failures.Length; i++)
            {
                first ??= failures[i];
                failures[i] = null;
            }

            if (first is not null)
                ExceptionDispatchInfo.Throw(first);
        }
    }
}
