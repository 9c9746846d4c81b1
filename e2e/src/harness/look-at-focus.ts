/**
 * Runs in the page. What is wrong with the sight of the focus: null when it is seen, else a sentence that names the element.
 * It is seen by a ring on itself or around it, by the marked line of a menu or list, or by the caret of the one field there
 * is; and some of it must lie in the window with nothing over it.
 */
export function lookAtFocus(): string | null {
  const focused = document.activeElement;
  // After the last stop the focus is the browser's own.
  if (focused === null || focused === document.body) return null;
  const name = `${focused.tagName.toLowerCase()} ${focused.getAttribute("role") ?? ""} "${(
    focused.getAttribute("aria-label") ??
    focused.textContent ??
    ""
  )
    .trim()
    .slice(0, 40)}" on ${location.pathname}`;
  const hasRing = (node: Element | null) => {
    if (node === null) return false;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1 && outlineColor !== "transparent";
  };
  const around: Element[] = [focused];
  for (let node = focused.parentElement; node !== null && around.length < 4; node = node.parentElement)
    if (node.matches(":has(:focus-visible)")) around.push(node);
  const ringed = [...around, focused.nextElementSibling].find(hasRing);
  const isMarked = focused.matches("[data-highlighted], [data-selected=true]");
  const isOnlyField = focused.matches("[cmdk-input]");
  // A dialog that was just opened has the focus as a whole; the person knows where they are.
  const isDialog = focused.matches("[role=dialog], [role=alertdialog], [role=menu]");
  if (ringed === undefined && !isMarked && !isOnlyField && !isDialog) return `no mark on ${name}`;

  const box = (ringed ?? focused).getBoundingClientRect();
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
  if (right <= left || bottom <= top) return `outside of the window: ${name}`;
  const home = ringed?.parentElement ?? focused;
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y): [number, number] => [left + (right - left) * x, top + (bottom - top) * y]),
  );
  const isFree = points.some(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there !== null && (home.contains(there) || there.contains(focused));
  });
  return isFree ? null : `hidden under something: ${name}`;
}
