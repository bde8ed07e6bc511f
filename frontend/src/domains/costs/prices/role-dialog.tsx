import { useQueryClient } from "@tanstack/react-query";
import type { CostRole } from "@/api/types";
import { slugOf } from "@/format/slug";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { FormNotices } from "./form-notices";
import { createRole, readRole, renameRole } from "./queries";
import { useTyped } from "./use-typed";

type Props = { role: CostRole | null; taken: readonly string[]; onClose: () => void };

/** A new role, or another name for one. */
export function RoleDialog({ role, taken, onClose }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.prices;
  const cache = useQueryClient();
  const typed = useTyped(`role.${role?.id ?? "ny"}`, { sv: role?.name.sv ?? "", en: role?.name.en ?? "" });
  const { fields } = typed;
  const isFaulty = fields.sv.trim() === "";
  const name = { sv: fields.sv.trim(), en: fields.en.trim() || null };
  const done = () => {
    announce(role ? words.roleRenamed : words.roleCreated);
    void cache.invalidateQueries();
    onClose();
  };
  const save = (version = role?.version ?? 0) => void typed.submit(isFaulty, () => (role ? renameRole({ id: role.id, version }, name) : createRole(slugOf(name.sv, taken), name)), done);
  const keepMine = async () => role && save((await readRole(role.id)).version);
  const takeTheirs = async () => {
    if (!role) return;
    const now = await readRole(role.id);
    typed.reset({ sv: now.name.sv, en: now.name.en ?? "" });
    await cache.invalidateQueries();
  };
  const footer = <><Button variant="secondary" onClick={onClose}>{t.common.cancel}</Button><Button disabled={typed.busy || typed.stale} onClick={() => save()}>{role ? words.save : words.addRole}</Button></>;
  return (
    <Dialog open heading={role ? words.renameHeading(local(role.name)) : words.newRole} onClose={onClose} footer={footer}>
      <FormNotices typed={{ ...typed, reset: () => typed.reset() }} onKeepMine={() => void keepMine()} onTakeTheirs={() => void takeTheirs()} />
      <TextField label={words.roleName} maxLength={300} error={typed.at("name") ?? (typed.tried && isFaulty ? words.nameNeeded : undefined)} value={fields.sv} onChange={(event) => typed.change({ sv: event.target.value })} />
      <TextField label={words.roleNameEn} maxLength={300} lang="en" value={fields.en} onChange={(event) => typed.change({ en: event.target.value })} />
    </Dialog>
  );
}
