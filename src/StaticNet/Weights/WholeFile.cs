namespace StaticNet.Weights;

/// <summary>Files that are there whole, or as they were.</summary>
internal static class WholeFile
{
    /// <summary>
    /// Writes a file beside its place and then moves it there in one step: where anything fails, an older file is as it was, and nothing
    /// is left beside it.
    /// </summary>
    /// <param name="path">The file's place.</param>
    /// <param name="write">Writes its content to the stream.</param>
    /// <exception cref="IOException">It cannot be written there: the disk is full, or the folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file must not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path), temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
