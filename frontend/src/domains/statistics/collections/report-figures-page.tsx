import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { PageState } from "@/api/query-state";
import type { FigureForm } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { FilePanel } from "./file-panel";
import { formQuery } from "./queries";
import { TypedForm } from "./typed-form";
import "./collections.css";

export default function ReportFiguresPage() {
  const { collectionId = "", organisationId = "" } = useParams();
  const form = useQuery({ ...formQuery(collectionId, organisationId), refetchOnWindowFocus: false });
  return <PageState query={form}>{(data) => <OwnForm key={`${collectionId} ${organisationId}`} form={data} />}</PageState>;
}

/** One organisation's figures: typed here, or handed in as a file. */
function OwnForm({ form }: { form: FigureForm }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.collections;
  const heading = words.reportFor(local(form.organisation.name));
  return (
    <>
      <PageHead title={heading} heading={heading} answer={form.isEditable ? words.formAnswer : undefined}>
        <AppLink href={`/kartlaggning/insamlingar/${form.collection.id}`}>{words.back}</AppLink>
      </PageHead>
      <ViewBar shows={local(form.collection.title)} call={{ path: `/collections/${form.collection.id}/form`, query: { organisation: form.organisation.id } }} />
      <div className="stack">
        {!form.isEditable && <Message heading={words.closed}>{words.closedBody}</Message>}
        {form.isEditable && <FilePanel form={form} />}
        <TypedForm form={form} />
      </div>
    </>
  );
}
