import type { ReactNode } from "react";

/** Small line icons of our own; they decorate words and are hidden from screen readers. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const DownloadIcon = () => <Icon><path d="M9 2.5v8.5M5.5 7.8 9 11.2l3.5-3.400M3 14.800h12" /></Icon>;
export const LinkIcon = () => <Icon><path d="M7.5 10.500a3 3 0 0 0 4.3 0l2.4-2.400a3 3 0 0 0-4.3-4.300l-.8.8M10.5 7.500a3 3 0 0 0-4.3 0L3.8 9.900a3 3 0 0 0 4.3 4.300l.8-.8" /></Icon>;
export const CodeIcon = () => <Icon><path d="m6 5-4 4 4 4M12 5l4 4-4 4" /></Icon>;
export const BookIcon = () => <Icon><path d="M3 3.500c2-.8 4-.8 6 .5 2-1.3 4-1.3 6-.5v11c-2-.8-4-.8-6 .5-2-1.3-4-1.3-6-.5zM9 4v11" /></Icon>;
export const CloseIcon = () => <Icon><path d="m4 4 10 10M14 4 4 14" /></Icon>;
export const MenuIcon = () => <Icon><path d="M2.5 5h13M2.5 9h13M2.5 13h13" /></Icon>;
export const ChevronIcon = () => <Icon><path d="m5 7 4 4 4-4" /></Icon>;
export const UpIcon = () => <Icon><path d="M9 14.500V3.500M4.5 8 9 3.5 13.5 8" /></Icon>;
export const DownIcon = () => <Icon><path d="M9 3.500v11M4.5 10 9 14.5 13.5 10" /></Icon>;
export const CopyIcon = () => <Icon><path d="M6 6V3h9v9h-3M3 6h9v9H3z" /></Icon>;
export const CheckIcon = () => <Icon><path d="m3.5 9.5 3.5 3.5 7.5-8" /></Icon>;
