import { useEffect, useRef, useState } from "react";
import type { Invitation, Recipient } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CopyButton, copyText } from "@/ui/copy-button";
import { ConfirmDialog } from "@/ui/dialog";
import { Message } from "@/ui/message";
import { announce } from "@/ui/toast";
import { linksAsCsv, newLinks } from "./links";

type Props = { invitations: readonly Invitation[]; recipients: readonly Recipient[]; name: string; onDone: () => void };

/** The links, shown this once. The list stays until the person says that they are copied. */
export function NewLinks({ invitations, recipients, name, onDone }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.rounds;
  const [copied, setCopied] = useState(false);
  const [closing, setClosing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const links = newLinks(invitations, recipients, local);
  const csv = linksAsCsv(links, [words.unit, words.principal, words.email, words.link]);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (copied) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [copied]);
  const copyAll = async () => {
    const done = await copyText(csv);
    setCopied(done);
    announce(done ? words.copiedAll : t.common.view.copyFailed);
  };
  const download = () => {
    const address = URL.createObjectURL(new Blob([`\ufeff${csv}`], { type: "text/csv;charset=utf-8" }));
    const anchor = Object.assign(document.createElement("a"), { href: address, download: `lankar-${name}.csv` });
    anchor.click();
    URL.revokeObjectURL(address);
    setCopied(true);
  };
  const actions = (
    <>
      <Button onClick={() => void copyAll()}>{words.copyAll}</Button>
      <Button variant="secondary" onClick={download}>{words.downloadAll}</Button>
      <Button variant="tertiary" onClick={() => (copied ? onDone() : setClosing(true))}>{words.keptCopy}</Button>
    </>
  );
  return (
    <div ref={box} tabIndex={-1} className="new-links">
      <Message tone="success" heading={links.length === 1 ? words.linksHeadingOne : words.linksHeading(formatNumber(links.length, lang))} actions={actions} live>
        <p>{words.once}</p>
        <ul className="plain-list link-list">
          {links.map((one) => (
            <li key={one.link}>
              <span className="strong">{one.name}</span>
              <code className="code">{one.link}</code>
              <CopyButton text={one.link} done={words.copied} />
            </li>
          ))}
        </ul>
      </Message>
      <ConfirmDialog open={closing} heading={words.hideHeading} confirm={words.keptCopy} onConfirm={onDone} onClose={() => setClosing(false)}><p>{words.hideBody}</p></ConfirmDialog>
    </div>
  );
}
