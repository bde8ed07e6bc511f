import { Component, type ReactNode } from "react";
import { useLocation } from "wouter";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";

type GuardProps = { children: ReactNode; place: string; fallback: ReactNode };

class Guard extends Component<GuardProps, { crashedAt: string | null }> {
  override state = { crashedAt: null as string | null };
  static getDerivedStateFromError() {
    return { crashedAt: window.location.pathname };
  }
  override render() {
    // Going to another page tries again; only the page that failed stays failed.
    return this.state.crashedAt === this.props.place ? this.props.fallback : this.props.children;
  }
}

/** One page that fails does not take the menu and the other pages with it. */
export function CrashGuard({ children }: { children: ReactNode }) {
  const { t } = useText();
  const [place] = useLocation();
  const words = t.common.error;
  const reload = <Button onClick={() => window.location.reload()}>{words.reload}</Button>;
  const fallback = <div className="page-head"><Message tone="danger" heading={words.crashed} actions={reload} live>{words.crashedBody}</Message></div>;
  return <Guard place={place} fallback={fallback}>{children}</Guard>;
}
