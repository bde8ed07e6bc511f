const LONGEST = 80;

/** A readable id from a name: "22 Enkät till skolor" becomes "22-enkat-till-skolor", with a number when it is taken. */
export function slugOf(name: string, taken: readonly string[] = []): string {
  const plain = name.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const slug = plain.slice(0, LONGEST).replace(/-$/, "") || "ny";
  let free = slug;
  for (let number = 2; taken.includes(free); number += 1) free = `${slug}-${number}`;
  return free;
}
