/** Two people who change the same thing: part by part, so that neither loses what only one has changed. */

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The parts that differ, in the order of the first. */
export function differing<T extends object>(a: T, b: T): (keyof T)[] {
  return (Object.keys(a) as (keyof T)[]).filter((part) => !same(a[part], b[part]));
}

/** The parts that both have changed, since they began from the same, and not to the same. */
export function conflictsOf<T extends object>(base: T, mine: T, theirs: T): (keyof T)[] {
  const changedByThem = differing(base, theirs);
  return differing(base, mine).filter((part) => changedByThem.includes(part) && !same(mine[part], theirs[part]));
}

/** Theirs with what I have changed; where both have changed a part, mine only if it is kept. */
export function merged<T extends object>(base: T, mine: T, theirs: T, keepMine: readonly (keyof T)[]): T {
  const disputed = conflictsOf(base, mine, theirs);
  return differing(base, mine)
    .filter((part) => !disputed.includes(part) || keepMine.includes(part))
    .reduce((all, part) => ({ ...all, [part]: mine[part] }), theirs);
}
