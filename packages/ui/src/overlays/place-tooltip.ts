const apart = 6;
const edge = 8;

interface Anchor {
  left: number;
  top: number;
  bottom: number;
  width: number;
}

/** Above its anchor, in the middle; below where there is no room, and never out of the window. */
export function placeTooltip(box: HTMLElement, anchor: Anchor): void {
  const { offsetWidth: width, offsetHeight: height } = box;
  const right = document.documentElement.clientWidth - width - edge;
  const left = Math.max(edge, Math.min(right, anchor.left + anchor.width / 2 - width / 2));
  const above = anchor.top - height - apart;
  const top = above >= edge ? above : anchor.bottom + apart;
  box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}
