"use client";

import {
  type AnchorHTMLAttributes,
  type ComponentType,
  createContext,
  type ReactNode,
  useContext,
} from "react";

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

const PlainLink = (props: LinkProps) => <a {...props} />;
const Context = createContext<ComponentType<LinkProps>>(PlainLink);

/** The app says once how it moves between pages; without it links are plain anchors. */
export function LinkProvider({ link, children }: { link: ComponentType<LinkProps>; children: ReactNode }) {
  return <Context value={link}>{children}</Context>;
}

/** An address inside the app; an absolute one opens as a plain anchor. */
export function Link(props: LinkProps) {
  const Inside = useContext(Context);
  return /^[a-z]+:/i.test(props.href) ? <a rel="noreferrer" {...props} /> : <Inside {...props} />;
}
