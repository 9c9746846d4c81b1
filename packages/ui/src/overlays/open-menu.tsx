import { DropdownMenu as Radix } from "radix-ui";
import { Fragment } from "react";
import { classNames } from "../class-names.ts";
import { Link } from "../navigation/link.tsx";
import { Kbd } from "../text/kbd.tsx";
import { floatClasses } from "./float-classes.ts";
import type { MenuItem, MenuProps } from "./menu-props.ts";

/** Opens as soon as it is there: it was wanted. */
export function OpenMenu({ trigger, label, items, align = "end" }: MenuProps) {
  return (
    <Radix.Root modal={false} defaultOpen>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className={classNames(
            floatClasses,
            "max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 overflow-auto p-1",
          )}
        >
          {items.map((item) => (
            <Fragment key={item.label}>
              {item.apart === true && <Radix.Separator className="-mx-1 my-1 h-px bg-line" />}
              <Item item={item} />
            </Fragment>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  const look = classNames(
    "flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-sm px-2 py-1 text-table outline-none data-highlighted:bg-hover data-disabled:cursor-not-allowed data-disabled:text-faint pointer-coarse:min-h-11 forced-colors:data-highlighted:outline",
    item.danger === true && "text-bad",
  );
  const inside = (
    <>
      {item.icon}
      <span className="min-w-0 flex-1">
        {item.label}
        {item.disabledReason !== undefined && <span className="block text-sm">{item.disabledReason}</span>}
      </span>
      {item.keys !== undefined && <Kbd>{item.keys}</Kbd>}
    </>
  );
  const disabled = item.disabledReason !== undefined;
  const act = () => item.onSelect?.();
  if (item.checked !== undefined) {
    return (
      <Radix.CheckboxItem
        checked={item.checked}
        disabled={disabled}
        onCheckedChange={act}
        onSelect={(event) => event.preventDefault()}
        className={look}
      >
        <span aria-hidden className="w-3.5">
          {item.checked ? "✓" : ""}
        </span>
        {inside}
      </Radix.CheckboxItem>
    );
  }
  if (item.href !== undefined && !disabled) {
    return (
      <Radix.Item asChild onSelect={act}>
        <Link href={item.href} className={look}>
          {inside}
        </Link>
      </Radix.Item>
    );
  }
  return (
    <Radix.Item disabled={disabled} onSelect={act} className={look}>
      {inside}
    </Radix.Item>
  );
}
