namespace DutyWatch.Postgres.Private;

/// <summary>Another DutyWatch lives on the same data folder. The message is meant for the person at the keyboard.</summary>
public sealed class DataFolderInUseException : Exception
{
    public DataFolderInUseException()
    {
    }

    public DataFolderInUseException(string message)
        : base(message)
    {
    }

    public DataFolderInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal DataFolderInUseException(string folder, string pid, Exception innerException)
        : base(
            $"数据文件夹 {folder} 正被另一个 DutyWatch（进程 {pid}）使用，请先停止它或另选文件夹 / "
            + $"the data folder {folder} is in use by another DutyWatch (process {pid}): stop it or choose another folder",
            innerException)
    {
    }
}
