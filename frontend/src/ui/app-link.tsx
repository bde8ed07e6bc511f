import type { ComponentProps } from "react";
import { Link } from "wouter";

/** A link inside the app; the browser still gets a real address to open in a new tab. */
export function AppLink(props: ComponentProps<typeof Link>) {
  return <Link {...props} />;
}
