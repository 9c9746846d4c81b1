/** The box around what can be typed in. 16 px on touch: a smaller text makes phones zoom in. */
export const controlBox =
  "flex min-h-9 w-full items-center gap-2 rounded-md border border-control bg-surface px-2.5 transition-colors duration-120 " +
  "hover:border-muted has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-1 has-[:focus-visible]:outline-focus " +
  "has-[[aria-invalid=true]]:border-bad has-[>:disabled]:cursor-not-allowed has-[>:disabled]:bg-sunken pointer-coarse:min-h-11";

export const controlText =
  "min-w-0 flex-1 self-stretch bg-transparent py-1.5 text-base text-text outline-none disabled:cursor-not-allowed disabled:text-faint pointer-coarse:text-lg";
