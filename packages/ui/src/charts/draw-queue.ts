/** Milliseconds of drawing a frame: what does not fit waits for the next, so that many live charts never block a press. */
const budgetMs = 8;

const waiting = new Set<() => void>();
let frame = 0;

/** Calls `draw` in one of the next frames; asking again before that changes nothing. Answers how to take it back. */
export function queueDrawing(draw: () => void): () => void {
  waiting.add(draw);
  if (frame === 0) frame = requestAnimationFrame(drawSome);
  return () => waiting.delete(draw);
}

function drawSome(): void {
  frame = 0;
  const start = performance.now();
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() - start > budgetMs) break;
  }
  if (waiting.size > 0) frame = requestAnimationFrame(drawSome);
}
