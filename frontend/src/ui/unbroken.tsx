/** A figure whose own parts may not be torn apart: a dash or a thin space between digits. */
const FIGURE = /\d[–\u2009]/;

/** Text that breaks between words but never within a figure: "8,5–12,1 mkr" stays whole. */
export function Unbroken({ text }: { text: string }) {
  return text.split(/( )/).map((word, index) => (FIGURE.test(word) ? <span key={index} className="nowrap">{word}</span> : word));
}
