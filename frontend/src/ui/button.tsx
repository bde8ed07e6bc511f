import { Button as DsButton } from "@digdir/designsystemet-react";
import type { ComponentProps, ReactNode } from "react";
import { Link } from "wouter";

type Variant = "primary" | "secondary" | "tertiary";
type ButtonProps = Omit<ComponentProps<typeof DsButton>, "data-color" | "variant"> & { variant?: Variant; tone?: "accent" | "neutral" | "danger" };

export function Button({ variant = "primary", tone = "accent", ...rest }: ButtonProps) {
  return <DsButton data-size="sm" data-color={tone} variant={variant} {...rest} />;
}

/** A link that looks like a button because it is the page's main way on. */
export function LinkButton({ href, variant = "primary", children }: { href: string; variant?: Variant; children: ReactNode }) {
  return (
    <DsButton asChild data-size="sm" variant={variant}>
      <Link href={href}>{children}</Link>
    </DsButton>
  );
}
