namespace CompetencyBot.Cli;

/// <summary>Files that commands write: whole, or not at all.</summary>
internal static class CliFiles
{
    public static void WriteWhole(string path, byte[] content)
    {
        var unfinished = $"{Path.GetFullPath(path)}.unfinished";
        try
        {
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Runs a command's work; a file that cannot be read or written is told in one line.</summary>
    public static int Attempt(Action work)
    {
        try
        {
            work();
            return CommandLine.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return CommandLine.Failed;
        }
        catch (ArgumentOutOfRangeException exception) when (exception.TargetSite?.DeclaringType?.Namespace == typeof(File).Namespace)
        {
            // How a file is told to be larger than the file system or the account allows.
            Console.Error.WriteLine("The file would be larger than is allowed here. Nothing was written.");
            return CommandLine.Failed;
        }
    }
}
