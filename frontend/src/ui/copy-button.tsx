import { useText } from "@/text/language";
import { Button } from "./button";
import { CopyIcon } from "./icons";
import { announce } from "./toast";

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not a secure context, or refused by the person
  }
}

export function CopyButton({ text, label, done }: { text: string; label?: string; done?: string }) {
  const { t } = useText();
  const copy = async () => announce((await copyText(text)) ? (done ?? t.common.view.copied) : t.common.view.copyFailed);
  return (
    <Button variant="secondary" onClick={() => void copy()}>
      <CopyIcon /> {label ?? t.common.view.copy}
    </Button>
  );
}

/** A line to paste into a shell, with its copy button. */
export function CodeLine({ code, label }: { code: string; label?: string }) {
  return (
    <div className="code-line">
      <code className="code">{code}</code>
      <div><CopyButton text={code} label={label} /></div>
    </div>
  );
}
