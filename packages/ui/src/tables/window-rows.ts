export interface ScrollWindow {
  /** Index of the first row drawn. */
  first: number;
  /** How many are drawn. */
  count: number;
  /** Where the first stands, in pixels from the top of the scrolled area. */
  top: number;
}

/** Browsers draw nothing below some 33 million pixels: a million rows of 36 px would not fit. */
const tallest = 12_000_000;

/** Pixels that the scrolled area gets; less than all rows need when there are very many. */
export function scrolledHeight(count: number, rowHeight: number): number {
  return Math.min(tallest, count * rowHeight);
}

/** Which rows stand in view. Beyond the tallest area a pixel of scrolling passes more than a pixel of rows. */
export function windowRows(
  scrollTop: number,
  viewHeight: number,
  count: number,
  rowHeight: number,
): ScrollWindow {
  const area = scrolledHeight(count, rowHeight);
  const inView = Math.ceil(viewHeight / rowHeight) + 1;
  const most = Math.max(0, area - viewHeight);
  const at = Math.min(most, Math.max(0, scrollTop));
  const hidden = Math.max(0, count * rowHeight - viewHeight);
  // The row at the top edge, as a fraction.
  const exact = most === 0 ? 0 : ((at / most) * hidden) / rowHeight;
  const first = Math.max(0, Math.min(count - inView, Math.floor(exact)));
  return { first, count: Math.min(inView, count - first), top: at - (exact - first) * rowHeight };
}

/** The scroll position that brings a row to the top edge. */
export function scrollTopOf(index: number, viewHeight: number, count: number, rowHeight: number): number {
  const most = Math.max(0, scrolledHeight(count, rowHeight) - viewHeight);
  const hidden = Math.max(1, count * rowHeight - viewHeight);
  return Math.min(most, ((index * rowHeight) / hidden) * most);
}
