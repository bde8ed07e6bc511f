import { differing, same, type ItemDraft, type Part } from "./draft";

function put<P extends Part>(into: ItemDraft, part: P, from: ItemDraft): ItemDraft {
  return { ...into, [part]: from[part] };
}

/** The parts that both have changed, since they began from the same, and not to the same. */
export function conflictsOf(base: ItemDraft, mine: ItemDraft, theirs: ItemDraft): Part[] {
  const changedByThem = differing(base, theirs);
  return differing(base, mine).filter((part) => changedByThem.includes(part) && !same(mine[part], theirs[part]));
}

/** Theirs with what I have changed; where both have changed a part, mine only if it is kept. */
export function merged(base: ItemDraft, mine: ItemDraft, theirs: ItemDraft, keepMine: readonly Part[]): ItemDraft {
  const disputed = conflictsOf(base, mine, theirs);
  return differing(base, mine)
    .filter((part) => !disputed.includes(part) || keepMine.includes(part))
    .reduce((all, part) => put(all, part, mine), theirs);
}
