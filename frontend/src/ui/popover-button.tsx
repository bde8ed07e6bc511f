import { Button, Popover } from "@digdir/designsystemet-react";
import { useId, useState, type ReactNode } from "react";

type Props = {
  label: ReactNode;
  name?: string;
  variant?: "secondary" | "tertiary";
  placement?: "bottom-start" | "bottom-end";
  children: ReactNode | ((close: () => void) => ReactNode);
};

/** A button that opens a small surface beside itself; Escape and a click outside close it. */
export function PopoverButton({ label, name, variant = "tertiary", placement = "bottom-start", children }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="button" data-size="sm" variant={variant} popoverTarget={id} aria-expanded={open} aria-label={name}>
        {label}
      </Button>
      <Popover id={id} placement={placement} open={open} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} data-size="sm" className="popover">
        {open && (typeof children === "function" ? children(() => setOpen(false)) : children)}
      </Popover>
    </>
  );
}
