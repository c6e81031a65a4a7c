using System.Buffers;

namespace CompetencyBot.BotFramework.Connector;

/// <summary>
/// A connection on which the head of a request waits for its body and leaves with it in one write, where the handler makes two.
/// For asynchronous requests over HTTP/1.1 that have a body, as all to the connector are and have.
/// </summary>
/// <param name="connection">The connection as the handler made it; over TLS, what goes into it unencrypted.</param>
internal sealed class WholeRequests(Stream connection) : Stream
{
    private readonly ArrayBufferWriter<byte> held = new();

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var isHead = held.WrittenCount == 0 && buffer.Span.EndsWith("\r\n\r\n"u8);
        if (held.WrittenCount == 0 && !isHead) return connection.WriteAsync(buffer, cancellationToken);
        held.Write(buffer.Span);
        if (isHead) return ValueTask.CompletedTask;
        var request = held.WrittenMemory;
        held.ResetWrittenCount();
        return connection.WriteAsync(request, cancellationToken);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => connection.ReadAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) connection.Dispose();
        base.Dispose(disposing);
    }
}
