/** What is left of a part of an upload at most; whoever sends more is cut off. */
const mostBytes = 64 * 1024 ** 2;

/**
 * A body whose rest is read and thrown away when nobody wants it any more. A client that is still sending hears no answer
 * from a connection that is cut: it would see a broken line where a full disk was the reason.
 */
export function readToEnd(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        try {
          for (let left = mostBytes; left > 0; ) {
            const { done, value } = await reader.read();
            if (done) return;
            left -= value.byteLength;
          }
        } catch {
          // The sender has gone: there is nobody to answer.
        }
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
