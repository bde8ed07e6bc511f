const FAULTS = ".item-form [aria-invalid='true'], .item-form .field-error, .item-form .payer-sum:not([data-even])";

/** Takes the person to the first thing to put right, once the form has drawn it: the button is far below. */
export function goToFault(): void {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>(FAULTS);
    first?.scrollIntoView({ block: "center" });
    first?.focus({ preventScroll: true });
  });
}
